// SPDX-License-Identifier: Apache-2.0
import type { HandlerInput, HandlerOutput, workbookEndpoints } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import { differences, type FormMapping, type ReadAnswer } from '@shinayaka/engines/foreign-workbook/index'
import { ProblemError, problem } from '../../platform/problem.ts'
import { answerView, confirmSeveral } from '../checklist/index.ts'
import { confirmedMapping, openTemplate, type Work } from './commands.ts'
import { contentOf, needRound, problemView, roundsIn } from './fill.ts'
import { type HeldItem, heldItems } from './held.ts'
import { opened } from './refusal.ts'

type Read = HandlerOutput<(typeof workbookEndpoints)['readFilledWorkbook']>

/** The confirmation that was filled in last; the first where none was. */
const lastRound = (answers: readonly ReadAnswer[]): number =>
  Math.max(1, ...answers.filter(({ answer }) => answer !== null).map(({ round }) => round))

const fields = ['answer', 'date', 'target', 'remark', 'person'] as const

/** What is known here as if it stood in the workbook: only where the form has a place for it, the rest is not compared. */
const asRead = (there: ReadAnswer, held: HeldItem): ReadAnswer => {
  const here = contentOf(held)
  const kept = fields.map((field) => [field, there.cells[field] === undefined ? null : here[field]])
  return { ...there, ...Object.fromEntries(kept) }
}

/** Rows that two of a workbook's rows stand for one item: the first that says something is taken, as it is written. */
const oncePerItem = (answers: readonly ReadAnswer[]): ReadAnswer[] => {
  const byItem = new Map<string, ReadAnswer>()
  for (const answer of answers) if ((byItem.get(answer.item)?.answer ?? null) === null) byItem.set(answer.item, answer)
  return [...byItem.values()]
}

const itemView = (there: ReadAnswer, held: HeldItem): Read['items'][number] | null => {
  const found = differences([asRead(there, held)], [there])
  if (found.length === 0) return null
  const state = held.kind === 'item' ? held.state : null
  return {
    ...held.target,
    item: state?.item.id ?? held.target.item,
    checklist: held.kind === 'item' ? held.checklist : null,
    here: state?.row ? answerView(state.row) : null,
    there: { answer: there.answer, date: there.date, target: there.target, remark: there.remark, person: there.person },
    differences: found.map(({ field, before, after, at }) => ({ field, before, after, at })),
    exemptions: [...(state?.terms.exempt ?? [])],
    planUntil: state?.terms.planUntil ?? null,
    deadline: state?.terms.deadline ?? null,
    against: held.kind === 'item' && held.against,
  }
}

const itemsOf = ({ tables }: FormMapping): string[] => [...new Set(tables.flatMap(({ items }) => items.map(({ item }) => item)))]

/** Reads a workbook that somebody filled in and says where it differs from the answers here; nothing is stored. `round` 0: the last one that was filled in. */
export const readFilled = async (work: Work, id: string, round: number, bytes: Uint8Array): Promise<Read> => {
  const { app, scope } = work
  const { row, looked } = await openTemplate(work, id)
  const mapping = confirmedMapping(row)
  needRound(mapping, Math.max(round, 1))
  const held = await heldItems(work, row.form, looked, itemsOf(mapping))
  await scope.commit()
  const reading = opened(await app.workers.run('foreign-workbook.read', { bytes, mapping }))
  const chosen = round === 0 ? lastRound(reading.answers) : round
  const there = oncePerItem(reading.answers.filter((answer) => answer.round === chosen))
  const filled = there.filter(({ answer }) => answer !== null)
  const items = filled.flatMap((answer) => {
    const one = held.get(answer.item)
    return one ? [itemView(answer, one)] : []
  })
  return {
    rounds: roundsIn(mapping),
    round: chosen,
    same: items.filter((item) => item === null).length,
    empty: there.length - filled.length,
    items: items.filter((item) => item !== null),
    problems: reading.problems
      .filter((problem) => problem.round === chosen || problem.field === null)
      .map((problem) => problemView(problem, held.get(problem.item)?.target.number ?? problem.item)),
  }
}

type Given = HandlerInput<(typeof workbookEndpoints)['confirmWorkbookAnswers']>['body']['answers']

/** Keeps the answers that a person looked at, all or none; each that cannot be kept is named with why. */
export const confirmRead = async (work: Work, id: string, given: Given, language: Language): Promise<{ confirmed: number }> => {
  const { scope, app, forms } = work
  await openTemplate(work, id)
  const refused = []
  for (const checklist of new Set(given.map((one) => one.checklist))) {
    const own = given.filter((one) => one.checklist === checklist)
    const problems = await confirmSeveral({ scope, clock: app.clock, forms }, checklist, own)
    refused.push(
      ...problems.map(({ item, problem: { code, params } }) => {
        const { title, detail } = problem(code, params, language, '')
        return { checklist, item, code, title, detail }
      }),
    )
  }
  if (refused.length > 0) throw new ProblemError('workbook.answers-refused', { count: refused.length, problems: refused })
  return { confirmed: given.length }
}
