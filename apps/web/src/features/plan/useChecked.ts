// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { FormProblem } from './form.ts'
import { planTexts } from './texts.ts'

/** Checks a form when it is sent, not while it is typed; `attempt` takes the focus to the summary again with each try. */
export const useChecked = <Form extends object>(
  problemsOf: (form: Form) => FormProblem<keyof Form & string>[],
  onFailing: (failing: boolean) => void,
) => {
  const [problems, setProblems] = useState<FormProblem<keyof Form & string>[]>([])
  const [attempt, setAttempt] = useState(0)
  return {
    problems,
    attempt,
    /** Whether the form may be sent. */
    check: (form: Form): boolean => {
      const found = problemsOf(form)
      setProblems(found)
      setAttempt(attempt + 1)
      onFailing(found.length > 0)
      return found.length === 0
    },
    errorAt: (field: keyof Form & string): string | undefined => {
      const problem = problems.find((one) => one.field === field)
      return problem && planTexts().quote.errors[problem.kind]
    },
  }
}
