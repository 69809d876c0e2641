// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswerInput } from '@shinayaka/contract'
import { ProblemError } from '../../platform/problem.ts'
import { answered, answerRow, openStates, type Work } from './commands.ts'
import * as queries from './queries.ts'

/** An answer as it was read from a workbook and looked at by a person. */
type GivenAnswer = Omit<ChecklistAnswerInput, 'source' | 'risk' | 'responsible'> & { item: string }

/** Why one of several answers cannot be kept. */
export type RefusedAnswer = { item: string; problem: ProblemError }

/**
 * Keeps several answers of one form that a person looked at, under the same terms as a single one. Where one cannot be kept nothing is, and each that
 * cannot is named; whoever calls ends the request with them. Who was responsible stays so.
 */
export const confirmSeveral = async (work: Work, checklist: string, given: readonly GivenAnswer[]): Promise<RefusedAnswer[]> => {
  const opened = await openStates(work, checklist, true)
  const refused: RefusedAnswer[] = []
  const rows = given.flatMap((one) => {
    const held = opened.states.find(({ item }) => item.id === one.item)?.row ?? null
    try {
      const input = { ...one, risk: '', responsible: held?.responsible_id ?? null, source: 'workbook' as const }
      return [answerRow(work, opened, one.item, input, held?.responsible_name ?? '')]
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      refused.push({ item: one.item, problem: error })
      return []
    }
  })
  if (refused.length > 0 || rows.length === 0) return refused
  const written = await queries.insertAnswers(
    work.scope.db,
    rows.map(({ row }) => row),
  )
  const late = rows.filter(({ row }) => !written.includes(row.item))
  if (late.length > 0) return late.map(({ row }) => ({ item: row.item, problem: new ProblemError('record.stale') }))
  await work.scope.audit({
    action: 'workbook.answers',
    target: { kind: 'checklist', id: checklist },
    after: rows.map(({ row, state }) => ({ item: state.item.number, ...answered(row) })),
  })
  return []
}
