// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import { saveProfile } from '../../features/account/index.ts'
import { beginForm } from './checklist.ts'
import type { DemoTime } from './time.ts'
import { act, answer, completeSheet, finish, type Grades, type Person, type Work } from './work.ts'

type Year = { ago: number; month: number; day: number; values: readonly AnswerValue[]; grades: Grades; comments?: Readonly<Record<number, string>> }

// Two years of a clinic that began with little and did something about it; answers in the order of the questions.
const past: readonly Year[] = [
  {
    ago: 2,
    month: 11,
    day: 18,
    values: [1, 'unknown', 0, 'unknown', 1, 0, 1, 0, 2, 1, 0, 0, 0],
    grades: { identity: 'weak', external: 'unknown', media: 'x', internal: 'x' },
  },
  {
    ago: 1,
    month: 10,
    day: 27,
    values: [2, 0, 1, 1, 2, 1, 1, 1, 2, 1, 0, 1, 1],
    grades: { identity: 'ok', external: 'd', media: 'd', internal: 'x' },
    comments: { 1: '契約書は見つかったが、画像PCの更新のことは書いていない。', 8: '保守会社の月次報告書で確認。' },
  },
]
const draft: readonly AnswerValue[] = [2, 1, 2, 1, 2]

/** A fictional clinic with two past years and a begun assessment. */
export const makeClinic = async (work: Work, admin: Person, time: DemoTime): Promise<void> => {
  await act(work, admin, time.ago(2, 6, 3), ({ scope }) =>
    saveProfile(scope, {
      profile: {
        name: admin.place.name,
        institutionKind: 'clinic',
        beds: 0,
        prefecture: '04',
        recordKeeping: 'on-premises',
        serverMaintenance: 'vendor-some',
        itStaffing: 'part-time',
      },
      version: 0,
    }),
  )
  const questions = [...work.editions.currentOf('clinic').questions.keys()]
  const beside = (comments: Year['comments']) => (question: string) => {
    const index = questions.indexOf(question)
    const comment = comments?.[index]
    return { ...(comment === undefined ? {} : { comment }), ...(index === 8 ? { vendor: '架空レセコンサービス株式会社' } : {}) }
  }
  for (const { ago, month, day, values, grades, comments } of past) {
    const at = time.ago(ago, month, day)
    const sheet = completeSheet(work, 'clinic', (_, index) => values[index], beside(comments))
    await finish(work, admin, at, await answer(work, admin, at, 'clinic', sheet), grades)
  }
  const begun = new Map(questions.slice(0, draft.length).map((question, index) => [question, draft[index] ?? 'unknown'] as const))
  await answer(work, admin, time.days(-2), 'clinic', { values: begun, beside: beside(undefined) })
  await beginForm(work, admin, time)
}
