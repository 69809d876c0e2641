// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toMachine } from './standby-machine.ts'

const sshd = '/usr/sbin/sshd'
const here = existsSync(sshd)
if (!here) process.stderr.write('The standby machine by ssh is not tried: openssh-server is not installed here.\n')

const root = mkdtempSync('/tmp/shinayaka-ssh-')
const at = (name: string) => join(root, name)
const newKey = (name: string) => execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)])
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

const user = userInfo().username
let port = 0
let server: ChildProcess
beforeAll(async () => {
  if (!here) return
  for (const name of ['host', 'other-host', 'own', 'stranger']) newKey(name)
  writeFileSync(at('authorized'), readFileSync(at('own.pub')))
  chmodSync(at('authorized'), 0o600)
  port = await freePort()
  const line = (key: string) => `[127.0.0.1]:${port} ${readFileSync(at(`${key}.pub`), 'utf8')}`
  writeFileSync(at('known'), line('host'))
  writeFileSync(at('known-other'), line('other-host'))
  writeFileSync(at('known-none'), '')
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${at('host')}`,
    `AuthorizedKeysFile ${at('authorized')}`,
    `PidFile ${at('pid')}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    // The keys of this test lie below /tmp, where everybody may make files.
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
  ]
  writeFileSync(at('sshd_config'), settings.join('\n'))
  // Root's own sshd wants this empty folder; whoever is not root needs none.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  server = spawn(sshd, ['-D', '-e', '-f', at('sshd_config')], { stdio: 'ignore' })
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await sleep(50)
}, 60_000)
afterAll(() => {
  server?.kill()
  rmSync(root, { recursive: true, force: true })
})

const way = ({ known = 'known', key = 'own' } = {}) => [
  '-F',
  '/dev/null',
  '-o',
  `UserKnownHostsFile=${at(known)}`,
  '-o',
  'GlobalKnownHostsFile=/dev/null',
  '-o',
  'IdentitiesOnly=yes',
  '-o',
  'IdentityAgent=none',
  '-i',
  at(key),
]
const machine = (folder: string) => ({ kind: 'ssh' as const, user, host: '127.0.0.1', port, folder })
const nameOf = (day: number) => `shinayaka-202611${day}T173000Z-nightly.age`
const copy = (day: number, bytes = Buffer.alloc(300_000, day)) => {
  const path = at(nameOf(day))
  writeFileSync(path, bytes)
  return path
}
const newFolder = (name: string) => {
  mkdirSync(at(name))
  return at(name)
}

describe.skipIf(!here)('the standby machine by ssh', () => {
  it('gets each copy whole, and keeps the newest three', async () => {
    const folder = newFolder('standby')
    for (const day of [20, 21, 22, 23]) await toMachine(machine(folder), copy(day), 3, way())
    expect(readdirSync(folder).sort()).toEqual([21, 22, 23].map(nameOf))
    expect(readFileSync(join(folder, nameOf(23))).equals(Buffer.alloc(300_000, 23))).toBe(true)
  }, 60_000)

  it.each([
    ['its key is another than the one that is known', { known: 'known-other' }, '鍵が、登録してあるものと違います'],
    ['it is not known yet', { known: 'known-none' }, 'まだ登録されていない'],
    ['our key is not allowed in', { key: 'stranger' }, '鍵で入れませんでした'],
    ['our key is not there', { key: 'none' }, '鍵で入れませんでした'],
  ])(
    'gets nothing where %s, and the sentence says what to do',
    async (_, wrong, sentence) => {
      const folder = newFolder(`refused-${sentence.length}-${Object.values(wrong)[0]}`)
      await expect(toMachine(machine(folder), copy(24), 3, way(wrong))).rejects.toMatchObject({
        code: 'not-permitted',
        message: expect.stringContaining(sentence),
      })
      expect(readdirSync(folder)).toEqual([])
    },
    60_000,
  )

  it('is told to be away where nobody answers, and its folder to be missing where there is none', async () => {
    const nobody = { ...machine(root), port: await freePort() }
    await expect(toMachine(nobody, copy(24), 3, way())).rejects.toMatchObject({ message: expect.stringContaining('つながりません') })
    await expect(toMachine(machine(at('nowhere')), copy(24), 3, way())).rejects.toMatchObject({
      message: expect.stringContaining(`フォルダ「${at('nowhere')}」がありません`),
    })
  }, 60_000)

  it('keeps the last good copy where an upload breaks off in the middle', async () => {
    const folder = newFolder('broken')
    await toMachine(machine(folder), copy(20), 3, way())
    const large = copy(21, Buffer.alloc(60_000_000, 7))
    // A slow line, cut while the bytes are on their way.
    const sending = toMachine(machine(folder), large, 3, [...way(), '-o', 'Compression=no']).then(
      () => 'sent',
      () => 'broken off',
    )
    const part = join(folder, `.${nameOf(21)}.part`)
    while (!existsSync(part)) await sleep(2)
    for (const session of spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n'))
      if (session !== '') process.kill(Number(session), 'SIGKILL')
    expect(await sending).toBe('broken off')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([nameOf(20)])
    await toMachine(machine(folder), large, 3, way())
    expect(readdirSync(folder).sort()).toEqual([20, 21].map(nameOf))
  }, 60_000)
})

const canMount = process.getuid?.() === 0 && process.platform === 'linux'
describe.skipIf(!here || !canMount)('the standby machine by ssh with a full disk', () => {
  const folder = at('small')
  let mounted = false
  beforeAll(() => {
    mkdirSync(folder)
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  })
  afterAll(() => {
    if (mounted) spawnSync('umount', [folder])
  })

  it('keeps the last good copy, and says how much room is wanted', async ({ skip }) => {
    if (!mounted) skip('no small disk can be mounted here')
    await toMachine(machine(folder), copy(20), 3, way())
    await expect(toMachine(machine(folder), copy(21, Buffer.alloc(3_000_000)), 3, way())).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('要る 3 MB'),
    })
    expect(readdirSync(folder)).toEqual([nameOf(20)])
  }, 60_000)

  it('where nothing more can be made keeps the last good copy too, though room is left', async ({ skip }) => {
    if (!mounted) skip('no small disk can be mounted here')
    // One inode for the folder, one for the copy that is there.
    execFileSync('mount', ['-o', 'remount,size=10m,nr_inodes=2', folder])
    await expect(toMachine(machine(folder), copy(22), 3, way())).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringContaining('送れませんでした'),
    })
    expect(readdirSync(folder)).toEqual([nameOf(20)])
  }, 60_000)
})
