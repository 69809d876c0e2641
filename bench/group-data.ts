// SPDX-License-Identifier: Apache-2.0

import { type AnswerValue, fiscalYear, japaneseDate, scoreAssessment } from '@shinayaka/domain'
import type pg from 'pg'
import type { Editions, LoadedEdition } from '../apps/server/src/features/assessment/index.ts'
import { type Snapshot, seal } from '../apps/server/src/features/assessment/submission.ts'
import { networkView } from '../apps/server/src/features/assessment/view.ts'
import { createClock } from '../apps/server/src/platform/clock.ts'
import { hashPassword } from '../apps/server/src/platform/identity/secrets.ts'

/** Who signs in to be measured; one password for all. */
export const groupPeople = {
  viewer: 'group.viewer',
  administrator: 'group.admin',
  institution: 'many.admin',
  password: 'kawara-usagi-tegami-2048',
} as const

/** How much there is. */
export const groupSize = { institutions: 1_000, others: 200, submissionsOfOne: 40 } as const

type Values = (string | number | boolean | Date | null)[]
type Column = readonly [name: string, type: string]

/** Rows for one table, written together when there are many. */
class Rows {
  readonly #client: pg.Client
  readonly #table: string
  readonly #columns: readonly Column[]
  #held: Values[] = []
  count = 0

  constructor(client: pg.Client, table: string, columns: string) {
    this.#client = client
    this.#table = table
    this.#columns = columns.split(', ').map((one) => one.split(' ') as [string, string])
  }

  add(...values: Values): void {
    this.#held.push(values)
    this.count += 1
  }

  async write(): Promise<void> {
    const held = this.#held
    this.#held = []
    if (held.length === 0) return
    const names = this.#columns.map(([name]) => name).join(', ')
    const arrays = this.#columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')
    await this.#client.query(
      `insert into ${this.#table} (${names}) select * from unnest(${arrays})`,
      this.#columns.map((_, index) => held.map((row) => row[index] ?? null)),
    )
  }
}

// The same group every time: a simple generator instead of chance.
let state = 2026
const chance = (): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return state / 2_147_483_648
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T

const comments = [
  '',
  '',
  '',
  '台帳は事務室の棚にある。年に一度、事務長と見直している。',
  '保守会社の月次報告書で確認した。',
  '来年度の予算で更新の予定。',
]
const clock = createClock()

type Tables = ReturnType<typeof tablesOf>
const tablesOf = (client: pg.Client) => ({
  organisation: new Rows(
    client,
    'organisation',
    'id uuid, kind text, parent_id uuid, name text, institution_kind text, beds integer, prefecture text, created_at timestamptz',
  ),
  person: new Rows(client, 'person', 'id uuid, login text, name text, password_hash text, created_at timestamptz'),
  membership: new Rows(client, 'membership', 'person_id uuid, organisation_id uuid, role text, since timestamptz'),
  assessment: new Rows(
    client,
    'assessment',
    'id uuid, organisation_id uuid, instrument text, edition text, edition_hash text, started_at timestamptz, started_by uuid, updated_at timestamptz, submitted_at timestamptz',
  ),
  answer: new Rows(
    client,
    'answer',
    'organisation_id uuid, assessment_id uuid, question text, value text, comment text, source text, vendor_name text, answered_by uuid, answered_at timestamptz, version integer',
  ),
  network: new Rows(
    client,
    'network_answer',
    'organisation_id uuid, assessment_id uuid, control text, grade text, answered_by uuid, answered_at timestamptz, version integer',
  ),
  submission: new Rows(
    client,
    'submission',
    'id uuid, organisation_id uuid, assessment_id uuid, instrument text, edition text, edition_hash text, fiscal_year integer, submitted_at timestamptz, submitted_by uuid, submitted_by_name text, snapshot text, sha256 text, overall float8, overall_high float8, level_low smallint, level_high smallint, below_threshold integer, domains_counted integer',
  ),
  claim: new Rows(
    client,
    'claim',
    'id uuid, organisation_id uuid, practice text, subject_kind text, subject_id uuid, value text, source text, source_name text, origin_id uuid, effective date, recorded_at timestamptz, edition_hash text',
  ),
})

const write = async (tables: Tables): Promise<void> => {
  for (const rows of Object.values(tables)) await rows.write()
}

type Institution = { id: string; name: string; beds: number; person: string; personName: string }

const grades = [
  ['identity', ['ok', 'weak']],
  ['external', ['o', 'd', 'x']],
  ['media', ['o', 'd', 'x', 'unknown']],
  ['internal', ['d', 'x']],
] as const

const someValue = (): AnswerValue => (chance() < 0.04 ? 'unknown' : (Math.floor(chance() * 4) as AnswerValue))

/** One assessment with all its answers, submitted where `at` says when; a frozen text as the product writes it. */
const assess = (
  tables: Tables,
  { id: organisation, name, beds, person, personName }: Institution,
  edition: LoadedEdition,
  at: Date,
  submitted = true,
) => {
  const assessment = clock.id()
  const { id: instrument, edition: number } = edition.edition
  tables.assessment.add(assessment, organisation, instrument, number, edition.hash, at, person, at, submitted ? at : null)
  const answers: Snapshot['answers'] = []
  for (const question of edition.questions.values()) {
    const value = someValue()
    const comment = pick(comments)
    answers.push({
      question: question.id,
      practice: question.practice.id,
      value,
      comment,
      source: 'own',
      vendorName: '',
      answeredBy: personName,
      answeredAt: at.toISOString(),
    })
    tables.answer.add(organisation, assessment, question.id, String(value), comment, 'own', '', person, at, 0)
  }
  const networkGrades = grades.map(([control, from]) => ({ control, grade: pick<string>(from) }))
  for (const { control, grade } of networkGrades) tables.network.add(organisation, assessment, control, grade, person, at, 0)
  if (!submitted) return assessment
  const score = scoreAssessment(edition.edition, new Map(answers.map(({ question, value }) => [question, value])))
  const { text, sha256 } = seal({
    schema: 'shinayaka.submission/1',
    rules: '1',
    organisation: { id: organisation, name, institutionKind: 'hospital', beds, prefecture: '04' },
    instrument: { id: instrument, edition: number, hash: edition.hash },
    fiscalYear: fiscalYear(at),
    submittedAt: at.toISOString(),
    submittedBy: personName,
    answers,
    networkGrades,
    score,
  })
  const level = networkView(networkGrades)
  const submission = clock.id()
  tables.submission.add(
    submission,
    organisation,
    assessment,
    instrument,
    number,
    edition.hash,
    fiscalYear(at),
    at,
    person,
    personName,
    text,
    sha256,
    score.overall,
    score.overallRange?.[1] ?? null,
    level?.low ?? null,
    level?.high ?? null,
    score.domains.filter(({ belowThreshold }) => belowThreshold).length,
    score.domains.filter(({ score: one }) => one !== null).length,
  )
  const source = instrument === 'executive' ? 'management' : 'assessment'
  for (const { practice, value } of answers)
    tables.claim.add(
      clock.id(),
      organisation,
      practice,
      'organisation',
      organisation,
      String(value),
      source,
      '',
      submission,
      japaneseDate(at),
      at,
      edition.hash,
    )
  return submission
}

const day = 24 * 60 * 60 * 1000
const found = (tables: Tables, number: number, parent: string, now: number): Institution => {
  const institution = { id: clock.id(), name: `架空第${number}病院`, beds: 20 + (number % 580), person: clock.id(), personName: `担当 ${number}` }
  const { id, name, beds, person, personName } = institution
  const at = new Date(now - 1500 * day)
  tables.organisation.add(id, 'medical', parent, name, 'hospital', beds, '04', at)
  tables.person.add(person, `person.${number}`, personName, 'nobody signs in as this one', at)
  tables.membership.add(person, id, 'operator', at)
  return institution
}

/** Everybody who signs in for the measurement. */
const enrol = async (client: pg.Client, login: string, organisation: string, role: string, hash: string) => {
  const id = clock.id()
  await client.query('insert into person (id, login, name, password_hash, created_at) values ($1, $2, $3, $4, $5)', [
    id,
    login,
    login,
    hash,
    clock.now(),
  ])
  await client.query('insert into membership (person_id, organisation_id, role, since) values ($1, $2, $3, $4)', [
    id,
    organisation,
    role,
    clock.now(),
  ])
  return id
}

/** The people, decisions and remarks of the institution that is opened. */
const furnish = async (client: pg.Client, institution: Institution, draft: string, submission: string, edition: LoadedEdition) => {
  const { id, person, personName } = institution
  const at = clock.now()
  for (const domain of edition.edition.domains.slice(0, 6)) {
    await client.query(
      `insert into assignment (organisation_id, assessment_id, domain, person_id, person_name, due, note, assigned_by, assigned_at, version) values ($1, $2, $3, $4, $5, null, '', $4, $6, 0)`,
      [id, draft, domain.id, person, personName, at],
    )
    await client.query(
      'insert into remark (id, organisation_id, assessment_id, question, text, written_by, written_by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [clock.id(), id, draft, domain.questions[0]?.id, 'ここは事務長に聞く。', person, personName, at],
    )
  }
  for (const [index, measure] of edition.edition.domains
    .flatMap(({ measures }) => measures)
    .slice(0, 3)
    .entries())
    await client.query(
      `insert into decision (id, organisation_id, submission_id, measure, title, domain, state, yen, hours, asked_by, asked_by_name, asked_at, note, version)
       values ($1, $2, $3, $4, $5, '体制', 'waiting', $6, 8, $7, $8, $9, '', 0)`,
      [clock.id(), id, submission, measure.id, measure.title, 100_000 * (index + 1), person, personName, at],
    )
  await client.query(
    `insert into stopped_day (organisation_id, yen, basis, written_by, written_at, version) values ($1, 12000000, '外来の収入', $2, $3, 0)`,
    [id, person, at],
  )
}

/** What was written, and what is opened. */
export type GroupData = { submissions: number; answers: number; claims: number; draft: string; submission: string; overseen: string }

const years = 3

/** The institutions of one group with one to three years each, every other one with management's view; returns the last submission. */
const fillOne = async (tables: Tables, group: string, numbers: { from: number; to: number }, editions: Editions): Promise<string> => {
  const [hospital, executive] = [editions.currentOf('hospital-it'), editions.currentOf('executive')]
  const now = Date.now()
  let last = ''
  for (let number = numbers.from; number <= numbers.to; number += 1) {
    const institution = found(tables, number, group, now)
    for (let year = 1 + (number % years); year > 0; year -= 1)
      last = assess(tables, institution, hospital, new Date(now - (365 * year - 300) * day + number * 1000))
    if (number % 2 === 0) assess(tables, institution, executive, new Date(now - 60 * day + number * 1000))
    // Those that others refer to are written first.
    if (number % 50 === 0) await write(tables)
  }
  return last
}

/** The institution that is opened: many submissions, and a draft with all its answers. */
const fillMany = async (client: pg.Client, tables: Tables, group: string, editions: Editions) => {
  const [hospital, executive] = [editions.currentOf('hospital-it'), editions.currentOf('executive')]
  const now = Date.now()
  const institution = found(tables, 0, group, now)
  let submission = ''
  for (let time = groupSize.submissionsOfOne; time > 0; time -= 1)
    submission = assess(tables, institution, time % 4 === 2 ? executive : hospital, new Date(now - 30 * time * day))
  const draft = assess(tables, institution, hospital, new Date(now - day), false)
  await write(tables)
  await furnish(client, institution, draft, submission, hospital)
  return { institution, draft, submission }
}

/**
 * A group of a thousand hospitals that submitted once to three times, management beside them, and another group beside it;
 * one hospital has forty submissions and an open draft with all its answers. Written by the owner, as fast as the database takes it.
 */
export const fillGroup = async (client: pg.Client, editions: Editions): Promise<GroupData> => {
  const tables = tablesOf(client)
  const [group, other] = [clock.id(), clock.id()]
  await client.query('begin')
  await client.query(
    `insert into organisation (id, kind, name, institution_kind, created_at)
     values ($1, 'group', '架空病院グループ', 'hospital', $3), ($2, 'group', '別の架空グループ', 'hospital', $3)`,
    [group, other, clock.now()],
  )
  const { institution, draft, submission } = await fillMany(client, tables, group, editions)
  const overseen = await fillOne(tables, group, { from: 1, to: groupSize.institutions - 1 }, editions)
  await fillOne(tables, other, { from: groupSize.institutions, to: groupSize.institutions + groupSize.others }, editions)
  await write(tables)
  const hash = await hashPassword(groupPeople.password)
  await enrol(client, groupPeople.viewer, group, 'viewer', hash)
  await enrol(client, groupPeople.administrator, group, 'administrator', hash)
  await enrol(client, groupPeople.institution, institution.id, 'administrator', hash)
  await client.query('commit')
  // As autovacuum does a minute later.
  await client.query('vacuum analyze')
  return { submissions: tables.submission.count, answers: tables.answer.count, claims: tables.claim.count, draft, submission, overseen }
}
