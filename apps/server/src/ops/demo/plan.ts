// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '@shinayaka/domain'
import { askDecisions, decide, readCandidates, saveQuote, saveStoppedDay } from '../../features/plan/index.ts'
import type { DemoTime } from './time.ts'
import { act, type Person, type Work } from './work.ts'

/** Quotes as they came in: amounts as people write them. */
const quotes = [
  {
    measure: 'measure.night-watch-contract',
    amount: '1,980千円',
    hours: 10,
    vendor: '架空ネットワーク株式会社',
    note: '年額。端末 412 台まで。平日の昼は情報室で受ける。',
  },
  {
    measure: 'measure.log-second-home',
    amount: '86万円',
    hours: 14,
    vendor: '架空メディカルシステム株式会社',
    note: '機器 38 万円と設定の作業費。二年目からは 6 万円。',
  },
  { measure: 'measure.encrypt-what-leaves', amount: '四十五万円', hours: 18, vendor: '', note: '訪問看護のノート PC 5 台分。設定は情報室でする。' },
] as const

/** What the hospital knows of costs, and what it has asked the director: one granted, one that waits. */
export const planForHospital = async (work: Work, people: { admin: Person; director: Person }, submission: string, time: DemoTime): Promise<void> => {
  const { admin, director } = people
  await act(work, admin, time.days(-40), async (acting) => {
    for (const { measure, ...figures } of quotes) {
      const offered = work.editions.current.some(({ edition }) => edition.domains.some(({ measures }) => measures.some(({ id }) => id === measure)))
      // A catalog that has dropped the measure has nothing to quote.
      if (offered) await saveQuote(acting, measure, { ...figures, quotedOn: japaneseDate(time.days(-46)), version: null })
    }
    await saveStoppedDay(acting, {
      amount: '1,380万円',
      basis: '入院と外来の一日の収入の平均（医事課、前年度）。紹介が減る分は入れていない。',
      version: null,
    })
  })
  const wanted = await act(work, admin, time.days(-38), async ({ scope, editions }) => {
    const { candidates } = await readCandidates(scope, editions, submission)
    const quoted = candidates.filter(({ quote, needsManagement }) => quote !== null && needsManagement)
    // Those with a figure first: that is what one goes to the director with.
    return [...quoted, ...candidates.filter(({ proposed }) => proposed)].map(({ measure }) => measure)
  })
  const [first, second] = [...new Set(wanted)]
  if (first === undefined || second === undefined) return
  const [granted] = await act(work, admin, time.days(-38), (acting) => askDecisions(acting, submission, [first]))
  if (granted)
    await act(work, director, time.days(-25), (acting) =>
      decide(acting, granted.id, { state: 'approved', note: '補正予算で手当てする。年内に始めること。', version: granted.version }),
    )
  await act(work, admin, time.days(-8), (acting) => askDecisions(acting, submission, [second]))
}
