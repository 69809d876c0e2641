// SPDX-License-Identifier: Apache-2.0
import type { AnswerContent } from '@shinayaka/domain'
import { describe, expect, it } from 'vitest'
import { CallError, type CallErrorCode } from '../../../app/call-error.ts'
import type { Answer } from '../queries.ts'
import { type Entry, emptyEntry } from './entry.ts'
import { createAnswerKeeper } from './keeper.ts'

const entry = (part: Partial<Entry>): Entry => ({ ...emptyEntry, ...part })
const failure = (code: CallErrorCode, params: Record<string, unknown> = {}) => new CallError({ code, title: code, detail: '', params })

type Sent = { question: string; content: AnswerContent & { version: number | null } }

/** A keeper over a server that holds versions as the real one does; `fail` makes the next call go wrong. */
const house = (kept: string | null = null) => {
  const rows = new Map<string, Answer>()
  const sent: Sent[] = []
  const accepted: Answer[] = []
  const fails: { before: boolean; error: CallError }[] = []
  let shelf = kept
  const store = (question: string, { version, ...content }: Sent['content']): Answer => {
    const row = rows.get(question)
    if ((row?.version ?? null) !== version) throw failure('record.stale', { current: row })
    const answer: Answer = { question, ...content, answeredBy: 'me', answeredAt: '2026-11-21T01:32:00.000Z', version: (version ?? 0) + 1 }
    rows.set(question, answer)
    return answer
  }
  const keeper = createAnswerKeeper({
    shelf: {
      read: () => shelf,
      write: (text) => {
        shelf = text
      },
    },
    send: async (question, content) => {
      sent.push({ question, content })
      await Promise.resolve()
      const fail = fails.shift()
      if (fail?.before) throw fail.error
      const answer = store(question, content)
      if (fail) throw fail.error
      return answer
    },
    accept: (answer) => accepted.push(answer),
    explain: (thrown) => (thrown instanceof CallError ? thrown : failure('unreadable')),
  })
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return { keeper, rows, sent, accepted, settled, shelf: () => shelf, fail: (error: CallError, before = true) => fails.push({ before, error }) }
}

describe('the keeper of answers', () => {
  it('sends an answer, forgets it once it is stored, and says when', async () => {
    const { keeper, rows, settled, shelf } = house()
    keeper.hold('q', entry({ value: 2 }), null)
    expect(shelf()).toContain('"value":2')
    void keeper.push('q')
    expect(keeper.slot('q').saving.phase).toBe('saving')
    await settled()
    expect(keeper.slot('q')).toMatchObject({ held: null, saving: { phase: 'saved', at: '2026-11-21T01:32:00.000Z' } })
    expect(rows.get('q')).toMatchObject({ value: 2, version: 1 })
    expect(shelf()).toBeNull()
  })

  it('does not send what is not complete, and keeps it', async () => {
    const { keeper, sent, settled, shelf } = house()
    keeper.hold('q', entry({ value: 'na' }), null)
    await keeper.push('q')
    await settled()
    expect(sent).toEqual([])
    expect(keeper.slot('q').saving.phase).toBe('held')
    expect(shelf()).toContain('"na"')
    expect(keeper.unsaved()).toBe(0)
  })

  it('sends what was chosen meanwhile after the first, with the version that one made', async () => {
    const { keeper, rows, sent, settled } = house()
    keeper.hold('q', entry({ value: 1 }), null)
    void keeper.push('q')
    keeper.hold('q', entry({ value: 3 }), null)
    void keeper.push('q')
    await settled()
    expect(sent.map(({ content }) => [content.value, content.version])).toEqual([
      [1, null],
      [3, 1],
    ])
    expect(rows.get('q')).toMatchObject({ value: 3, version: 2 })
    expect(keeper.slot('q').saving.phase).toBe('saved')
  })

  it.each(['network', 'session.required', 'database.unavailable'] as const)('keeps the answer through %s and sends it again', async (code) => {
    const { keeper, rows, settled, shelf, fail } = house()
    fail(failure(code))
    keeper.hold('q', entry({ value: 0, comment: 'typed' }), null)
    await keeper.push('q')
    expect(keeper.slot('q')).toMatchObject({ held: { entry: { value: 0, comment: 'typed' } }, saving: { phase: 'failed' } })
    expect(keeper.unsaved()).toBe(1)
    expect(shelf()).toContain('typed')
    keeper.retry()
    await settled()
    expect(rows.get('q')).toMatchObject({ value: 0, comment: 'typed' })
    expect(keeper.unsaved()).toBe(0)
    expect(shelf()).toBeNull()
  })

  it('does not repeat what would only be refused again', async () => {
    const { keeper, sent, settled, fail } = house()
    fail(failure('assessment.submitted'))
    keeper.hold('q', entry({ value: 0 }), null)
    await keeper.push('q')
    keeper.retry()
    await settled()
    expect(sent).toHaveLength(1)
    expect(keeper.slot('q').saving.phase).toBe('failed')
  })

  it('takes its own answer as saved where only the acknowledgement was lost', async () => {
    const { keeper, settled, fail, accepted } = house()
    fail(failure('network'), false)
    keeper.hold('q', entry({ value: 2 }), null)
    await keeper.push('q')
    expect(keeper.slot('q').saving.phase).toBe('failed')
    keeper.retry()
    await settled()
    expect(keeper.slot('q').saving.phase).toBe('saved')
    expect(accepted).toMatchObject([{ value: 2, version: 1 }])
  })

  it('finds what a reload left behind, and sends it', async () => {
    const { keeper, rows, settled } = house(JSON.stringify({ q: { entry: entry({ value: 3 }), version: null } }))
    expect(keeper.slot('q').held?.entry.value).toBe(3)
    keeper.retry()
    await settled()
    expect(rows.get('q')?.value).toBe(3)
  })

  it('starts empty over a shelf that cannot be read', () => {
    expect(house('{broken').keeper.slot('q')).toEqual({ held: null, saving: { phase: 'idle' } })
  })
})

describe('two people answer the same question', () => {
  const conflict = async () => {
    const made = house()
    made.rows.set('q', {
      question: 'q',
      value: 1,
      comment: 'theirs',
      source: 'own',
      vendorName: '',
      answeredBy: 'other',
      answeredAt: '2026-11-21T01:00:00.000Z',
      version: 5,
    })
    made.keeper.hold('q', entry({ value: 3 }), 4)
    await made.keeper.push('q')
    return made
  }

  it('shows both and sends nothing by itself', async () => {
    const { keeper, sent } = await conflict()
    expect(keeper.slot('q')).toMatchObject({ held: { entry: { value: 3 } }, saving: { phase: 'conflict', theirs: { value: 1, version: 5 } } })
    keeper.retry()
    await keeper.push('q')
    expect(sent).toHaveLength(1)
    expect(keeper.unsaved()).toBe(1)
  })

  it('replaces theirs when asked to', async () => {
    const { keeper, rows, settled } = await conflict()
    keeper.settle('q', 'mine')
    await settled()
    expect(rows.get('q')).toMatchObject({ value: 3, version: 6 })
  })

  it('lets the own answer go when asked to', async () => {
    const { keeper, rows, accepted, shelf } = await conflict()
    keeper.settle('q', 'theirs')
    expect(rows.get('q')).toMatchObject({ value: 1, version: 5 })
    expect(accepted).toMatchObject([{ value: 1, version: 5 }])
    expect(keeper.slot('q')).toEqual({ held: null, saving: { phase: 'idle' } })
    expect(shelf()).toBeNull()
  })
})
