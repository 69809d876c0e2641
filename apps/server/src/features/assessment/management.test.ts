// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { answerAll, begin, moveTo, openHospital, sent, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let hospital: TestHospital
const question = 'executive.policy'

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
}, 120_000)
afterAll(() => house.close())

const start = (who: keyof TestHospital, instrument: string) => hospital[who].call('POST', '/api/assessments', { instrument })

describe('management’s own self-assessment', () => {
  it.each<[keyof TestHospital, string]>([
    ['operator', 'instrument.not-yours'],
    ['staff', 'permission.denied'],
    ['viewer', 'permission.denied'],
  ])('is not begun by %s', async (who, code) => {
    expect((await start(who, 'executive')).json()).toMatchObject({ status: 403, code })
  })

  it('is offered for answering to management and nobody below', async () => {
    const offered = async (who: keyof TestHospital) => {
      const { instruments } = (await hospital[who].call('GET', '/api/assessments')).json<{ instruments: { id: string; mayAnswer: boolean }[] }>()
      return instruments.filter(({ mayAnswer }) => mayAnswer).map(({ id }) => id)
    }
    expect(await offered('executive')).toEqual(['executive'])
    expect(await offered('administrator')).toEqual(['hospital-it', 'executive', 'clinic'])
    expect(await offered('operator')).toEqual(['hospital-it', 'clinic'])
    expect(await offered('staff')).toEqual([])
    expect(await offered('viewer')).toEqual([])
  })

  it('is answered and submitted by management; the others read it, or not even that', async () => {
    const draft = await begin(hospital.executive.call, 'executive')
    const save = (who: keyof TestHospital) => hospital[who].call('PUT', `/api/assessments/${draft}/answers/${question}`, sent(2))
    expect((await save('operator')).json()).toMatchObject({ status: 403, code: 'domain.not-yours', params: { question } })
    expect((await save('staff')).json()).toMatchObject({ status: 403, code: 'domain.not-yours' })
    expect((await save('viewer')).json()).toMatchObject({ status: 403, code: 'permission.denied' })
    expect((await save('executive')).json()).toMatchObject({ answer: { value: 2, answeredBy: hospital.executive.name } })
    const read = async (who: keyof TestHospital) => (await hospital[who].call('GET', `/api/assessments/${draft}`)).json()
    expect(await read('executive')).toMatchObject({ whole: true, maySubmit: true })
    expect(await read('operator')).toMatchObject({ whole: false, maySubmit: false, answers: [{ question, value: 2 }] })
    expect(await read('staff')).toMatchObject({ status: 404 })

    expect((await hospital.executive.call('POST', `/api/assessments/${draft}/submission`)).json()).toMatchObject({
      status: 422,
      code: 'assessment.incomplete',
      params: { count: 14 },
    })
    await answerAll(house, hospital.executive.call, 'executive')
    const submit = (who: keyof TestHospital) => hospital[who].call('POST', `/api/assessments/${draft}/submission`)
    expect((await submit('operator')).json()).toMatchObject({ status: 403, code: 'instrument.not-yours' })
    expect((await submit('executive')).statusCode).toBe(200)
  })

  it('is all that management answers: the departments’ is read, and answered only where a domain was given', async () => {
    expect((await start('executive', 'hospital-it')).json()).toMatchObject({ status: 403, code: 'instrument.not-yours' })
    const draft = await begin(hospital.operator.call, 'hospital-it')
    const [backup, logging] = ['backup', 'logging'].map(
      (domain) => house.editions.currentOf('hospital-it').edition.domains.find(({ id }) => id === domain)?.questions[0]?.id ?? '',
    )
    const save = (one: string | undefined) => hospital.executive.call('PUT', `/api/assessments/${draft}/answers/${one}`, sent(1))
    expect((await save(backup)).json()).toMatchObject({ status: 403, code: 'domain.not-yours' })
    const given = { person: hospital.executive.id, due: null, note: '', version: null }
    expect((await hospital.operator.call('PUT', `/api/assessments/${draft}/domains/backup`, given)).statusCode).toBe(200)
    expect((await save(backup)).statusCode).toBe(200)
    expect((await save(logging)).json()).toMatchObject({ code: 'domain.not-yours' })
    expect((await hospital.executive.call('POST', `/api/assessments/${draft}/submission`)).json()).toMatchObject({ code: 'instrument.not-yours' })
  })
})

describe('what management says of a practice', () => {
  const claims = () =>
    withOwner(house.database.owner, (db) => db.selectFrom('claim').select(['id', 'practice', 'value', 'source', 'supersedes', 'origin_id']).execute())

  it('stands beside what the departments say, and neither replaces the other', async () => {
    const departments = await submitAll(house, hospital.operator.call, 'hospital-it', () => 1)
    const all = await claims()
    const management = all.filter(({ source }) => source === 'management')
    const departmental = all.filter(({ origin_id }) => origin_id === departments)
    expect([management.length, departmental.length]).toEqual([15, 80])
    expect(new Set(departmental.map(({ source }) => source))).toEqual(new Set(['assessment']))
    expect(all.filter(({ supersedes }) => supersedes !== null)).toEqual([])
    const shared = management.filter(({ practice }) => departmental.some((one) => one.practice === practice))
    expect(shared.length).toBeGreaterThan(0)
  })

  it('is superseded by what management says next year, and by nothing else', async () => {
    await moveTo(house, '2027-10-01T00:00:00Z')
    const before = new Map((await claims()).map((claim) => [claim.id, claim]))
    const [management, departments] = [
      await submitAll(house, hospital.executive.call, 'executive', () => 3),
      await submitAll(house, hospital.operator.call, 'hospital-it', () => 2),
    ]
    const renewed = (await claims()).filter(({ id }) => !before.has(id))
    expect(renewed).toHaveLength(95)
    for (const { practice, source, supersedes, origin_id } of renewed) {
      const older = before.get(supersedes ?? '')
      expect(older, `${practice} ${source}`).toMatchObject({ practice, source })
      expect(origin_id).toBe(source === 'management' ? management : departments)
    }
  })
})
