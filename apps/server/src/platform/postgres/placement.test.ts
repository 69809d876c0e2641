// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Account, canEnter, canRead, runningAsRoot } from './account.ts'
import { packagedBinaries, usableBinaries } from './binaries.ts'
import { runningPostmaster } from './postmaster.ts'
import { ask, TestFolder } from './testing.folder.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const root = runningAsRoot()
const nobody: Account = { name: 'nobody', uid: 65_534, gid: 65_534 }
let seed: TestFolder
let folder: TestFolder

beforeAll(async () => {
  seed = new TestFolder()
  await (await seed.open()).stop()
})

afterAll(() => seed.clear())

beforeEach(() => {
  folder = new TestFolder()
})

afterEach(() => folder.clear())

describe('a data folder that cannot be opened', () => {
  it('because it is of another version is refused untouched', async () => {
    folder.fill(seed.dataDir)
    writeFileSync(join(folder.cluster, 'PG_VERSION'), '17\n')
    const message = '「しなやか」でバックアップを取り、新しい DATA_DIR に復元してください'
    const log = () => (existsSync(join(folder.dataDir, 'postgres.log')) ? readFileSync(join(folder.dataDir, 'postgres.log'), 'utf8') : '')
    const before = log()
    expect(await folder.refusal()).toMatchObject({ code: 'data_folder_version', message: expect.stringContaining(message) })
    // Not even tried: a server of the wrong version would have said so in its log.
    expect(log()).toBe(before)
  })

  it('because its passwords are missing, broken or another’s is refused, and nothing is left running', async () => {
    folder.fill(seed.dataDir)
    const secrets = join(folder.dataDir, 'secrets.json')
    rmSync(secrets)
    expect(await folder.refusal()).toMatchObject({ code: 'data_folder_secrets' })
    writeFileSync(secrets, '{')
    expect(await folder.refusal()).toMatchObject({ code: 'data_folder_secrets' })
    writeFileSync(secrets, JSON.stringify({ admin: 'a', owner: 'b', app: 'c' }))
    expect(await folder.refusal()).toMatchObject({ code: 'data_folder_secrets', message: expect.stringContaining('このデータのものではありません') })
    expect(runningPostmaster(folder.cluster)).toBeNull()
  })

  it('because a file is in its place is refused', async () => {
    writeFileSync(folder.dataDir, '')
    expect(await folder.refusal()).toMatchObject({ code: 'not_permitted', message: expect.stringContaining('フォルダとして使えません') })
  })

  it('because its inside was damaged is refused with the last lines of the log', async () => {
    folder.fill(seed.dataDir)
    rmSync(join(folder.cluster, 'global', 'pg_control'))
    expect(await folder.refusal()).toMatchObject({ code: 'start_failed', message: expect.stringContaining('pg_control') })
  })
})

describe.runIf(root)('a server started by an ordinary user', () => {
  it('keeps everything in its data folder, for itself alone', async () => {
    mkdirSync(folder.dataDir, { mode: 0o700 })
    chownSync(folder.dataDir, nobody.uid, nobody.gid)
    const { child, outcome, gone } = folder.hold({ as: nobody })
    const { value } = await outcome
    expect(await ask(value.app, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(folder.dataDir).sort()).toEqual(['postgres', 'postgres.log', 'secrets.json', 'socket'])
    expect(statSync(folder.cluster).uid).toBe(nobody.uid)
    child.kill('SIGTERM')
    await gone()
    expect(runningPostmaster(folder.cluster)).toBeNull()
  })

  it('is refused where it may not write', async () => {
    const { outcome } = folder.hold({ as: nobody })
    const { word, value } = await outcome
    expect(word).toBe('refused')
    expect(value.message).toContain('DATA_DIR に書き込めるフォルダを指定してください')
  })

  it('is refused on data of another user', async () => {
    folder.fill(seed.dataDir)
    const { outcome } = folder.hold({ as: nobody })
    const { word, value } = await outcome
    expect(word).toBe('refused')
    expect(value.message).toContain('読み書きできません')
  })

  it('is refused under a number without a name', async () => {
    const stranger = { name: '', uid: 3_999_999, gid: 3_999_999 }
    const { word, value } = await folder.hold({ as: stranger }).outcome
    expect(word).toBe('refused')
    expect(value.message).toContain('番号 3999999')
  })
})

describe.runIf(root)('a server started by root', () => {
  it('runs the database as an ordinary user', async () => {
    folder.fill(seed.dataDir)
    await folder.open()
    const running = runningPostmaster(folder.cluster)
    expect(statSync(`/proc/${running?.pid}`).uid).toBe(folder.account?.uid)
  })

  it('runs an existing database as the user who made it', async () => {
    folder.fill(seed.dataDir)
    execFileSync('chown', ['-R', 'nobody', folder.cluster])
    await folder.open({ account: undefined })
    expect(statSync(`/proc/${runningPostmaster(folder.cluster)?.pid}`).uid).toBe(nobody.uid)
  })

  it('puts the data where that user can go when the folder is closed, says so, and finds it again after a move', async () => {
    const closed = join(folder.home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const first = await folder.open({ dataDir: join(closed, 'data') })
    await ask(first.owner, `create table kept as select 'here' as word`)
    await first.stop()
    expect(folder.said.filter((line) => line.includes(`${folder.shelter}/closed-data-`))).toHaveLength(1)
    expect(existsSync(join(closed, 'data', 'postgres'))).toBe(false)
    chmodSync(closed, 0o755)
    const moved = join(folder.home, 'moved')
    renameSync(closed, moved)
    const second = await folder.open({ dataDir: join(moved, 'data') })
    expect(await ask(second.owner, 'select word from kept')).toEqual([{ word: 'here' }])
    await second.stop()
    rmSync(folder.shelter, { recursive: true })
    expect(await folder.refusal({ dataDir: join(moved, 'data') })).toMatchObject({ code: 'data_folder_missing' })
  })

  it('refuses an existing database that its user can no longer reach', async () => {
    const closed = join(folder.home, 'closed')
    folder.fill(seed.dataDir)
    mkdirSync(closed, { mode: 0o700 })
    renameSync(folder.dataDir, join(closed, 'data'))
    const problem = await folder.refusal({ dataDir: join(closed, 'data') })
    expect(problem).toMatchObject({ code: 'not_permitted', message: expect.stringContaining('chmod o+x') })
  })

  it('copies programs that the user cannot read, with the links an install without scripts leaves out', async () => {
    const installed = join(folder.home, 'closed', 'native')
    mkdirSync(join(folder.home, 'closed'), { mode: 0o700 })
    cpSync(packagedBinaries().home, installed, { recursive: true, verbatimSymlinks: true })
    const links = execFileSync('find', [installed, '-type', 'l'], { encoding: 'utf8' }).trim().split('\n')
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) rmSync(link)
    const packaged = { ...packagedBinaries(), home: installed, postgres: join(installed, 'bin', 'postgres') }
    const lines: string[] = []
    const usable = usableBinaries(packaged, nobody, folder.shelter, (line) => lines.push(line))
    expect(usable.home.startsWith(folder.shelter)).toBe(true)
    expect(lines).toHaveLength(1)
    const run = () => execFileSync(usable.postgres, ['--version'], { uid: nobody.uid, gid: nobody.gid, cwd: '/', encoding: 'utf8' })
    expect(run()).toContain('PostgreSQL')
    // In place, the links are enough.
    chmodSync(join(folder.home, 'closed'), 0o755)
    expect(usableBinaries(packaged, nobody, folder.shelter, () => {}).home).toBe(installed)
    expect(links.every((link) => existsSync(link))).toBe(true)
  })
})

describe.runIf(root)('the permission bits', () => {
  it('are read as the owner, the group or the others, on every folder of the way', () => {
    const inner = join(folder.home, 'outer', 'inner')
    mkdirSync(inner, { recursive: true, mode: 0o755 })
    expect(canEnter(nobody, inner)).toBe(true)
    chmodSync(join(folder.home, 'outer'), 0o750)
    expect(canEnter(nobody, inner)).toBe(false)
    chownSync(join(folder.home, 'outer'), 0, nobody.gid)
    expect(canEnter(nobody, inner)).toBe(true)
    chownSync(join(folder.home, 'outer'), nobody.uid, nobody.gid)
    chmodSync(join(folder.home, 'outer'), 0o077)
    expect(canEnter(nobody, inner)).toBe(false)
    chmodSync(join(folder.home, 'outer'), 0o700)
    writeFileSync(join(inner, 'file'), '', { mode: 0o600 })
    expect(canRead(nobody, join(inner, 'file'))).toBe(false)
    chmodSync(join(inner, 'file'), 0o604)
    expect(canRead(nobody, join(inner, 'file'))).toBe(true)
  })
})
