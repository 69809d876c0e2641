// SPDX-License-Identifier: Apache-2.0
import type { AnswerContent } from '@shinayaka/domain'
import { type CallError, mayPass } from '../../../app/call-error.ts'
import type { Answer } from '../queries.ts'
import { contentOf, type Entry } from './entry.ts'

/** What was typed and is not yet acknowledged, with the version of the answer the person saw (null: none). */
export type Held = { entry: Entry; version: number | null }

/** How saving one question stands. */
export type Saving =
  | { phase: 'idle' }
  | { phase: 'held' }
  | { phase: 'saving' }
  /** `entry` is what was typed: it stays on the screen as it is, also where storing cut a space or a line off its end. */
  | { phase: 'saved'; at: string; version: number; entry: Entry }
  | { phase: 'failed'; error: CallError }
  | { phase: 'conflict'; theirs: Answer }

export type Slot = { held: Held | null; saving: Saving }

/** Where unacknowledged entries survive a reload: one text under one key. */
export type Shelf = { read: () => string | null; write: (text: string | null) => void }

export type AnswerKeeper = {
  slot: (question: string) => Slot
  /** Keeps what was typed; `seen` is the version of the stored answer on the screen. */
  hold: (question: string, entry: Entry, seen: number | null) => void
  /** Sends what is held, once it is complete; while one is on its way the newest follows it. */
  push: (question: string) => Promise<void>
  /** Sends again whatever failed for a reason that may pass. */
  retry: () => void
  /** Ends a conflict: the own entry replaces theirs, or is let go. */
  settle: (question: string, keep: 'mine' | 'theirs') => void
  /** How many entries the server refused or did not hear. */
  unsaved: () => number
  subscribe: (listener: () => void) => () => void
}

const idle: Slot = { held: null, saving: { phase: 'idle' } }

const readShelf = (shelf: Shelf): Map<string, Slot> => {
  try {
    const kept = JSON.parse(shelf.read() ?? '{}') as Record<string, Held>
    return new Map(Object.entries(kept).map(([question, held]) => [question, { held, saving: { phase: 'held' } }]))
  } catch {
    return new Map()
  }
}

const theirsOf = (error: CallError): Answer | null => {
  const current = error.params.current
  return error.code === 'record.stale' && typeof current === 'object' && current !== null && 'value' in current ? (current as Answer) : null
}

const same = (theirs: Answer, mine: AnswerContent): boolean =>
  theirs.value === mine.value && theirs.comment === mine.comment && theirs.source === mine.source && theirs.vendorName === mine.vendorName

/**
 * Keeps every typed answer until the server has acknowledged it, so that a lost session, a stopped database or a pulled cable loses nothing.
 * Answers to one question are sent one after another, each naming the version the last one made.
 */
export const createAnswerKeeper = ({
  shelf,
  send,
  accept,
  explain,
}: {
  shelf: Shelf
  /** Saves one answer; returns it as stored. */
  send: (question: string, content: AnswerContent & { version: number | null }) => Promise<Answer>
  /** Takes another person's answer as the one on the screen. */
  accept: (answer: Answer) => void
  /** Makes whatever `send` threw into something that can be shown. */
  explain: (thrown: unknown) => CallError
}): AnswerKeeper => {
  const slots = readShelf(shelf)
  const listeners = new Set<() => void>()

  const set = (question: string, slot: Slot) => {
    slots.set(question, slot)
    const kept = [...slots].flatMap(([name, { held }]) => (held ? [[name, held] as const] : []))
    shelf.write(kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept)))
    for (const listener of listeners) listener()
  }
  const slotOf = (question: string): Slot => slots.get(question) ?? idle

  const saved = (question: string, sent: Held, answer: Answer) => {
    const { held } = slotOf(question)
    if (held === null || held === sent)
      return set(question, { held: null, saving: { phase: 'saved', at: answer.answeredAt, version: answer.version, entry: sent.entry } })
    set(question, { held: { ...held, version: answer.version }, saving: { phase: 'held' } })
    void push(question)
  }

  const push = async (question: string): Promise<void> => {
    const { held, saving } = slotOf(question)
    const content = held && contentOf(held.entry)
    if (!held || !content || saving.phase === 'saving' || saving.phase === 'conflict') return
    set(question, { held, saving: { phase: 'saving' } })
    try {
      saved(question, held, await send(question, { ...content, version: held.version }))
    } catch (thrown) {
      const error = explain(thrown)
      const theirs = theirsOf(error)
      // The same answer is there already: most likely ours, whose acknowledgement was lost on the way.
      if (theirs && same(theirs, content)) {
        accept(theirs)
        return saved(question, held, theirs)
      }
      set(question, { held: slotOf(question).held, saving: theirs ? { phase: 'conflict', theirs } : { phase: 'failed', error } })
    }
  }

  return {
    slot: slotOf,
    push,
    hold: (question, entry, seen) => {
      const { held, saving } = slotOf(question)
      const phase: Saving = saving.phase === 'saving' || saving.phase === 'conflict' ? saving : { phase: 'held' }
      set(question, { held: { entry, version: held ? held.version : seen }, saving: phase })
    },
    retry: () => {
      for (const [question, { saving }] of slots)
        if (saving.phase === 'held' || (saving.phase === 'failed' && mayPass(saving.error))) void push(question)
    },
    settle: (question, keep) => {
      const { held, saving } = slotOf(question)
      if (saving.phase !== 'conflict') return
      if (keep === 'theirs' || !held) {
        accept(saving.theirs)
        return set(question, idle)
      }
      set(question, { held: { ...held, version: saving.theirs.version }, saving: { phase: 'held' } })
      void push(question)
    },
    unsaved: () => [...slots.values()].filter(({ saving }) => saving.phase === 'failed' || saving.phase === 'conflict').length,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
