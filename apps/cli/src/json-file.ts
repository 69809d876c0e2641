// SPDX-License-Identifier: Apache-2.0
import { InputError } from './command.ts'
import { readTextFile } from './text-file.ts'

/** Reads a file that holds one JSON object. InputError says at which line it cannot be read; `help` names where its shape is described. */
export const readJsonObject = (path: string, help: string): Record<string, unknown> => {
  const text = readTextFile(path)
  if (text.trim() === '') throw new InputError(`${path} 1行目: 中身がありません。${help} の形で書いてください。`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const line = position === undefined ? '' : ` ${text.slice(0, Number(position)).split('\n').length}行目`
    throw new InputError(`${path}${line}: JSON として読めません。引用符・コンマ・かっこを見直してください。`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError(`${path}: 答えは { } で囲んでください。形は ${help} で見られます。`)
  return value as Record<string, unknown>
}
