// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { openTestDatabase } from '../../platform/postgres/testing.ts'
import type { CopySettings } from '../../platform/settings/copy.ts'
import { type Caller, found, join as joins, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { appRoleOf } from '../../testing/role.ts'
import { foundAnother } from '../../testing/second.ts'
import type { Key } from './age.ts'
import { runNightlyBackup } from './nightly.ts'
import { copyRecords } from './records.ts'
import { rehearsalName } from './standby.ts'
import { proveIn } from './verify.ts'

type Copies = ClientOutput<Endpoints['readCopies']>

let house: TestHouse
const root = mkdtempSync(join(tmpdir(), 'shinayaka-nightly-'))
const standby = join(root, 'usb')
const settings: CopySettings = { folder: join(root, 'backups'), recipients: [], standby: { kind: 'folder', folder: standby } }

beforeAll(async () => {
  mkdirSync(standby)
  house = await openTestHouse()
  const administrator = await found(house, '朝顔診療所', 'asagao')
  await joins(house, administrator, '朝顔診療所の閲覧', 'asagao.viewer', 'viewer')
  await foundAnother(house, '向日葵薬局', 'himawari')
})
afterAll(async () => {
  await house.close()
  rmSync(root, { recursive: true, force: true })
})

const said: string[] = []
/** The first night proves as the server does; the others in a lent database, for the sake of time. */
const verify = async (path: string, key: Key) => {
  const lent = await openTestDatabase()
  try {
    await proveIn({ owner: lent.owner, appRole: await appRoleOf(lent) }, path, key)
  } finally {
    await lent.drop()
  }
}
const night = (copies: CopySettings = settings, quick = true) => {
  const clock = createClock(() => house.time.now)
  const records = copyRecords(house.pool)
  return runNightlyBackup({
    owner: house.database.owner,
    dataDir: root,
    copies,
    clock,
    records,
    log: (line) => void said.push(line),
    ...(quick ? { verify } : {}),
  })
}
/** Days pass, so everybody signs in anew. */
const as = async (login: string): Promise<Caller> => house.as(await signInAgain(house, login))
const read = async (login = 'asagao'): Promise<Copies> => (await (await as(login))('GET', '/api/copies')).json<Copies>()
const at = (text: string) => {
  house.time.now = new Date(`${text}:00+09:00`)
}

describe('copies, night after night', () => {
  it('are none at first, and the page says what to do', async () => {
    expect(await read()).toMatchObject({ standing: { copy: { state: 'never', days: null }, next: 'copy' }, copies: [], running: false, failure: '' })
  })

  it('are made, proven, put at the second place, and told of', async () => {
    at('2026-11-21T02:30')
    const copy = await night(settings, false)
    expect(said.some((line) => line.includes('npx shinayaka backup key'))).toBe(true)
    const { standing, copies } = await read()
    expect(copies).toHaveLength(1)
    expect(copies[0]).toMatchObject({
      kind: 'nightly',
      file: copy.path,
      rows: copy.rows,
      bytes: copy.bytes,
      problem: '',
      standbyProblem: '',
      removed: false,
    })
    expect(copies[0]?.verifiedAt).not.toBeNull()
    expect(standing).toMatchObject({ copy: { state: 'fine', days: 0 }, verified: { state: 'fine' }, next: 'offline' })
    expect(readdirSync(standby)).toEqual(readdirSync(settings.folder))
    expect(readFileSync(join(standby, readdirSync(standby)[0] ?? '')).equals(readFileSync(copy.path))).toBe(true)
  }, 60_000)

  it('that are superfluous go, at both places, and only after the new one was proven', async () => {
    for (const day of ['22T02:30', '22T15:00', '23T02:30', '24T02:30']) {
      at(`2026-11-${day}`)
      await night()
    }
    expect(readdirSync(settings.folder).map((name) => name.slice(10, 25))).toEqual([
      '20261120T173000',
      '20261122T060000',
      '20261122T173000',
      '20261123T173000',
    ])
    expect(readdirSync(standby)).toHaveLength(3)
    expect((await read()).copies.filter(({ removed }) => removed)).toHaveLength(1)
  }, 120_000)

  it('go on where the second place is gone, which is told', async () => {
    at('2026-11-25T02:30')
    await night({ ...settings, standby: { kind: 'folder', folder: join(root, 'unplugged') } })
    const { copies } = await read()
    expect(copies[0]).toMatchObject({ problem: '', standbyAt: null, standbyProblem: expect.stringContaining('USB ならつながっているか') })
  }, 60_000)

  it('are never removed for one that cannot be proven', async () => {
    at('2026-11-26T02:30')
    const before = readdirSync(settings.folder)
    const records = copyRecords(house.pool)
    const needs = {
      owner: house.database.owner,
      dataDir: root,
      copies: settings,
      clock: createClock(() => house.time.now),
      log: () => undefined,
      verify,
    }
    const spoiling = {
      ...records,
      made: async (...args: Parameters<typeof records.made>) => {
        const [, , copy] = args
        truncateSync(copy.path, 3000)
        appendFileSync(copy.path, Buffer.alloc(1))
        return records.made(...args)
      },
    }
    await expect(runNightlyBackup({ ...needs, records: spoiling })).rejects.toMatchObject({ code: 'cut-off' })
    const { copies, standing } = await read()
    expect(copies[0]).toMatchObject({ verifiedAt: null, problem: expect.stringContaining('途中で切れています') })
    expect(standing.verified.days).toBe(1)
    expect(readdirSync(settings.folder)).toEqual(expect.arrayContaining(before))
  }, 60_000)

  it('that a laptop opened are known by the note it left', async () => {
    const told = { at: '2026-11-26T00:00:00.000Z', minutes: 4.5, machine: 'standby-pc' }
    writeFileSync(join(standby, rehearsalName(new Date(told.at))), JSON.stringify(told))
    writeFileSync(join(standby, rehearsalName(new Date('2026-11-27T00:00:00Z'))), '{"at": "half writ')
    for (const day of ['27', '28']) {
      at(`2026-11-${day}T02:30`)
      await night()
    }
    const { rehearsals, standing } = await read()
    expect(rehearsals).toMatchObject([{ rehearsedOn: '2026-11-26', minutes: 4.5, by: 'standby-pc' }])
    expect(standing.rehearsal).toEqual({ state: 'fine', days: 2 })
  }, 120_000)
})

describe('what people note', () => {
  it('is shown with who and when, and only to their own institution', async () => {
    at('2026-11-29T10:00')
    const call = await as('asagao')
    expect((await call('POST', '/api/copies/offline', { takenOn: '2026-11-28', place: ' 事務長の金庫の USB 2 番 ' })).statusCode).toBe(200)
    expect((await call('POST', '/api/copies/rehearsals', { rehearsedOn: '2026-11-29', minutes: 12, note: '事務のノート PC で' })).statusCode).toBe(
      200,
    )
    const { offline, rehearsals, standing } = await read()
    expect(offline).toMatchObject([{ takenOn: '2026-11-28', place: '事務長の金庫の USB 2 番', by: '朝顔診療所の管理者' }])
    expect(rehearsals[0]).toMatchObject({ rehearsedOn: '2026-11-29', minutes: 12, note: '事務のノート PC で' })
    expect(standing.next).toBeNull()
    const theirs = await read('himawari')
    expect(theirs.offline).toEqual([])
    expect(theirs.rehearsals.map(({ by }) => by)).toEqual(['standby-pc'])
    expect(theirs.standing.next).toBe('offline')
  })

  it.each([
    ['a day to come', '/api/copies/offline', { takenOn: '2026-12-31', place: '金庫' }, 422, 'day.future'],
    ['no place', '/api/copies/offline', { takenOn: '2026-11-20', place: '　 ' }, 400, 'request.invalid'],
    ['no day', '/api/copies/offline', { takenOn: '2026-02-30', place: '金庫' }, 400, 'request.invalid'],
    ['a rehearsal to come', '/api/copies/rehearsals', { rehearsedOn: '2026-12-31', minutes: 1 }, 422, 'day.future'],
    ['minutes below none', '/api/copies/rehearsals', { rehearsedOn: '2026-11-20', minutes: -1 }, 400, 'request.invalid'],
  ])('is refused with %s', async (_, path, body, status, code) => {
    const response = await (await as('asagao'))('POST', path, body)
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([status, code])
  })

  it('starts a copy at a press, for those who may', async () => {
    expect((await (await as('asagao'))('POST', '/api/copies')).json()).toEqual({ started: true })
    expect(house.started).toEqual(['copy.nightly'])
    const viewer = await as('asagao.viewer')
    expect((await viewer('POST', '/api/copies')).statusCode).toBe(403)
    expect((await viewer('GET', '/api/copies')).statusCode).toBe(403)
  })
})
