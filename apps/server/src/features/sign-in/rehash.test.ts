// SPDX-License-Identifier: Apache-2.0
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { openLookup } from '../../platform/database/scope.ts'
import { found, goodPassword, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { openTestBrowser } from '../../testing/sign-in.ts'
import { renewPasswordHash } from './queries.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await found(house, '朝顔病院', 'asagao')
})
afterAll(() => house.close())

/** As an installation of years ago stored it. */
const weakly = (password: string) => hash(password, { memoryCost: 9216, timeCost: 1, parallelism: 1 })
const store = (password_hash: string) =>
  withOwner(house.database.owner, (db) => db.updateTable('person').set({ password_hash }).where('login', '=', 'asagao').execute())
const stored = () =>
  withOwner(house.database.owner, (db) =>
    db.selectFrom('person').select(['id', 'password_hash', 'version']).where('login', '=', 'asagao').executeTakeFirstOrThrow(),
  )
const signIn = async (password: string) => (await openTestBrowser(house).signIn('asagao', password)).statusCode

describe('a password that was hashed at a lower cost', () => {
  it('is hashed at today’s cost when its owner signs in, once, and goes on letting them in', async () => {
    await store(await weakly(goodPassword))
    const before = await stored()
    expect(await signIn(goodPassword)).toBe(303)
    const renewed = await stored()
    expect(before.password_hash).toMatch(/^\$argon2id\$v=19\$m=9216,t=1,p=1\$/)
    expect(renewed.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    // Nothing that anybody edits has changed.
    expect(renewed.version).toBe(before.version)
    expect(await signIn(goodPassword)).toBe(303)
    expect((await stored()).password_hash).toBe(renewed.password_hash)
  })

  it('stays as it is while somebody guesses', async () => {
    const weak = await weakly(goodPassword)
    await store(weak)
    expect(await signIn('wrong-wrong-wrong')).toBe(422)
    expect((await stored()).password_hash).toBe(weak)
  })

  it('is hashed anew in the same turn at the gate that let its check through', async () => {
    await store(await weakly(goodPassword))
    const admitted = house.gate.admitted()
    expect(await signIn(goodPassword)).toBe(303)
    expect(house.gate.admitted()).toBe(admitted + 1)
  })

  it('does not come back over one that was changed meanwhile', async () => {
    const [weak, changed] = [await weakly(goodPassword), await weakly('suzume-enpitsu-tsukue-77')]
    await store(changed)
    const { id } = await stored()
    const known = { person_id: id, password_hash: weak, organisation_id: id, break_glass: false }
    await renewPasswordHash(openLookup(house.pool), known, await weakly(goodPassword))
    expect((await stored()).password_hash).toBe(changed)
  })
})
