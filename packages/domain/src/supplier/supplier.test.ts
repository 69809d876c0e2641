// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerValue, Attainment } from '../assessment/answer.ts'
import { judgeRule, practicesOf, type Verdict, type YesRule } from '../checklist/rule.ts'
import { claimsOfAnswer, claimsOfSheet, type RuledAnswer } from './claims.ts'
import { requestCode } from './code.ts'
import { compareAnswers } from './compare.ts'
import { lineFaults, type SupplierItemTerms, type SupplierLine } from './lines.ts'
import { readVendorTable } from './rows.ts'
import { type SupplierFigures, supplierStep, underFilter } from './standing.ts'

const yes: SupplierLine = { item: '2-2', value: 'yes', checked: '2026-11-20', target: null, remark: '' }
const no: SupplierLine = { ...yes, value: 'no', target: '2027-02-28' }
const items: SupplierItemTerms[] = [
  { id: '2-2', planUntil: null, na: false },
  { id: '2-10', planUntil: '2028-03-31', na: false },
  { id: '9-1', planUntil: null, na: true },
]
const days = { signedOn: '2026-11-21', today: '2026-11-21' }

describe('a line of a vendor', () => {
  it.each<[string, SupplierLine, string | null]>([
    ['はい is whole', yes, null],
    ['はい by a plan where none counts', { ...yes, target: '2027-01-01' }, 'target-not-asked'],
    ['はい by a plan in time', { ...yes, item: '2-10', target: '2028-03-31' }, null],
    ['はい by a plan a day late', { ...yes, item: '2-10', target: '2028-04-01' }, 'plan-late'],
    ['いいえ with its day', no, null],
    ['いいえ with a reason', { ...no, target: null, remark: '製品の作りで変えられない' }, null],
    ['いいえ with neither', { ...no, target: null, remark: ' ' }, 'target-or-remark-missing'],
    ['いいえ that should have been over already', { ...no, target: '2026-11-19' }, 'target-past'],
    ['checked after it was signed', { ...yes, checked: '2026-11-22' }, 'checked-after-signed'],
    ['対象外 where it is not offered', { ...yes, value: 'na' }, 'na-not-offered'],
    ['対象外 where it is', { ...yes, item: '9-1', value: 'na' }, null],
    ['対象外 with a day', { ...yes, item: '9-1', value: 'na', target: '2027-01-01' }, 'target-not-asked'],
    ['of an item the form does not have', { ...yes, item: '7-7' }, 'unknown-item'],
  ])('%s', (_, line, fault) => expect(lineFaults([line], items, days)).toEqual(fault === null ? [] : [{ item: line.item, fault }]))

  it('is refused the second time, and an answer without lines altogether', () => {
    expect(lineFaults([yes, yes], items, days)).toEqual([{ item: '2-2', fault: 'duplicate-item' }])
    expect(lineFaults([], items, days)).toEqual([{ item: '', fault: 'empty' }])
    expect(lineFaults([yes], items, { signedOn: '2026-11-22', today: '2026-11-21' })).toEqual([{ item: '', fault: 'signed-future' }])
  })
})

const a2: YesRule = { practice: 'a', at: 2 }
const b1: YesRule = { practice: 'b', at: 1 }
describe('what an answer says of practices', () => {
  it.each<[string, YesRule | null, 'yes' | 'no' | 'na', [string, AnswerValue][]]>([
    ['はい to one', a2, 'yes', [['a', 2]]],
    [
      'はい to all',
      { all: [a2, b1] },
      'yes',
      [
        ['a', 2],
        ['b', 1],
      ],
    ],
    ['はい to the same twice: the higher', { all: [a2, { practice: 'a', at: 3 }] }, 'yes', [['a', 3]]],
    ['はい to one of two: neither is named', { any: [a2, b1] }, 'yes', []],
    ['はい to passwords and one', { all: [a2, { passwords: [] }] }, 'yes', [['a', 2]]],
    ['いいえ to the first level', b1, 'no', [['b', 0]]],
    ['いいえ to the second level', a2, 'no', [['a', 'unknown']]],
    [
      'いいえ to all: nobody knows which',
      { all: [a2, b1] },
      'no',
      [
        ['a', 'unknown'],
        ['b', 'unknown'],
      ],
    ],
    [
      '対象外',
      { all: [a2, b1] },
      'na',
      [
        ['a', 'na'],
        ['b', 'na'],
      ],
    ],
    ['anything where no practice answers', null, 'yes', []],
  ])('%s', (_, rule, value, claims) => expect([...claimsOfAnswer(rule, value)]).toEqual(claims))

  it('はい by a plan says nothing of what is', () => expect(claimsOfAnswer(a2, 'yes', true).size).toBe(0))

  it('two items that speak against one another leave it unknown', () => {
    const said = (rule: YesRule, value: 'yes' | 'no' | 'na'): RuledAnswer => ({ rule, value, planned: false })
    expect([...claimsOfSheet([said(a2, 'yes'), said(a2, 'no')])]).toEqual([['a', 'unknown']])
    expect([...claimsOfSheet([said(a2, 'yes'), said({ practice: 'a', at: 3 }, 'no')])]).toEqual([['a', 2]])
    expect([...claimsOfSheet([said(a2, 'yes'), said(a2, 'na')])]).toEqual([['a', 'unknown']])
  })
})

const names = ['a', 'b', 'c'] as const
const attainment = fc.constantFrom<Attainment>(1, 2, 3)
const { rule: anyRule } = fc.letrec<{ rule: YesRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.record({ practice: fc.constantFrom(...names), at: attainment }),
    fc.record({ planned: fc.constantFrom(...names), at: attainment, by: fc.constant('2027-03-31') }),
    fc.constant({ passwords: [{ minimum: 13 }] }),
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const judged = (rule: YesRule, claims: ReadonlyMap<string, AnswerValue>): Verdict =>
  judgeRule(rule, { claims: [...claims].map(([practice, value]) => ({ practice, value, source: 'vendor' })), plans: [], passwords: null }).verdict
const value = fc.constantFrom('yes', 'no', 'na')

describe('claims never say more than the vendor did', () => {
  it('of one answer', () => {
    fc.assert(
      fc.property(anyRule, value, fc.boolean(), (rule, said, planned) => {
        const claims = claimsOfAnswer(rule, said, planned)
        for (const practice of claims.keys()) expect(practicesOf(rule)).toContain(practice)
        if (said !== 'yes' || planned) expect(judged(rule, claims)).not.toBe('yes')
      }),
      { numRuns: 2000 },
    )
  })
  it('of a whole sheet, whatever its items share', () => {
    const answer = fc.record<RuledAnswer>({ rule: fc.option(anyRule), value, planned: fc.boolean() })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 6 }), (answers) => {
        const claims = claimsOfSheet(answers)
        const said = answers.filter((one) => one.value === 'yes' && !one.planned)
        const unsaid = answers.filter((one) => !said.includes(one))
        expect(unsaid.filter(({ rule }) => rule !== null && judged(rule, claims) === 'yes')).toEqual([])
        // And no level that no はい named.
        const levels = new Set(said.flatMap(({ rule }) => [...claimsOfAnswer(rule, 'yes')].map(String)))
        const claimed = [...claims].filter(([, level]) => typeof level === 'number' && level > 0)
        expect(claimed.filter((claim) => !levels.has(String(claim)))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a table of vendors as pasted', () => {
  it('is read with headings, full-width letters, quotes and empty rows', () => {
    const pasted = '会社名\t製品\t種類\r\nあさひ電子\t"電子カルテ\n本体"\t製品\tＶ５\r\n\r\nひばり\t\t\r\nつばめ\t"""雲"""\tクラウド\r\n'
    expect(readVendorTable(pasted)).toEqual({
      rows: [
        { at: 2, row: { name: 'あさひ電子', product: '電子カルテ 本体', kind: 'product', release: 'V5', contactName: '', contactMail: '' } },
        { at: 4, row: { name: 'ひばり', product: '', kind: 'product', release: '', contactName: '', contactMail: '' } },
        { at: 5, row: { name: 'つばめ', product: '"雲"', kind: 'service', release: '', contactName: '', contactMail: '' } },
      ],
      faults: [],
    })
  })
  it('has each bad row named as the person counts it', () => {
    const pasted = '事業者\n\n甲\tA\t箱\n\tB\n甲\tA\t製品\n乙\t\t\t\t\tでんわ\n丙\t\t\t\t\t\t余り'
    expect(readVendorTable(pasted).faults).toEqual([
      { row: 3, fault: 'kind-unknown' },
      { row: 7, fault: 'columns' },
      { row: 4, fault: 'name-missing' },
      { row: 5, fault: 'twice' },
      { row: 6, fault: 'mail-invalid' },
    ])
  })
})

describe('a new answer beside the standing one', () => {
  it('names what is new, changed, the same and left out, in the order of the form', () => {
    const standing = [yes, { ...no, item: '2-3' }, { ...yes, item: '2-4' }]
    const next = [
      { ...yes, item: '2-5' },
      { ...yes, checked: '2026-11-21' },
      { ...yes, item: '2-3' },
    ]
    expect(
      compareAnswers(['2-2', '2-3', '2-4', '2-5', '2-6'], standing, next).map(({ item, change, onlyChecked }) => [item, change, onlyChecked]),
    ).toEqual([
      ['2-2', 'same', true],
      ['2-3', 'changed', false],
      ['2-4', 'left-out', false],
      ['2-5', 'new', false],
    ])
  })
})

describe('the next step', () => {
  const done: SupplierFigures = {
    products: 1,
    open: 0,
    overdue: 0,
    sheets: 1,
    no: 0,
    late: 0,
    neverAsked: 0,
    disclosureMissing: 0,
    disclosureOlder: 0,
  }
  it.each<[Partial<SupplierFigures>, string]>([
    [{}, 'none'],
    [{ open: 1, overdue: 1, neverAsked: 1 }, 'remind'],
    [{ late: 1, no: 1 }, 'target'],
    [{ neverAsked: 2, open: 1 }, 'ask'],
    [{ open: 1, disclosureMissing: 1 }, 'wait'],
    [{ disclosureMissing: 1 }, 'disclosure'],
    [{ disclosureOlder: 1, no: 1 }, 'renew'],
    [{ no: 1 }, 'watch'],
  ])('%o: %s', (given, step) => expect(supplierStep({ ...done, ...given })).toBe(step))
  it('finds a vendor under everything that is missing', () => {
    expect(underFilter({ ...done, disclosureOlder: 1 }, 'disclosure')).toBe(true)
    expect(underFilter({ ...done, no: 1 }, 'complete')).toBe(false)
    expect(underFilter(done, 'complete')).toBe(true)
  })
})

it('a code has eight letters that nobody misreads', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(requestCode(bytes))))
})
