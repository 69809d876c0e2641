// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { differing, quoteContent, quoteFields, quoteForm, quoteProblems, readHours, stoppedForm, stoppedProblems } from './form.ts'

const quote = { measure: 'm', yen: 3_000_000, hours: 40, vendor: '架空システム', quotedOn: '2026-11-02', note: '税別', version: 2 }
const form = quoteForm(quote)

describe('a quote', () => {
  it('is sent as it was shown, and an empty one says nothing', () => {
    expect(quoteContent(form)).toEqual({ amount: '3,000,000', hours: 40, vendor: '架空システム', quotedOn: '2026-11-02', note: '税別' })
    expect(quoteContent(quoteForm(null))).toEqual({ amount: '', hours: null, vendor: '', quotedOn: null, note: '' })
    expect(quoteProblems(quoteForm(null))).toEqual([])
  })
  it.each(['三百万円', '3,000千円', '３００万円', '￥3,000,000', ''])('takes %j as an amount', (amount) => {
    expect(quoteProblems({ ...form, amount })).toEqual([])
  })
  it.each([
    ['約300万円', 'amount'],
    ['0.5円', 'fraction'],
    ['二兆円', 'too-large'],
  ])('refuses %j', (amount, kind) => {
    expect(quoteProblems({ ...form, amount })).toEqual([{ field: 'amount', kind }])
  })
  it('names every problem at once', () => {
    const wrong = { ...form, amount: '高い', hours: 'たくさん', vendor: 'あ'.repeat(101), note: 'あ'.repeat(501) }
    expect(quoteProblems(wrong).map(({ field }) => field)).toEqual(['amount', 'hours', 'vendor', 'note'])
  })
})

describe('hours', () => {
  it.each([
    ['40', 40],
    ['４０時間', 40],
    ['1,200 h', 1200],
    ['5日', 40],
    ['2.5人日', 20],
    [' ', null],
  ])('reads %j', (typed, hours) => {
    expect(readHours(typed)).toEqual({ ok: true, hours })
  })
  it.each(['約40', '一か月', '-3', '100001', '40分'])('refuses %j', (typed) => {
    expect(readHours(typed)).toEqual({ ok: false })
  })
})

describe('a stopped day', () => {
  it('needs an amount that can be read', () => {
    expect(stoppedProblems(stoppedForm(null))).toEqual([{ field: 'amount', kind: 'missing' }])
    expect(stoppedProblems({ amount: '八百五十万円', basis: '' })).toEqual([])
    expect(stoppedProblems({ amount: '税別', basis: 'あ'.repeat(301) }).map(({ kind }) => kind)).toEqual(['amount', 'basis'])
  })
})

describe('two people at once', () => {
  it('differ only where they mean something else', () => {
    const theirs = quoteForm({ ...quote, yen: 2_500_000 })
    expect(differing(quoteFields, form, { ...form, amount: '三百万円', hours: '5日', vendor: '架空システム ' })).toEqual([])
    expect(differing(quoteFields, theirs, { ...form, note: '' })).toEqual(['amount', 'note'])
  })
})
