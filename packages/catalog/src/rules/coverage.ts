// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '../load.ts'
import { measuresFor } from '../measures.ts'
import type { Problem } from '../problem.ts'
import type { StepWhen } from '../types.ts'

const whens: readonly { when: StepWhen; name: string }[] = [
  { when: 'today', name: '今日' },
  { when: 'month', name: '今月' },
  { when: 'year', name: '今年' },
]

/** How many measures a domain of a self-assessment needs at least, so that a person has a choice. */
export const fewestMeasures = 3

/** Practices that no question asks for, or that no measure raises: the product could never show or better them. */
export const idlePracticeProblems = ({ authored, content: { instruments, measures }, incomplete }: Reading): Problem[] => {
  const asked = new Set(
    [...instruments.values()].flatMap(({ domains }) => domains.flatMap(({ questions }) => questions.map(({ practice }) => practice))),
  )
  const raised = new Set(measures.flatMap(({ raises }) => raises.map(({ practice }) => practice)))
  return authored.practices
    .filter(({ inForce }) => inForce)
    .flatMap(({ file, content }) =>
      content.practices.flatMap(({ id }, index): Problem[] => [
        ...(asked.has(id) || incomplete.has('instrument')
          ? []
          : [file.problem(['practices', index, 'id'], `取組「${id}」を尋ねる設問がありません。設問を書くか、取組を消してください。`)]),
        ...(raised.has(id) || incomplete.has('measures')
          ? []
          : [file.problem(['practices', index, 'id'], `取組「${id}」を高める対策がありません。対策の raises に加えてください。`)]),
      ]),
    )
}

/** Domains of a self-assessment whose countermeasures would leave a person with little choice, or with nothing to do today, this month or this year. */
export const thinDomainProblems = ({ instruments, content: { measures }, incomplete }: Reading): Problem[] =>
  instruments
    .filter(({ inForce }) => inForce && !incomplete.has('measures'))
    .flatMap(({ head, domains }) =>
      domains.flatMap(({ domain, file, at }): Problem[] => {
        const found = measuresFor(measures, head.id, domain)
        const steps = new Set(found.flatMap((measure) => measure.steps.map(({ when }) => when)))
        const absent = whens.filter(({ when }) => !steps.has(when)).map(({ name }) => name)
        return [
          ...(found.length < fewestMeasures
            ? [
                file.problem(
                  at,
                  `分野「${domain.name.ja}」の取組を高める対策が ${found.length} 個しかありません。${fewestMeasures} 個以上にしてください。`,
                ),
              ]
            : []),
          ...(absent.length > 0
            ? [file.problem(at, `分野「${domain.name.ja}」の対策に、${absent.join('・')}の手順がありません。加えてください。`)]
            : []),
        ]
      }),
    )
