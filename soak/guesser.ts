// SPDX-License-Identifier: Apache-2.0
// The attacker, in a process of its own: guesses passwords from many addresses and prints what came of it as JSON.
// Arguments: port, how many guesses, how many addresses, the logins to try separated by commas, where they are sent, how many a second at most.
import { setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendRaw } from './raw.ts'

const [port, guesses, addresses, names, path = '/sign-in', fastest = 'Infinity'] = process.argv.slice(2)
const logins = (names ?? '').split(',')
const atOnce = 32
// On a machine of its own the attacker would not take the server's time either.
setPriority(19)

const statuses: Record<string, number> = {}
const through: string[] = []
const begun = performance.now()
let sent = 0

const count = (what: string) => {
  statuses[what] = (statuses[what] ?? 0) + 1
}

const bytesOf = (login: string, index: number): Buffer => {
  const body = `login=${encodeURIComponent(login)}&password=${encodeURIComponent(`asagao-${index}-megane-${index % 97}`)}`
  const head = ['Host: localhost', 'Connection: close', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`]
  // A reference is asked for with as many bytes, on a page that needs no work.
  return Buffer.from(`${path === '/sign-in' ? 'POST' : 'GET'} ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`)
}

const guess = async (): Promise<void> => {
  const index = sent
  sent += 1
  const due = begun + (index / Number(fastest)) * 1000 - performance.now()
  if (due > 0) await sleep(due)
  const which = index % Number(addresses)
  const login = logins[index % logins.length] ?? ''
  const answer = await sendRaw({ port: Number(port), from: `127.${1 + (which >> 8)}.${which & 255}.2` }, bytesOf(login, index), 120_000)
  const status = String(answer?.status ?? 'none')
  count(status)
  if (path === '/sign-in' && (/^[23]/.test(status) || answer?.headers['set-cookie'] !== undefined)) through.push(`${login} ${status}`)
}

const work = async (): Promise<void> => {
  while (sent < Number(guesses)) await guess().catch((error: unknown) => count(String(error)))
}
await Promise.all(Array.from({ length: atOnce }, work))
process.stdout.write(JSON.stringify({ statuses, through }))
