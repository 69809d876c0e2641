// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const program = '/usr/sbin/clamd'
/** Whether the real scanner is installed here. */
export const hasClamd = existsSync(program)

/** The harmless text that scanners agree to call a virus, put together here so that this file is none. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'))
/** Words that our own test signature looks for, wherever they stand. */
export const marked = 'shinayaka-test-signature-8c1f'

/** A real clamd on a Unix socket, as an unprivileged user, knowing two test signatures and a limit of 1 MB. */
export const startClamd = async (): Promise<{ socket: string; stop: () => Promise<void> }> => {
  const folder = mkdtempSync('/tmp/shinayaka-clamd-')
  chmodSync(folder, 0o777)
  const socket = join(folder, 'clamd.sock')
  writeFileSync(join(folder, 'test.hdb'), `${createHash('md5').update(eicar).digest('hex')}:${eicar.length}:Eicar-Test-Signature\n`)
  writeFileSync(join(folder, 'test.ndb'), `Shinayaka.Test:0:*:${Buffer.from(marked).toString('hex')}\n`)
  const user = process.getuid?.() === 0 ? ['User clamav'] : []
  const settings = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${folder}`,
    'Foreground yes',
    'StreamMaxLength 1M',
    `TemporaryDirectory ${folder}`,
    ...user,
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  let output = ''
  const child: ChildProcess = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
  const hear = (data: Buffer) => {
    output += data.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const client = createConnection(socket, () => client.write('zPING\0'))
      client.on('data', () => {
        client.destroy()
        resolve(true)
      })
      client.on('error', () => resolve(false))
    })
  const deadline = Date.now() + 60_000
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`clamd did not start:\n${output}`)
    await sleep(100)
  }
  return {
    socket,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
