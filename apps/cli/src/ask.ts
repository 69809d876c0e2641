// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { InputError } from './command.ts'

/** Asks one thing after another at the terminal, or reads one line each from a pipe. */
export type Asker = { ask: (question: string) => Promise<string>; askSecret: (question: string) => Promise<string>; close: () => void }

/** Opens the questions; secrets are not shown while typed. Ending the input early is an `InputError`. */
export const openAsker = (): Asker => {
  let silent = false
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!silent) process.stderr.write(chunk)
      done()
    },
  })
  const terminal = process.stdin.isTTY === true
  const lines = createInterface({ input: process.stdin, output, terminal })
  const waiting: ((line: string | null) => void)[] = []
  const read: string[] = []
  let ended = false
  lines.on('line', (line) => {
    const next = waiting.shift()
    if (next) next(line)
    else read.push(line)
  })
  lines.on('close', () => {
    ended = true
    for (const next of waiting.splice(0)) next(null)
  })
  const nextLine = (): Promise<string | null> => {
    const held = read.shift()
    if (held !== undefined) return Promise.resolve(held)
    return ended ? Promise.resolve(null) : new Promise((resolve) => waiting.push(resolve))
  }
  const ask = async (question: string, secret: boolean): Promise<string> => {
    process.stderr.write(`${question}: `)
    silent = secret && terminal
    const line = await nextLine()
    silent = false
    if (secret && terminal) process.stderr.write('\n')
    if (line === null) throw new InputError(`「${question}」が入力されないまま終わりました。もう一度はじめから実行してください。`)
    return line
  }
  return { ask: (question) => ask(question, false), askSecret: (question) => ask(question, true), close: () => lines.close() }
}
