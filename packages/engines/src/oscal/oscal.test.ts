// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formResults, type ItemAnswerGiven, type OscalEvidence, type PracticeAnswer, practiceResults, type ResultFrame } from './index.ts'
import { canonicalText, oneLine, prose, token } from './text.ts'
import { oscalNamespace, uuidOf, uuidV5 } from './uuid.ts'

const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

describe('UUIDs', () => {
  it('are those of RFC 9562, and the namespace is the one written down', () => {
    // The standard's own example of version 5.
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
    expect(uuidV5(urlNamespace, 'urn:shinayaka:oscal')).toBe(oscalNamespace)
  })

  it('tell apart what is put together differently', () => {
    expect(uuidOf('a', 'bc')).not.toBe(uuidOf('ab', 'c'))
    expect(uuidOf('a","b')).not.toBe(uuidOf('a', 'b'))
  })
})

describe('texts', () => {
  it('are the same whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalText(turned)).toBe(canonicalText(value))
        expect(JSON.parse(canonicalText(value))).toEqual(value)
      }),
    )
  })

  it('keep what people wrote: taking the backslashes away gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(prose(text).replace(/\\([\\`*_~^[\]{}<>#|])/gu, '$1')).toBe(text)
      }),
    )
    expect(prose('院内の「一覧」を見る。{{ insert: param, x }}')).toBe('院内の「一覧」を見る。\\{\\{ insert: param, x \\}\\}')
  })

  it('on one line are what OSCAL takes for a string, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text)
        if (line !== null) expect(line).toMatch(/^\S(.*\S)?$/u)
      }),
    )
  })

  it('as tokens are NCNames, and different ids stay different', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }), (one, other) => {
        expect(token(one)).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u)
        expect(token(one) === token(other)).toBe(one === other)
      }),
    )
  })
})

const evidence: OscalEvidence = {
  id: '0190b0c0-0000-7000-8000-000000000001',
  title: '訓練の記録',
  name: '訓練.pdf',
  kind: 'pdf',
  sha256: 'ab'.repeat(32),
  effective: '2026-11-01',
  expires: null,
  uploaded: '2026-11-22T01:00:00.000Z',
  practices: ['backup.scope'],
}
const frame: ResultFrame = {
  id: '0190b0c0-0000-7000-8000-000000000000',
  name: 'health-check',
  catalog: 'shinayaka-practices',
  organisation: { id: '0190b0c0-0000-7000-8000-00000000000f', name: 'やまもも診療所' },
  by: '情報 太郎',
  at: '2026-11-21T02:00:00.000Z',
  edition: { id: 'clinic', edition: '2026.1', hash: 'cd'.repeat(32), title: '診療所の自己点検' },
  snapshot: 'ef'.repeat(32),
  evidence: [evidence],
}
const answer = (practice: string, value: PracticeAnswer['value'], more: Partial<PracticeAnswer> = {}): PracticeAnswer => ({
  question: `clinic.${practice}`,
  questionText: '線を抜いた控えがありますか。',
  practice,
  practiceName: 'つながっていない控えを持つ',
  value,
  comment: '',
  source: 'own',
  vendorName: '',
  at: '2026-11-20T02:00:00.000Z',
  ...more,
})
type Prop = { name: string; value: string }
type Finding = {
  title: string
  props: Prop[]
  target: { 'target-id': string; status: { state: string; reason: string }; 'implementation-status'?: object }
}
type Results = {
  'assessment-results': {
    metadata: { 'last-modified': string }
    results: [{ observations: { props: Prop[]; methods: string[]; 'relevant-evidence'?: { href: string }[] }[]; findings?: Finding[]; props: Prop[] }]
    'back-matter': { resources: { uuid: string; rlinks?: { hashes?: { value: string }[] }[] }[] }
  }
}
const read = (text: string) => (JSON.parse(text) as Results)['assessment-results']
const said = (props: readonly Prop[], name: string) => props.find((one) => one.name === name)?.value

describe('answers of a health check', () => {
  const { text } = practiceResults(frame, [
    answer('backup.scope', 2),
    answer('backup.one', 1),
    answer('backup.two', 0),
    answer('backup.three', 'unknown'),
    answer('backup.four', 'na', { comment: '紙だけの施設です' }),
    answer('backup.five', 3),
    answer('backup.five', 1, { question: 'clinic.other' }),
  ])
  const { metadata, results, ...whole } = read(text)
  const findings = results[0].findings ?? []
  const of = (practice: string) => findings.find(({ target }) => target['target-id'] === `backup.${practice}_smt`)

  it('keep the scale of 0 to 3, and tell 対象外, わからない and 0 apart', () => {
    expect(of('scope')?.target).toMatchObject({ status: { state: 'satisfied', reason: 'pass' }, 'implementation-status': { state: 'implemented' } })
    expect(of('one')?.target).toMatchObject({ status: { state: 'not-satisfied', reason: 'fail' }, 'implementation-status': { state: 'partial' } })
    expect([of('two')?.target.status, said(of('two')?.props ?? [], 'attainment')]).toEqual([{ state: 'not-satisfied', reason: 'fail' }, '0'])
    expect([of('three')?.target.status, said(of('three')?.props ?? [], 'answer')]).toEqual([{ state: 'not-satisfied', reason: 'other' }, 'unknown'])
    expect(of('four')).toBeUndefined()
    expect(results[0].observations.map(({ props }) => said(props, 'attainment') ?? said(props, 'answer'))).toEqual([
      '2',
      '1',
      '0',
      'unknown',
      'na',
      '3',
      '1',
    ])
    expect([said(results[0].props, 'unknown'), said(results[0].props, 'not-applicable')]).toEqual(['1', '1'])
  })

  it('never average two answers to the same practice: the lower decides, both are named', () => {
    expect(of('five')?.target.status.state).toBe('not-satisfied')
    expect([said(of('five')?.props ?? [], 'attainment'), said(of('five')?.props ?? [], 'attainment-highest')]).toEqual(['1', '3'])
  })

  it('name evidence by its hash and hold none of its bytes', () => {
    const resources = whole['back-matter'].resources
    const [observed] = results[0].observations
    const href = observed?.['relevant-evidence']?.[0]?.href.slice(1)
    expect(resources.find(({ uuid }) => uuid === href)?.rlinks?.[0]?.hashes?.[0]?.value).toBe(evidence.sha256)
    expect(observed?.methods).toEqual(['INTERVIEW', 'EXAMINE'])
    expect(text).not.toContain('base64')
    // Newer evidence makes it a newer file, by the evidence's day and not by a clock.
    expect(metadata['last-modified']).toBe('2026-11-22T01:00:00.000Z')
  })
})

describe('answers to a form', () => {
  const given = (item: string, over: Partial<NonNullable<ItemAnswerGiven['answer']>> | null): ItemAnswerGiven => ({
    item,
    number: '2⑩',
    name: '二要素認証',
    practices: ['authentication.two-factor'],
    proposal: { answer: 'none', reason: 'unanswered' },
    contradiction: null,
    answer: over && {
      value: 'yes',
      checked: '2026-11-21',
      planned: null,
      target: null,
      exemption: null,
      risk: '',
      remark: '',
      explanation: '',
      source: 'hand',
      at: '2026-11-21T02:00:00.000Z',
      ...over,
    },
  })
  const form = { ...frame, name: 'mhlw-r8', catalog: 'mhlw-r8', edition: { ...frame.edition, id: 'mhlw-r8' } }
  const { results } = read(
    formResults(form, [
      given('1-1', {}),
      given('2-1', { planned: '2028-03-31' }),
      given('2-2', { value: 'no', target: '2027-02-28' }),
      given('2-3', { value: 'exempt', exemption: 'no-vendor' }),
      given('2-4', null),
    ]).text,
  )

  it('are はい, はい by a plan, いいえ, 記入不要 and not yet answered, each apart', () => {
    expect(
      (results[0].findings ?? []).map(({ target, props }) => [
        target['target-id'],
        target.status.state,
        said(props, 'answer'),
        said(props, 'confirmed'),
      ]),
    ).toEqual([
      ['mhlw-r8.1-1_smt', 'satisfied', 'yes', 'yes'],
      ['mhlw-r8.2-1_smt', 'not-satisfied', 'yes-by-plan', 'yes'],
      ['mhlw-r8.2-2_smt', 'not-satisfied', 'no', 'yes'],
      ['mhlw-r8.2-4_smt', 'not-satisfied', 'unanswered', 'no'],
    ])
    expect(results[0].observations).toHaveLength(4)
    expect([said(results[0].props, 'exempt'), said(results[0].props, 'unanswered')]).toEqual(['1', '1'])
  })
})

describe('results of anything whatever', () => {
  // NIST's schema is not part of the project; where it does not lie beside it, the shape is not judged, the rest is.
  const schema = fileURLToPath(new URL('../../../../../shared/data/oscal/schema/oscal_assessment-results_schema.json', import.meta.url))
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  const validate = existsSync(schema) ? ajv.compile(JSON.parse(readFileSync(schema, 'utf8'))) : null
  type Plain = { [key: string]: unknown }
  const objects = (value: unknown): Plain[] => {
    if (Array.isArray(value)) return value.flatMap(objects)
    return typeof value === 'object' && value !== null ? [value as Plain, ...Object.values(value).flatMap(objects)] : []
  }
  const judge = (text: string) => {
    const read: unknown = JSON.parse(text)
    const all = objects(read)
    const uuids = all.flatMap(({ uuid }) => (typeof uuid === 'string' ? [uuid] : []))
    expect(new Set(uuids).size).toBe(uuids.length)
    for (const uuid of uuids) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const pointed = all.flatMap((node) => [node.href, node['observation-uuid'], node['subject-uuid']])
    for (const one of pointed) if (typeof one === 'string' && !/^(\.\/|ni:)/.test(one)) expect(uuids).toContain(one.replace(/^#/, ''))
    if (validate) expect([validate(read), validate.errors]).toEqual([true, null])
  }

  const words = fc.string({ unit: 'binary', maxLength: 30 })
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString())
  const days = fc
    .date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const practices = fc.constantFrom('backup.scope', 'backup.one', 'access-control.roles')
  const pieces = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      title: words,
      name: words,
      kind: words,
      sha256: fc.constant('ab'.repeat(32)),
      effective: days,
      expires: fc.option(days),
      uploaded: instants,
      practices: fc.array(practices, { maxLength: 2 }),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  )
  const frames = fc
    .record({ name: words, by: fc.option(words), at: instants, evidence: pieces })
    .map(({ name, by, at, evidence: own }): ResultFrame => ({ ...frame, organisation: { id: 'o', name }, by, at, evidence: own }))

  it('of practices are valid, point nowhere in vain, and are the same each time', () => {
    const answers = fc.uniqueArray(
      fc.record({
        question: fc.constantFrom('q.1', 'q.2', 'q.3', 'q.4'),
        practice: practices,
        questionText: words,
        practiceName: words,
        value: fc.constantFrom<PracticeAnswer['value'][]>(0, 1, 2, 3, 'na', 'unknown'),
        comment: words,
        source: fc.constantFrom<PracticeAnswer['source'][]>('own', 'vendor'),
        vendorName: words,
        at: instants,
      }),
      { maxLength: 6, selector: ({ question, practice }) => `${question} ${practice}` },
    )
    fc.assert(
      fc.property(frames, answers, (given, said) => {
        const { text } = practiceResults(given, said)
        judge(text)
        expect(practiceResults(given, structuredClone(said)).text).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('of a form are valid, point nowhere in vain, and are the same each time', () => {
    const answerGiven = fc.record({
      value: fc.constantFrom<('yes' | 'no' | 'exempt')[]>('yes', 'no', 'exempt'),
      checked: days,
      planned: fc.option(days),
      target: fc.option(days),
      exemption: fc.option(fc.constantFrom('no-vendor', 'no-system')),
      risk: words,
      remark: words,
      explanation: words,
      source: fc.constantFrom('hand', 'proposal'),
      at: instants,
    })
    const items = fc.uniqueArray(
      fc.record({
        item: fc.constantFrom('1-1', '2-1', '2-2', '3-1'),
        number: words,
        name: words,
        practices: fc.array(practices, { maxLength: 2 }),
        proposal: fc.option(fc.record({ answer: fc.constantFrom('yes', 'none'), reason: fc.option(words) })),
        contradiction: fc.option(fc.constant('yes-against-record')),
        answer: fc.option(answerGiven),
      }),
      { maxLength: 4, selector: ({ item }) => item },
    )
    fc.assert(
      fc.property(frames, items, (given, said) => {
        const { text } = formResults(given, said)
        judge(text)
        expect(formResults(given, structuredClone(said)).text).toBe(text)
      }),
      { numRuns: 60 },
    )
  })
})
