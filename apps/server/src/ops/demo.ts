// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import type pg from 'pg'
import { saveProfile } from '../features/account/index.ts'
import { type Editions, saveAnswers, saveNetworkGrade, startAssessment, submit } from '../features/assessment/index.ts'
import { type Clock, createClock } from '../platform/clock.ts'
import { type OrganisationScope, openOrganisationScope } from '../platform/database/scope.ts'
import type { House } from './house.ts'
import { setUp } from './setup.ts'

/** The demo's only account. Everybody may know it: the data is fictional and lies in a folder of its own. */
export const demoAccount = { login: 'demo', password: 'asagao-megane-kisha-1975' } as const

const organisationName = 'しなやか診療所（架空）'
const personName = '体験 花子'

type Year = {
  at: string
  answers: readonly AnswerValue[]
  network: Readonly<Record<'identity' | 'external' | 'media' | 'internal', string>>
  comments?: Readonly<Record<number, string>>
}

// Two years of a clinic that began with little and did something about it; answers in the order of the questions.
const past: readonly Year[] = [
  {
    at: '2024-11-18T04:20:00Z',
    answers: [1, 'unknown', 0, 'unknown', 1, 0, 1, 0, 2, 1, 0, 0, 0],
    network: { identity: 'weak', external: 'unknown', media: 'x', internal: 'x' },
  },
  {
    at: '2025-10-27T03:45:00Z',
    answers: [2, 0, 1, 1, 2, 1, 1, 1, 2, 1, 0, 1, 1],
    network: { identity: 'ok', external: 'd', media: 'd', internal: 'x' },
    comments: { 1: '契約書は見つかったが、画像PCの更新のことは書いていない。', 8: '保守会社の月次報告書で確認。' },
  },
]
const draft: readonly AnswerValue[] = [2, 1, 2, 1, 2]

type Work = { pool: pg.Pool; editions: Editions; who: { person: string; organisation: string } }

const inScope = async <T>({ pool, who }: Work, clock: Clock, act: (scope: OrganisationScope) => Promise<T>): Promise<T> => {
  const { scope, commit, rollback } = openOrganisationScope(
    pool,
    clock,
    {
      person: { id: who.person, name: personName, login: demoAccount.login },
      organisation: { id: who.organisation, name: organisationName, kind: 'medical', institutionKind: 'clinic', demo: true },
      role: 'administrator',
      tokenHash: Buffer.alloc(0),
    },
    null,
    'demo',
  )
  try {
    const result = await act(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

const answerAll = async (
  work: Work,
  clock: Clock,
  values: readonly AnswerValue[],
  comments: Readonly<Record<number, string>> = {},
): Promise<string> =>
  inScope(work, clock, async (scope) => {
    const context = { scope, clock, editions: work.editions }
    const { id } = await startAssessment(context, 'clinic')
    const questions = [...work.editions.currentOf('clinic').questions.values()].slice(0, values.length)
    await saveAnswers(
      context,
      id,
      questions.map((question, index) => {
        const vendor = question.vendorMayAnswer && index === 8
        return {
          question: question.id,
          value: values[index] ?? 'unknown',
          comment: comments[index] ?? '',
          source: vendor ? ('vendor' as const) : ('own' as const),
          vendorName: vendor ? '架空レセコンサービス株式会社' : '',
          version: null,
        }
      }),
    )
    return id
  })

const recordYear = async (work: Work, year: Year): Promise<void> => {
  const clock = createClock(() => new Date(year.at))
  const id = await answerAll(work, clock, year.answers, year.comments)
  await inScope(work, clock, async (scope) => {
    const context = { scope, clock, editions: work.editions }
    for (const [control, grade] of Object.entries(year.network))
      await saveNetworkGrade(context, id, control as 'identity' | 'external' | 'media' | 'internal', grade, null)
    await submit(context, id)
  })
}

/** A fictional clinic with two past years and a begun assessment, made once by the same commands that people use. */
export const prepareDemo = async (house: House, pool: pg.Pool, clock: Clock): Promise<typeof demoAccount> => {
  const who = await setUp(house.postgres, clock, { organisationName, institutionKind: 'clinic', name: personName, ...demoAccount }, true)
  if (who === null) return demoAccount
  const work = { pool, editions: house.editions, who }
  await inScope(work, clock, (scope) =>
    saveProfile(scope, {
      profile: {
        name: organisationName,
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
  for (const year of past) await recordYear(work, year)
  await answerAll(work, clock, draft)
  return demoAccount
}
