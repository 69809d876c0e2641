// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { createGate } from '../../platform/identity/gate.ts'
import { createLimits } from '../../platform/identity/limits.ts'
import { found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { openTestBrowser, wait } from '../../testing/sign-in.ts'
import { recordRefusals } from './refused.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '朝顔病院', 'asagao')
})
afterAll(() => house.close())

let count = 0
const somebody = async (): Promise<string> => {
  count += 1
  await join(house, await signInAgain(house, 'asagao'), `人${count}`, `person${count}`, 'staff')
  return `person${count}`
}
/** So many wrong passwords, each in a browser without cookies; gives the statuses. */
const guess = async (login: string, times: number, address = '198.51.100.7'): Promise<number[]> => {
  const answers: number[] = []
  for (let tries = 0; tries < times; tries += 1)
    answers.push((await openTestBrowser(house, address).signIn(login, `wrong-wrong-${tries}`)).statusCode)
  return answers
}
const signIn = async (login: string, address: string) => (await openTestBrowser(house, address).signIn(login)).statusCode

describe('guessing a password', () => {
  it('is paused after five, longer each time, and released by the clock', async () => {
    const login = await somebody()
    const address = '198.51.100.20'
    for (const minutes of [1, 15, 60, 60]) {
      expect(await guess(login, 7, address)).toEqual([422, 422, 422, 422, 422, 429, 429])
      // Also with the right password.
      expect(await signIn(login, address)).toBe(429)
      wait(house, minutes * 60 - 2)
      expect(await signIn(login, address)).toBe(429)
      wait(house, 3)
    }
    expect(await signIn(login, address)).toBe(303)
    expect(await guess(login, 6, address)).toEqual([422, 422, 422, 422, 422, 429])
  })

  it('says how long to wait, and keeps the pause in the trail', async () => {
    const login = await somebody()
    await guess(login, 5, '198.51.100.21')
    const answer = await openTestBrowser(house, '198.51.100.21').signIn(login)
    expect(answer.body).toContain('1分ほど待ってから')
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select('action').where('target_id', '=', login).where('action', 'like', 'session.%').execute(),
    )
    expect(rows.map(({ action }) => action).filter((action) => action !== 'session.open')).toEqual([
      ...Array.from({ length: 5 }, () => 'session.denied'),
      'session.paused',
    ])
  })

  it('does not hold up the person at another place, nor on the next desk in a known browser', async () => {
    const login = await somebody()
    const own = openTestBrowser(house, '192.0.2.30')
    expect((await own.signIn(login)).statusCode).toBe(303)
    expect((await guess(login, 8, '192.0.2.31')).at(-1)).toBe(429)
    expect(await signIn(login, '203.0.113.5')).toBe(303)
    expect(await signIn(login, '192.0.2.99')).toBe(429)
    expect((await own.signIn(login)).statusCode).toBe(303)
  })

  it('gains nothing by a forged, a foreign or a stolen-from-elsewhere browser cookie', async () => {
    const [login, other] = [await somebody(), await somebody()]
    const foreign = openTestBrowser(house, '198.51.100.40')
    await foreign.signIn(other)
    await guess(login, 5, '198.51.100.40')
    const forged = openTestBrowser(house, '198.51.100.40')
    forged.cookies.set('shinayaka_browser', 'bWFkZSB1cA')
    expect((await forged.signIn(login)).statusCode).toBe(429)
    expect((await foreign.signIn(login)).statusCode).toBe(429)
    // A token that nobody was given is replaced, not taken over.
    wait(house, 61)
    expect((await forged.signIn(login)).statusCode).toBe(303)
    expect(forged.cookies.get('shinayaka_browser')).not.toBe('bWFkZSB1cA')
  })

  it('in a known browser is paused for that browser alone', async () => {
    const login = await somebody()
    const own = openTestBrowser(house, '192.0.2.50')
    await own.signIn(login)
    for (let tries = 0; tries < 5; tries += 1) expect((await own.signIn(login, 'wrong')).statusCode).toBe(422)
    expect((await own.signIn(login)).statusCode).toBe(429)
    expect(await signIn(login, '192.0.2.51')).toBe(303)
  })

  it('from many networks slows strangers down for minutes, and nobody who has been here', async () => {
    const login = await somebody()
    expect(await signIn(login, '192.0.2.60')).toBe(303)
    const answers: number[] = []
    for (let network = 0; network < 52; network += 1) answers.push(...(await guess(login, 1, `10.1.${network}.9`)))
    expect(answers.slice(0, 50).every((status) => status === 422)).toBe(true)
    expect(answers.slice(50)).toEqual([429, 429])
    expect(await signIn(login, '203.0.113.77')).toBe(429)
    expect(await signIn(login, '192.0.2.61')).toBe(303)
    wait(house, 5 * 60 + 1)
    expect(await signIn(login, '203.0.113.77')).toBe(303)
  })

  it('of many names from one address is paused for that address', async () => {
    const answers: number[] = []
    for (let tries = 0; tries < 102; tries += 1) answers.push(...(await guess(`guessed.${tries}`, 1, '198.51.100.90')))
    expect(answers.slice(0, 100).every((status) => status === 422)).toBe(true)
    expect(answers.slice(100)).toEqual([429, 429])
    wait(house, 5 * 60 + 1)
    expect(await guess('guessed.again', 1, '198.51.100.90')).toEqual([422])
  }, 60_000)

  it('goes the same way for a name that nobody has: counted, hashed, paused and told alike', async () => {
    const login = await somebody()
    const seen = async (name: string, address: string) => {
      const [before, pages] = [house.gate.admitted(), [] as [number, string][]]
      for (let tries = 0; tries < 6; tries += 1) {
        const page = await openTestBrowser(house, address).signIn(name, 'wrong-wrong-wrong')
        pages.push([page.statusCode, page.body.replace(/value="[^"]*"/g, '')])
      }
      return { hashes: house.gate.admitted() - before, pages }
    }
    expect(await seen('nobody.has.it', '198.51.100.61')).toEqual(await seen(login, '198.51.100.62'))
  })

  it('keeps in the trail how often it was refused unseen, one row a name, also where nobody has it', async () => {
    const login = await somebody()
    house.limits.takeRefused()
    await guess(login, 9, '198.51.100.64')
    await guess('nobody.has.this', 8, '198.51.100.65')
    const refused = async () =>
      withOwner(house.database.owner, (db) =>
        db
          .selectFrom('audit_event')
          .select(['target_id', 'organisation_id', 'after'])
          .where('action', '=', 'session.refused')
          .where('target_id', 'in', [login, 'nobody.has.this'])
          .execute(),
      )
    await recordRefusals(house.app)
    const rows = await refused()
    // What is written in one moment has no order of its own.
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({ target_id: login, organisation_id: expect.any(String), after: { times: 4 } })
    expect(rows).toContainEqual({ target_id: 'nobody.has.this', organisation_id: null, after: { times: 3 } })
    await recordRefusals(house.app)
    expect(await refused()).toHaveLength(2)
  })

  it('over many names is counted together beyond the first twenty', () => {
    const limits = createLimits()
    expect(Array.from({ length: 25 }, (_, index) => limits.countRefused(`name${index}`)).filter((first) => first)).toHaveLength(1)
    const refused = limits.takeRefused()
    expect(refused.size).toBe(21)
    expect(refused.get('*')).toBe(5)
    expect(limits.takeRefused().size).toBe(0)
  })

  it('in a flood is told in turn, and beyond that by one short page, the same for a name that nobody has', async () => {
    const login = await somebody()
    const flood = async (name: string, address: string) => {
      await guess(name, 5, address)
      let room = 4
      Object.assign(house.limits, { turns: { take: async () => room-- > 0 } })
      const answers = await Promise.all(Array.from({ length: 12 }, () => openTestBrowser(house, address).signIn(name, 'wrong-wrong-wrong')))
      return answers
        .map(({ statusCode, headers, body }) => [statusCode, headers.connection, body.replace(/value="[^"]*"/g, '')] as const)
        .sort(([one], [other]) => one - other)
    }
    const told = await flood(login, '198.51.100.66')
    expect(told.map(([status]) => status)).toEqual([...Array.from({ length: 4 }, () => 429), ...Array.from({ length: 8 }, () => 503)])
    expect(told.at(-1)).toEqual([503, 'close', expect.stringContaining('サインインがこみ合っています。')])
    expect(await flood('nobody.has.that', '198.51.100.67')).toEqual(told)
  })

  it('in a crowd does not keep out whoever has been here, by browser or by place', async () => {
    const login = await somebody()
    const own = openTestBrowser(house, '192.0.2.71')
    await own.signIn(login)
    const usual = { ...house.gate }
    const gate = Object.assign(house.gate, createGate({ atOnce: 1, waiting: 2, perLane: 2 }))
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const strangers = [0, 1, 2].map((lane) => gate.pass({ lane: `stranger ${lane}`, first: false }, () => held))
    expect(await signIn(login, '203.0.113.71')).toBe(503)
    const known = [own.signIn(login), openTestBrowser(house, '192.0.2.72').signIn(login)]
    release()
    expect((await Promise.all(known)).map(({ statusCode }) => statusCode)).toEqual([303, 303])
    await Promise.all(strangers)
    Object.assign(house.gate, usual)
  })

  it('cannot get ahead of the count by many at once, and after a restart the count goes on', async () => {
    const login = await somebody()
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(login, 1, '198.51.100.70')))
    expect(answers.flat().filter((status) => status === 422)).toHaveLength(5)
    // What the process itself remembers is gone; what counts stands in the database.
    Object.assign(house.limits, createLimits())
    expect(await signIn(login, '198.51.100.70')).toBe(429)
  })
})

describe('the next sign-in', () => {
  it('tells how many failed since the last, once', async () => {
    const login = await somebody()
    await guess(login, 3, '198.51.100.80')
    const first = openTestBrowser(house, '192.0.2.80')
    await first.signIn(login)
    expect((await first.json('GET', '/api/session')).json()).toMatchObject({ failures: 3 })
    const second = openTestBrowser(house, '192.0.2.80')
    await second.signIn(login)
    expect((await second.json('GET', '/api/session')).json()).toMatchObject({ failures: 0 })
  })
})
