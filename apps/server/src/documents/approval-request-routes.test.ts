// SPDX-License-Identifier: Apache-2.0
import { type PlanCandidate, wordType } from '@shinayaka/contract'
import { poppler, readPdf } from '@shinayaka/engines/render/approval-request/testing'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../testing/assessment.ts'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../testing/house.ts'
import { foundAnother } from '../testing/second.ts'

let house: TestHouse
let submission: string
let candidates: PlanCandidate[]
const cookies = {} as Record<'administrator' | 'operator' | 'executive' | 'viewer' | 'staff' | 'stranger', string>
const call = (who: keyof typeof cookies): Caller => house.as(cookies[who])

const pdf = (query = '') => `/api/submissions/${submission}/approval-request.pdf${query}`
const word = (query = '') => `/api/submissions/${submission}/approval-request.docx${query}`
type Answer = Awaited<ReturnType<Caller>>
/** What is said in a Word file. */
const wordsOf = (answer: Answer): string => {
  const { 'word/document.xml': part } = unzipSync(new Uint8Array(answer.rawPayload))
  return Buffer.from(part ?? [])
    .toString('utf8')
    .replace(/<[^>]+>/gu, '')
}
const fileNameOf = (answer: Answer): string => decodeURIComponent(String(answer.headers['content-disposition']))

beforeAll(async () => {
  house = await openTestHouse()
  cookies.administrator = await found(house, 'アサガオ病院', 'own.admin')
  for (const role of ['operator', 'executive', 'viewer', 'staff'] as const)
    cookies[role] = await join(house, cookies.administrator, `アサガオの${role}`, `own.${role}`, role)
  cookies.stranger = await foundAnother(house, 'ヒマワリ薬局', 'other.admin')
  submission = await answerEverything(house, cookies.administrator)
  const plan = (await call('viewer')('GET', `/api/submissions/${submission}/plan`)).json<{ candidates: PlanCandidate[] }>()
  candidates = plan.candidates
}, 120_000)
afterAll(() => house.close())

const proposed = () => candidates.filter((one) => one.proposed)
const other = () => {
  const one = candidates.find((candidate) => !candidate.proposed)
  if (!one) throw new Error('more is offered than proposed')
  return one
}

describe('the request for approval', () => {
  it('asks for the three measures that the result proposes, as PDF and as Word', async () => {
    const [asPdf, asWord] = [await call('operator')('GET', pdf()), await call('operator')('GET', word())]
    expect(asPdf.statusCode).toBe(200)
    expect(asPdf.headers['content-type']).toBe('application/pdf')
    expect(asPdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(fileNameOf(asPdf)).toContain('稟議書_アサガオ病院_2026-11-21.pdf')
    expect(asWord.headers['content-type']).toBe(wordType)
    expect(fileNameOf(asWord)).toContain('稟議書_アサガオ病院_2026-11-21.docx')
    const text = wordsOf(asWord)
    expect(proposed()).toHaveLength(3)
    for (const { title } of proposed()) expect(text).toContain(title)
    expect(text).not.toContain(other().title)
    for (const words of ['稟議書（案）', 'アサガオ病院', 'アサガオのoperator', '自院の数字は未記入です。', '編者の目安', '条件付き承認'])
      expect(text).toContain(words)
  })

  it.skipIf(!poppler)('is one page that says the same on paper', async () => {
    const { pages } = readPdf(new Uint8Array((await call('operator')('GET', pdf())).rawPayload))
    expect(pages).toHaveLength(1)
    for (const { title } of proposed()) expect(pages[0]).toContain(title.replace(/\s/gu, ''))
  })

  it('asks for the measures that are named, in that order', async () => {
    const named = [other(), ...proposed().slice(0, 1)]
    const text = wordsOf(await call('operator')('GET', word(`?measures=${named.map(({ measure }) => measure).join(',')}`)))
    expect(text).toContain('次の二つの対策')
    const [first, second] = named.map(({ title }) => text.indexOf(title))
    expect(first).toBeGreaterThan(-1)
    expect(second).toBeGreaterThan(first ?? 0)
  })

  it('refuses a measure that the result does not offer, and more than three', async () => {
    for (const path of [pdf, word]) {
      expect((await call('operator')('GET', path('?measures=measure.nowhere'))).json()).toMatchObject({ status: 422, code: 'measure.unknown' })
      expect((await call('operator')('GET', path('?measures=a,b,c,d'))).json()).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })

  it('carries the quote, the hours and the stopped day that the institution entered', async () => {
    const [first] = proposed()
    const quoted = await call('operator')('PUT', `/api/measures/${first?.measure}/quote`, {
      amount: '３８５万円',
      hours: 12,
      vendor: '架空システム株式会社',
      quotedOn: '2026-10-01',
      note: '',
      version: null,
    })
    expect(quoted.statusCode, quoted.body).toBe(200)
    const stopped = await call('operator')('PUT', '/api/plan/stopped-day', { amount: '8,500千円', basis: '一日の診療収入', version: null })
    expect(stopped.statusCode, stopped.body).toBe(200)
    const text = wordsOf(await call('viewer')('GET', word()))
    for (const words of [
      '385万円',
      '見積もり：架空システム株式会社、令和8年（2026年）10月1日',
      '1.5人日（12時間）',
      '850万円（根拠：一日の診療収入）。費用のうち見積もりのある分385万円は、止まった日の約0.5日分です。',
    ])
      expect(text).toContain(words)
  })

  it('is drafted by who may plan; for who only reads, by who sent the result in', async () => {
    expect(wordsOf(await call('administrator')('GET', word()))).toContain('アサガオ病院の管理者')
    for (const reader of ['executive', 'viewer'] as const) {
      const text = wordsOf(await call(reader)('GET', word()))
      expect(text).toContain('アサガオ病院の管理者')
      expect(text).not.toContain(`アサガオの${reader}`)
    }
  })

  it('speaks the language asked for', async () => {
    const answer = await call('operator')('GET', word('?language=en'))
    expect(wordsOf(answer)).toContain('Approval request (draft)')
    expect(fileNameOf(answer)).toContain('approval-request_アサガオ病院_2026-11-21.docx')
  })

  it('is for who may read documents, and for nobody of another institution', async () => {
    for (const path of [pdf(), word()]) {
      for (const who of ['administrator', 'operator', 'executive', 'viewer'] as const) expect((await call(who)('GET', path)).statusCode).toBe(200)
      expect((await call('staff')('GET', path)).json()).toMatchObject({ status: 403, code: 'permission.denied' })
      expect((await call('stranger')('GET', path)).json()).toMatchObject({ status: 404, code: 'not-found' })
      expect((await house.as(null)('GET', path)).statusCode).toBe(401)
    }
  })
})
