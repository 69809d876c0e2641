// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shinayaka.mjs', import.meta.url))
// Not tmpdir(): the database's own user must be able to enter it.
const root = mkdtempSync('/tmp/shinayaka-backup-')
chmodSync(root, 0o755)
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000)
const password = 'kawara-usagi-tegami-2048'

const run = (dataDir: string, args: string[], lines: string[] = []) => {
  const env = { ...process.env, DATA_DIR: join(root, dataDir), BACKUP_DIR: '', BACKUP_RECIPIENT: '', STANDBY: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}
const file = join(root, 'all.age')
let paper = ''

describe('backup, verify and restore as a person does them', () => {
  it('makes a copy, shows the key for the safe, and proves the copy', () => {
    expect(run('here', ['setup'], ['朝顔診療所', '院長', 'incho', password]).status).toBe(0)
    const made = run('here', ['backup', '--to', file])
    expect(made.stderr).not.toContain('AGE-SECRET-KEY')
    expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('npx shinayaka backup key')])
    expect(made.stdout).not.toContain('AGE-SECRET-KEY')
    const shown = run('here', ['backup', 'key'])
    paper = (/AGE-SE[\s\S]*?\n\n/.exec(shown.stdout)?.[0] ?? '').trim()
    expect(paper.replace(/\s/g, '')).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
    const proven = run('here', ['backup', 'verify', file, '--json'])
    expect([proven.status, JSON.parse(proven.stdout)]).toEqual([0, expect.objectContaining({ tables: expect.any(Number), rows: expect.any(Number) })])
    const again = run('here', ['backup', '--to', file])
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('もうあります。上書きはしません')])
  }, 120_000)

  it('brings everything back on a new machine with the file and the paper alone', () => {
    const typed = join(root, 'typed.txt')
    writeFileSync(typed, paper.toLowerCase())
    const restored = run('there', ['restore', file, '--key-file', typed])
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining('戻しました')])
    expect(run('there', ['organisation', 'list']).stdout).toContain('朝顔診療所')
    expect(run('there', ['restore', file, '--key-file', typed])).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') })
    // Typed at the question, on one line.
    const asked = run('asked', ['restore', file], [paper.replace(/\s+/g, ' ')])
    expect([asked.status, asked.stdout]).toEqual([0, expect.stringContaining('戻しました')])
  }, 120_000)

  it.each([
    ['a letter of the key is wrong', ['verify'], () => paper.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')), '鍵を読めません'],
    ['something else is typed', ['verify'], () => 'asagao', '鍵が見つかりません'],
  ])('says so where %s', (_, [what = ''], typed, sentence) => {
    expect(run('elsewhere', ['backup', what, file], [typed()])).toMatchObject({ status: 1, stderr: expect.stringContaining(sentence) })
  })

  it('says so where the file is another’s, changed or cut, or cannot be written', () => {
    const bytes = readFileSync(file)
    const changed = join(root, 'changed.age')
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9)
    writeFileSync(changed, bytes)
    writeFileSync(join(root, 'cut.age'), bytes.subarray(0, 4000))
    writeFileSync(join(root, 'else.xlsx'), 'PK')
    expect(run('here', ['backup', 'verify', changed])).toMatchObject({ status: 1, stderr: expect.stringContaining('一部が壊れています') })
    expect(run('here', ['backup', 'verify', join(root, 'cut.age')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('途中で切れています'),
    })
    expect(run('here', ['backup', 'verify', join(root, 'else.xlsx')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('控えではありません'),
    })
    expect(run('here', ['backup', '--to', join(root, 'no', 'x.age')])).toMatchObject({ status: 1, stderr: expect.stringContaining('見つかりません') })
    expect(run('here', ['backup', '--to', '/proc/x.age']).status).toBe(1)
    expect(run('here', ['backup']).status).toBe(2)
  }, 120_000)
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

describe('the standby laptop', () => {
  it('opens the newest copy that is whole, by one command, and leaves a note of it', async () => {
    const folder = join(root, 'usb')
    mkdirSync(folder)
    writeFileSync(join(folder, 'しなやか 11 月.age'), readFileSync(file))
    writeFileSync(join(folder, 'shinayaka-20261121T173000Z-nightly.age'), readFileSync(file).subarray(0, 5000))
    const typed = join(root, 'paper.txt')
    writeFileSync(typed, paper)
    const port = await freePort()
    const child = spawn(process.execPath, [bin, 'standby', 'open', '--from', folder, '--key-file', typed], {
      env: { ...process.env, DATA_DIR: join(root, 'laptop'), PORT: String(port), HOST: '127.0.0.1' },
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    try {
      for (let tries = 0; tries < 600 && !said.includes('使えるようになりました'); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 200))
      expect(said).toContain('20261121T173000Z-nightly.age」は使えません')
      expect(said).toContain('しなやか 11 月.age を戻しました')
      const signedIn = await fetch(`http://127.0.0.1:${port}/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ login: 'incho', password }),
        redirect: 'manual',
      })
      expect(signedIn.headers.get('set-cookie')).toContain('shinayaka_session')
      const [note = ''] = readdirSync(folder).filter((name) => name.startsWith('shinayaka-rehearsal-'))
      expect(JSON.parse(readFileSync(join(folder, note), 'utf8'))).toMatchObject({ minutes: expect.any(Number), machine: expect.any(String) })
    } finally {
      child.kill('SIGTERM')
      await ended
    }
    expect(existsSync(join(root, 'laptop', 'postgres', 'postmaster.pid'))).toBe(false)
  }, 240_000)
})
