// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ChecklistSubmission } from '@shinayaka/contract'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { add, photo } from '../features/evidence/testing.ts'
import { openHospital, submitAll, type TestHospital } from '../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../testing/house.ts'

const schema = fileURLToPath(new URL('../../../../../shared/data/oscal/schema/oscal_assessment-results_schema.json', import.meta.url))
const mistakes = (text: string): unknown => {
  if (!existsSync(schema)) return []
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
  validate(JSON.parse(text))
  return validate.errors ?? []
}

let house: TestHouse
let people: TestHospital
let call: Caller
let submission: string
let checklist: string
let handedIn: ChecklistSubmission
const picture = photo()
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const answer = (value: 'yes' | 'no', more: object = {}) => ({
  value,
  checked: '2026-11-21',
  planned: null,
  target: value === 'no' ? '2027-02-28' : null,
  exemption: null,
  risk: '',
  remark: '備考 *太字ではない*',
  explanation: '',
  source: 'hand',
  responsible: null,
  seen: null,
  ...more,
})
const practice = 'backup.separate-copy'

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.administrator.call
  submission = await submitAll(house, call, 'clinic', (index) => ([2, 'unknown', 1, 3, 0] as const)[index % 5] ?? 0)
  await add(call, '控え.jpg', picture, { title: '線を抜いた控えの写真', links: [{ kind: 'practice', id: practice }] })
  checklist = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
  await call('PUT', `/api/checklists/${checklist}/items/1-1`, answer('yes'))
  await call('PUT', `/api/checklists/${checklist}/items/2-1`, answer('no'))
  handedIn = (await call('POST', `/api/checklists/${checklist}/submissions`, { kind: 'interim' })).json<{ submission: ChecklistSubmission }>()
    .submission
}, 120_000)
afterAll(() => house.close())

type Results = {
  'assessment-results': {
    uuid: string
    results: [{ observations: object[]; findings: { target: { 'target-id': string; status: { state: string } } }[] }]
  }
}
const findingsOf = (body: string) => (JSON.parse(body) as Results)['assessment-results'].results[0].findings
const stateOf = (body: string, item: string) =>
  findingsOf(body).find(({ target }) => target['target-id'] === `mhlw-r8.${item}_smt`)?.target.status.state

describe('a submitted health check for machines', () => {
  it('is valid, holds every answer, names evidence by hash and holds no bytes of it', async () => {
    const response = await call('GET', `/api/submissions/${submission}/oscal.json`)
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, expect.stringContaining('application/json')])
    expect(response.headers['content-disposition']).toContain('clinic_2026-11-2')
    expect(mistakes(response.body)).toEqual([])
    expect((JSON.parse(response.body) as Results)['assessment-results'].results[0].observations).toHaveLength(13)
    expect(response.body).toContain(hashOf(picture))
    expect(response.body).toContain('線を抜いた控えの写真')
    expect(response.body).not.toContain(picture.subarray(0, 30).toString('base64'))
  })

  it('is the same to the byte when it is asked for again, whatever the clock says', async () => {
    const first = await call('GET', `/api/submissions/${submission}/oscal.json`)
    house.time.now = new Date(house.time.now.getTime() + 10 * 60_000)
    expect((await call('GET', `/api/submissions/${submission}/oscal.json`)).body).toBe(first.body)
  })

  it('is written into the trail as taken away, and closed to whoever may not take documents', async () => {
    const { rows } = (await call('GET', '/api/trail')).json<{ rows: { action: string; after: { what?: string } | null }[] }>()
    expect(rows.filter(({ action, after }) => action === 'record.take' && after?.what === 'readOscalResults').length).toBeGreaterThanOrEqual(3)
    expect((await people.viewer.call('GET', `/api/submissions/${submission}/oscal.json`)).statusCode).toBe(200)
    expect((await people.staff.call('GET', `/api/submissions/${submission}/oscal.json`)).statusCode).toBe(403)
    expect((await call('GET', `/api/submissions/${checklist}/oscal.json`)).statusCode).toBe(404)
  })

  it('leaves evidence out for a program that was not given it', async () => {
    const made = await call('POST', '/api/tokens', { name: '院内の集計', permissions: ['document.read'], expires: '2027-01-01' })
    const { secret } = made.json<{ secret: string }>()
    const response = await house.as(null)('GET', `/api/submissions/${submission}/oscal.json`, undefined, { authorization: `Bearer ${secret}` })
    expect(response.statusCode).toBe(200)
    expect(response.body).not.toContain(hashOf(picture))
  })
})

describe('the answers to a form for machines', () => {
  const live = () => call('GET', `/api/checklists/${checklist}/oscal.json`)
  const frozen = () => call('GET', `/api/checklists/${checklist}/oscal.json?submission=${handedIn.id}`)

  it('are valid, and tell what was answered from what nobody answered', async () => {
    for (const { statusCode, body } of [await live(), await frozen()]) {
      expect(statusCode).toBe(200)
      expect(mistakes(body)).toEqual([])
      expect([stateOf(body, '1-1'), stateOf(body, '2-1')]).toEqual(['satisfied', 'not-satisfied'])
      expect(body).toContain('備考 \\\\*太字ではない\\\\*')
      expect(findingsOf(body)).toHaveLength(18)
    }
    expect((await frozen()).body).toContain(handedIn.sha256)
  })

  it('stay as handed in when an answer changes, while those of today follow', async () => {
    const before = [(await frozen()).body, (await live()).body]
    const { items } = (await call('GET', `/api/checklists/${checklist}`)).json<{ items: { id: string; answer: { id: string } | null }[] }>()
    const seen = items.find(({ id }) => id === '2-1')?.answer?.id
    expect((await call('PUT', `/api/checklists/${checklist}/items/2-1`, answer('yes', { seen, explanation: '台帳を直しました' }))).statusCode).toBe(
      200,
    )
    expect((await frozen()).body).toBe(before[0])
    const { body } = await live()
    expect(body).not.toBe(before[1])
    expect(stateOf(body, '2-1')).toBe('satisfied')
  })

  it('are not found under another form’s or nobody’s id', async () => {
    expect((await call('GET', `/api/checklists/${checklist}/oscal.json?submission=${submission}`)).statusCode).toBe(404)
    expect((await call('GET', `/api/checklists/${submission}/oscal.json`)).statusCode).toBe(404)
  })
})

describe('the content for machines', () => {
  it.each(['/api/oscal/catalog.json', '/api/oscal/catalog.json?of=mhlw-7.0', '/api/oscal/profiles/mhlw-r8', '/api/oscal/mapping.json?form=mhlw-r8'])(
    'is given at %s, the same each time',
    async (path) => {
      const first = await people.viewer.call('GET', path)
      expect(first.statusCode).toBe(200)
      expect((await call('GET', path)).body).toBe(first.body)
    },
  )

  it.each(['/api/oscal/catalog.json?of=mhlw-r99', '/api/oscal/profiles/mhlw-7.0', '/api/oscal/mapping.json?form=nothing'])(
    'is not found at %s',
    async (path) => {
      expect((await call('GET', path)).statusCode).toBe(404)
    },
  )
})
