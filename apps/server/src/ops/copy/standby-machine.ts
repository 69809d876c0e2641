// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { codeOf } from '../../platform/postgres/problem.ts'
import type { Standby } from '../../platform/settings/copy.ts'
import { CopyProblem } from './problem.ts'

type Machine = Extract<Standby, { kind: 'ssh' }>

const run = promisify(execFile)
// Nobody is there to answer a question, and an unknown machine must not be taken for the right one. An answer in English is one that we can read.
const careful = ['-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=yes', '-o', 'ConnectTimeout=20']
const environment = { ...process.env, LC_ALL: 'C' }

const asServer = 'サーバを動かす利用者で'

/** What ssh says, in words for people; the first that fits. */
const sentences: readonly { said: RegExp; sentence: (machine: Machine) => string }[] = [
  {
    said: /HOST IDENTIFICATION HAS CHANGED/,
    sentence: ({ host }) =>
      `控え用マシン「${host}」の鍵が、登録してあるものと違います。別のマシンにつながっているおそれがあるため、何も送っていません。マシンを入れ直したなら、控え用マシンの画面で鍵の指紋を確かめてから、${asServer}「ssh-keygen -R ${host}」を実行し、登録し直してください。`,
  },
  {
    said: /Host key verification failed|host key is known/,
    sentence: ({ user, host, port }) =>
      `控え用マシン「${host}」は、まだ登録されていないため、何も送っていません。${asServer}「ssh -p ${port} ${user}@${host}」を一度実行し、表示される指紋が控え用マシンのものと同じことを確かめて、登録してください。`,
  },
  {
    said: /Permission denied \(/,
    sentence: ({ user, host, port }) =>
      `控え用マシン「${host}」に、鍵で入れませんでした。${asServer}「ssh-copy-id -p ${port} ${user}@${host}」を実行して、鍵を登録してください。`,
  },
  {
    said: /Connection refused|timed out|No route|unreachable|Could not resolve|Name or service not known|Connection closed/,
    sentence: ({ host, port }) =>
      `控え用マシン「${host}」（ポート ${port}）につながりません。電源と網、SSH が動いているかを確かめてください。次の夜にまた送ります。`,
  },
  {
    said: /No such file or directory/,
    sentence: ({ host, folder }) => `控え用マシン「${host}」に、フォルダ「${folder}」がありません。作るか、STANDBY を直してください。`,
  },
  {
    said: /Read-only file system|Permission denied/,
    sentence: ({ host, user, folder }) => `控え用マシン「${host}」のフォルダ「${folder}」に、利用者「${user}」は書けません。権限を直してください。`,
  },
]

const wordsFrom = (error: unknown): string => (typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '')

const problemOf = (error: unknown, program: string, machine: Machine): CopyProblem => {
  if (codeOf(error) === 'ENOENT')
    return new CopyProblem('unsupported', `このマシンに ${program} がありません。OpenSSH を入れるか、STANDBY にフォルダを指定してください。`, error)
  const said = wordsFrom(error)
  const known = sentences.find((one) => one.said.test(said))
  const last = said.split('\n').slice(-2).join(' ')
  const sentence =
    known?.sentence(machine) ??
    `控え用マシン「${machine.host}」へ送れませんでした（${last}）。${asServer}「ssh ${machine.user}@${machine.host}」で入れるかを確かめてください。`
  return new CopyProblem('not-permitted', sentence, error)
}

/** How this machine is reached: more arguments for ssh and scp, of a test. */
type Way = { machine: Machine; more: readonly string[] }

const remotely = async ({ machine, more }: Way, program: 'ssh' | 'scp', args: string[]): Promise<string> => {
  try {
    return (await run(program, [...more, ...careful, ...args], { timeout: 6 * 60 * 60 * 1000, maxBuffer: 10_000_000, env: environment })).stdout
  } catch (error) {
    throw problemOf(error, program, machine)
  }
}

const shell = (way: Way, command: string): Promise<string> => {
  const { user, host, port } = way.machine
  return remotely(way, 'ssh', ['-p', String(port), `${user}@${host}`, command])
}

/** Bytes that are free there; null where the machine does not say. */
const room = async (way: Way): Promise<number | null> => {
  const line = (await shell(way, `df -Pk ${way.machine.folder}`)).trim().split('\n').at(-1) ?? ''
  const free = Number(line.trim().split(/\s+/)[3])
  return Number.isFinite(free) ? free * 1024 : null
}

const requireRoom = async (way: Way, bytes: number): Promise<void> => {
  const free = await room(way)
  if (free !== null && free < bytes)
    throw new CopyProblem(
      'disk-full',
      `控え用マシン「${way.machine.host}」のディスクに空きがありません（要る ${Math.ceil(bytes / 1e6)} MB、空き ${Math.floor(free / 1e6)} MB）。前に送った控えは、そのまま残っています。空きを作ってください。`,
    )
}

/**
 * Sends a copy to another machine by ssh: under another name first, given its own only when all of it is there and on its disk, and only then are those
 * beyond the newest `kept` removed. Errors are `CopyProblem`s, and leave what was there before.
 */
export const toMachine = async (machine: Machine, path: string, kept: number, more: readonly string[] = []): Promise<void> => {
  const way = { machine, more }
  const { user, host, port, folder } = machine
  const { size } = await stat(path)
  const name = basename(path)
  const part = `${folder}/.${name}.part`
  await requireRoom(way, size)
  try {
    await remotely(way, 'scp', ['-P', String(port), '-q', path, `${user}@${host}:${part}`])
  } catch (error) {
    // What the file transfer says of a full disk is only "Failure".
    await requireRoom(way, size - (await sentOf(way, part)))
    throw error
  } finally {
    // Names are ours and the folder is of plain characters, so nothing in them means anything to the other shell.
    await shell(way, `[ "$(wc -c < ${part})" -eq ${size} ] || rm -f ${part}`).catch(() => undefined)
  }
  const tidy = `ls -1 ${folder}/shinayaka-*.age | sort -r | tail -n +${kept + 1} | while read -r old; do rm -f "$old"; done`
  await shell(way, `[ "$(wc -c < ${part})" -eq ${size} ] && mv ${part} ${folder}/${name} && sync && { ${tidy}; true; }`)
}

const sentOf = async (way: Way, part: string): Promise<number> => Number(await shell(way, `wc -c < ${part}`).catch(() => '0')) || 0
