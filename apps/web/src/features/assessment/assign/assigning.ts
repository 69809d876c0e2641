// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView } from '@shinayaka/contract'
import { fill, type Texts } from '@shinayaka/contract/messages/language'
import { isPermitted } from '@shinayaka/contract/permissions'
import type { CallError } from '../../../app/call-error.ts'
import type { Department, Member } from '../queries.ts'

/** What somebody wants for a domain: who looks after it (null: nobody), until when, and a word to them. */
export type Wanted = { person: string | null; due: string | null; note: string }

/** What became of one domain; `error` is null where it was given as wanted. */
export type Outcome = { domain: string; wanted: Wanted; error: CallError | null }

/** Those who can answer what they are given. */
export const assignable = (members: readonly Member[]): Member[] =>
  members.filter(({ role, expired }) => isPermitted(role, 'assessment.respond') && !expired)

/** From so many people on, one looks for somebody by words. */
export const manyPeople = 12

/**
 * People under their departments, somebody of several under each, and last those of none; only those whose name, or whose department, has the words,
 * and whoever is chosen already.
 */
export const byDepartment = (
  people: readonly Member[],
  departments: readonly Department[],
  { words, chosen, none }: { words: string; chosen: string; none: string },
): { label: string; people: Member[] }[] => {
  const has = (text: string) => text.normalize('NFKC').toLowerCase().includes(words.trim().normalize('NFKC').toLowerCase())
  const placed = new Set(departments.flatMap((department) => department.people))
  const groups = [
    ...departments.map(({ name, people: members }) => ({ label: name, people: people.filter(({ id }) => members.includes(id)) })),
    { label: none, people: people.filter(({ id }) => !placed.has(id)) },
  ]
  return groups
    .map(({ label, people: members }) => ({ label, people: members.filter(({ id, name }) => id === chosen || has(label) || has(name)) }))
    .filter(({ people: members }) => members.length > 0)
}

/** What stands where somebody else was first: their assignment, null where they took the domain back; undefined for any other error. */
export const theirsOf = (error: CallError | null): AssignmentView | null | undefined => {
  if (error?.code !== 'record.stale') return undefined
  const { current } = error.params
  return typeof current === 'object' && current !== null && 'person' in current ? (current as AssignmentView) : null
}

type LetterTexts = Texts<{ to: string; greeting: string; domain: string; due: string; how: string; from: string }>

/** A message ready to send to a colleague: which domains, where to open each, until when, and how. `due` is in words already. */
export const letter = (
  texts: LetterTexts,
  said: {
    to: string
    from: string
    organisation: string
    title: string
    domains: readonly { name: string; questions: number; address: string }[]
    due: string | null
    note: string
  },
): string => {
  const { to, from, organisation, title, domains, due, note } = said
  const lines = domains.flatMap(({ name, questions, address }) => [fill(texts.domain, { name, questions }), `  ${address}`])
  return [
    fill(texts.to, { name: to }),
    `${fill(texts.greeting, { title })}`,
    lines.join('\n'),
    ...(due === null ? [] : [fill(texts.due, { day: due })]),
    ...(note === '' ? [] : [note]),
    texts.how,
    fill(texts.from, { organisation, name: from }),
  ].join('\n\n')
}

/** Whether an address leads to this machine only, so that a colleague elsewhere cannot open it. */
export const isOwnMachine = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname)
