// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Checklist } from '@shinayaka/catalog'
import { type AnswerValue, type HeldClaim, readAnswer } from '@shinayaka/domain'
import { InputError } from './command.ts'
import { readJsonObject } from './json-file.ts'

/** Reads `{"assets.inventory": 2, …}`: how far each practice is attained. InputError names every practice and value that cannot be used; `help` where the shape is described. */
export const readAttainments = (catalog: Catalog, path: string, help: string): HeldClaim[] => {
  const mistakes: string[] = []
  const claims = Object.entries(readJsonObject(path, help)).flatMap(([practice, written]): HeldClaim[] => {
    const value: AnswerValue | null = typeof written === 'number' || typeof written === 'string' ? readAnswer(String(written)) : null
    if (!catalog.practices.has(practice))
      mistakes.push(`${path}: 取組「${practice}」はカタログにありません。npx shinayaka catalog list で id を確かめてください。`)
    else if (value === null)
      mistakes.push(`${path}: 「${practice}」の ${JSON.stringify(written)} は使えません。0・1・2・3・"na"・"unknown" のどれかにしてください。`)
    else return [{ practice, value, source: 'assessment' }]
    return []
  })
  if (mistakes.length > 0) throw new InputError(mistakes)
  return claims
}

/** The form of that id. InputError names those there are. */
export const formOf = (catalog: Catalog, id: string): Checklist => {
  const found = catalog.checklists.get(id)
  if (!found)
    throw new InputError(`チェックリスト「${id}」はカタログにありません。使えるのは ${[...catalog.checklists.keys()].sort().join('・')} です。`)
  return found
}
