// SPDX-License-Identifier: Apache-2.0
import { answeringJa } from '@shinayaka/contract/messages/answering.ja'
import { describe, expect, it } from 'vitest'
import { CallError } from '../../../app/call-error.ts'
import type { Member } from '../queries.ts'
import { assignable, byDepartment, isOwnMachine, letter, theirsOf } from './assigning.ts'

const error = (code: 'record.stale' | 'assignee.unknown', params: Record<string, unknown> = {}) =>
  new CallError({ code, title: '', detail: '', params })

describe('giving a domain', () => {
  it('offers everybody who can answer, and no mere reader', () => {
    const members = (['administrator', 'operator', 'executive', 'staff', 'viewer'] as const).map((role) => ({ id: role, role }) as Member)
    expect(assignable(members).map(({ id }) => id)).toEqual(['administrator', 'operator', 'executive', 'staff'])
  })

  it('leaves out whose last day is over', () => {
    const members = [
      { id: 'a', role: 'staff', expired: true },
      { id: 'b', role: 'staff', expired: false },
    ] as Member[]
    expect(assignable(members).map(({ id }) => id)).toEqual(['b'])
  })

  const people = [
    { id: '1', name: '看護部 高橋' },
    { id: '2', name: '放射線科 小林' },
    { id: '3', name: '医事課 渡辺' },
  ] as Member[]
  const departments = [
    { id: 'n', name: '看護部', people: ['1', 'gone'], version: 0 },
    { id: 't', name: '医療技術部', people: ['2', '1'], version: 0 },
    { id: 'e', name: 'からの部', people: [], version: 0 },
  ]
  const listed = (words = '', chosen = '') =>
    byDepartment(people, departments, { words, chosen, none: '部門なし' }).map(({ label, people: members }) => [label, members.map(({ id }) => id)])

  it('lists people under each of their departments, and last those of none', () => {
    expect(listed()).toEqual([
      ['看護部', ['1']],
      ['医療技術部', ['1', '2']],
      ['部門なし', ['3']],
    ])
    expect(byDepartment(people, [], { words: '', chosen: '', none: '部門なし' })).toEqual([{ label: '部門なし', people }])
  })

  it('finds somebody by a part of the name or of the department, and keeps who is chosen', () => {
    expect(listed(' 小林 ')).toEqual([['医療技術部', ['2']]])
    expect(listed('医療技術')).toEqual([['医療技術部', ['1', '2']]])
    expect(listed('小林', '3')).toEqual([
      ['医療技術部', ['2']],
      ['部門なし', ['3']],
    ])
    expect(listed('いない人')).toEqual([])
  })

  it('tells a domain that somebody gave away first from one they took back, and both from other errors', () => {
    const theirs = { domain: 'backup', person: { id: 'x', name: '佐藤', member: true } }
    expect(theirsOf(error('record.stale', { current: theirs }))).toBe(theirs)
    expect(theirsOf(error('record.stale', { current: null }))).toBeNull()
    expect(theirsOf(error('assignee.unknown', { current: theirs }))).toBeUndefined()
    expect(theirsOf(null)).toBeUndefined()
  })
})

describe('the message', () => {
  const said = {
    to: '看護部 佐藤',
    from: '情報室 鈴木',
    organisation: 'かすみ病院',
    title: '病院の自己点検',
    domains: [
      { name: 'メディア', questions: 3, address: 'http://10.0.0.5:8080/a' },
      { name: 'モバイル', questions: 4, address: 'http://10.0.0.5:8080/b' },
    ],
    due: '11月28日(土)',
    note: '病棟の分もお願いします。',
  }

  it('names the domains with their addresses, the day and the note', () => {
    expect(letter(answeringJa.assign.letter, said)).toBe(`看護部 佐藤 さん

お疲れさまです。「病院の自己点検」のうち、次の分野をお願いします。

・メディア（3 問）
  http://10.0.0.5:8080/a
・モバイル（4 問）
  http://10.0.0.5:8080/b

期限：11月28日(土)

病棟の分もお願いします。

${answeringJa.assign.letter.how}

かすみ病院　情報室 鈴木`)
  })

  it('leaves out a day and a note that are not there', () => {
    expect(letter(answeringJa.assign.letter, { ...said, due: null, note: '' })).not.toMatch(/期限|病棟|undefined|\n\n\n/)
  })

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.1.10', false],
    ['shinayaka.example', false],
    ['localhost.example', false],
  ] as const)('knows that %s leads to this machine only: %s', (host, own) => {
    expect(isOwnMachine(host)).toBe(own)
  })
})
