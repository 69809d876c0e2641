// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { accountTexts } from './texts.ts'

type Passwords = { current: string; next: string }
const shortest = 13

const ownProblems = ({ current, next }: Passwords): FieldProblem[] => {
  const { errors } = accountTexts().password
  const problems: FieldProblem[] = []
  if (current === '') problems.push({ field: 'current', text: errors.current })
  if ([...next].length < shortest) problems.push({ field: 'next', text: errors.next })
  return problems
}

/** The server's refusals that belong to one of the two fields. */
const fieldProblems = (error: CallError | null): FieldProblem[] => {
  if (error?.code === 'password.wrong') return [{ field: 'current', text: `${error.title}${error.detail}` }]
  return error?.code.startsWith('password.') ? [{ field: 'next', text: `${error.title}${error.detail}` }] : []
}

/** Changes one's own password. */
export const PasswordPage = () => {
  const texts = accountTexts().password
  const { person } = useSession()
  const [typed, setTyped] = useState<Passwords>({ current: '', next: '' })
  const [shown, setShown] = useState(false)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const change = useMutation({
    mutationFn: (body: Passwords) => call('changePassword', { body }),
    onSuccess: () => setTyped({ current: '', next: '' }),
    onError: (thrown) => {
      setProblems(fieldProblems(asCallError(thrown)))
      setAttempt((count) => count + 1)
    },
  })
  const error = change.error ? asCallError(change.error) : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = ownProblems(typed)
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length > 0) change.reset()
    else if (!change.isPending) change.mutate(typed)
  }
  const field = (name: keyof Passwords) => ({
    id: name,
    width: 'middle' as const,
    required: true,
    type: shown ? 'text' : 'password',
    error: problems.find((problem) => problem.field === name)?.text,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <Page title={texts.title} lead={texts.lead} failing={problems.length > 0}>
      <form noValidate onSubmit={send} className="grid gap-6">
        <ErrorSummary problems={problems} attempt={attempt} />
        {change.isSuccess && <Notice kind="done" live title={texts.changed} />}
        {error && fieldProblems(error).length === 0 && <FailureNotice error={error} />}
        {/* For password managers, which file a password under its login name. */}
        <input type="text" name="username" autoComplete="username" value={person.login} readOnly hidden />
        <TextField {...field('current')} label={texts.current} autoComplete="current-password" />
        <TextField {...field('next')} label={texts.next} support={texts.nextSupport} autoComplete="new-password" />
        <Checkbox id="shown" label={texts.show} checked={shown} onChange={setShown} />
        <div>
          <Button type="submit" className="min-w-40">
            {texts.submit}
          </Button>
        </div>
      </form>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
