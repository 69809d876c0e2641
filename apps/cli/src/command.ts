// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util'

/** One command of the program. `usage` is what `--help` prints; `run` gives the exit code: 0 done, 1 looked and found something wrong. */
export type Command = { usage: string; run: (args: readonly string[]) => Promise<number> }

/** What was asked for or handed in cannot be used. The message says, in Japanese, what happened and what to do; the program ends with 2. */
export class InputError extends Error {
  constructor(lines: string | readonly string[]) {
    super(typeof lines === 'string' ? lines : lines.join('\n'))
    this.name = 'InputError'
  }
}

/** The options a command knows: whether each takes a value or is only present. */
type OptionTypes = Record<string, 'string' | 'boolean'>
type OptionValues<Types extends OptionTypes> = { [Name in keyof Types]?: Types[Name] extends 'string' ? string : boolean }

const namedIn = (error: unknown): string => (error instanceof Error ? (/'([^']+)'/.exec(error.message)?.[1] ?? '') : '')

const reasonFor = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const name = namedIn(error)
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `「${name}」という指定はありません。`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `「${name}」の書き方が違います。値の要る指定には値を続け、要らない指定には付けないでください。`
  return '指定を読めませんでした。'
}

/**
 * Reads what follows a command: known options and at most `most` plain words. A repeated option keeps its last value.
 * Anything else is an InputError that shows the usage.
 */
export const readArguments = <const Types extends OptionTypes>(
  args: readonly string[],
  types: Types,
  { usage, most }: { usage: string; most: number },
): { options: OptionValues<Types>; words: string[] } => {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]))
  let parsed: { values: object; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new InputError([reasonFor(error), '', usage])
  }
  const extra = parsed.positionals[most]
  if (extra !== undefined) throw new InputError([`「${extra}」は余分です。`, '', usage])
  return { options: parsed.values as OptionValues<Types>, words: parsed.positionals }
}

/** Writes a result to stdout; sentences for people about what went wrong go to stderr instead. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Writes a result for machines: indented JSON, numbers unrounded. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))
