// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Checklist, ChecklistItem } from '@shinayaka/catalog'
import type { EditionReference, PasswordDocument, PasswordRecord, PasswordRule } from '@shinayaka/contract'
import { japaneseDate, judgePasswords, type PasswordPolicy, type PasswordRequirement, type YesRule } from '@shinayaka/domain'
import type { Clock } from '../../../platform/clock.ts'
import type { OrganisationScope } from '../../../platform/database/scope.ts'
import { ProblemError } from '../../../platform/problem.ts'
import { reference } from '../../assessment/index.ts'
import * as queries from './queries.ts'

const recordView = (row: queries.PolicyRow): PasswordRecord => ({
  id: row.id,
  policy: queries.policyOf(row),
  note: row.note,
  checked: String(row.checked),
  recordedBy: row.recorded_by_name,
  recordedAt: row.recorded_at.toISOString(),
})

type Asked = Pick<PasswordRule, 'number' | 'item' | 'name' | 'asks'> & { references: EditionReference[]; ways: readonly PasswordRequirement[] }

/** How a recorded rule stands against the ways that a document allows; without a record, only what is asked. */
const judged = ({ ways, ...asked }: Asked, policy: PasswordPolicy | null): PasswordRule => {
  const verdict = policy && judgePasswords(policy, ways)
  const standingOf = (at: number, name: string) => {
    const way = verdict?.ways[at]
    if (way === undefined) return null
    if (way.missing.includes(name)) return 'unmet'
    return way.unknown.includes(name) ? 'unknown' : 'met'
  }
  return {
    ...asked,
    verdict: verdict?.verdict ?? null,
    ways: ways.map((way, at) => ({
      verdict: verdict?.ways[at]?.verdict ?? null,
      asks: Object.entries(way).map(([name, wanted]) => ({
        name: name as PasswordRule['ways'][number]['asks'][number]['name'],
        wanted: wanted as boolean | number,
        standing: standingOf(at, name),
      })),
    })),
  }
}

const waysIn = (rule: YesRule): readonly PasswordRequirement[] => {
  if ('passwords' in rule) return rule.passwords
  if ('all' in rule) return rule.all.flatMap(waysIn)
  return 'any' in rule ? rule.any.flatMap(waysIn) : []
}

const askedByItem = (item: ChecklistItem): Asked[] => {
  const ways = item.rule === null ? [] : waysIn(item.rule)
  if (ways.length === 0) return []
  const { id, number, name, asks, references } = item
  return [{ item: id, number, name, asks, ways, references: references.map(reference) }]
}

const askedByForm = (form: Checklist): Asked[] => form.sections.flatMap(({ items }) => items.flatMap(askedByItem))

/** Every form that the institution answers itself and every guideline, each with what it asks of passwords, the oldest year first and never mixed. */
const passwordDocuments = (catalog: Catalog, policy: PasswordPolicy | null, begun: ReadonlyMap<string, string>): PasswordDocument[] => {
  const judgedBy = (asked: readonly Asked[]) => asked.map((one) => judged(one, policy))
  const forms = [...catalog.checklists.values()]
    .filter((form) => form.form === 'facility' && askedByForm(form).length > 0)
    .sort((one, other) => (one.year ?? 0) - (other.year ?? 0))
    .map((form) => ({
      id: form.id,
      kind: 'checklist' as const,
      title: form.title,
      checklist: begun.get(form.id) ?? null,
      rules: judgedBy(askedByForm(form)),
    }))
  const guidelines = [...catalog.guidelines.values()].flatMap(({ id, title, passwords }) => {
    if (passwords === null) return []
    const { ways, text: asks, references } = passwords
    return [
      {
        id,
        kind: 'guideline' as const,
        title,
        checklist: null,
        rules: judgedBy([{ number: null, item: null, name: null, asks, ways, references: references.map(reference) }]),
      },
    ]
  })
  return [...forms, ...guidelines]
}

/** The password rule in force with its earlier versions, and what each document says of it. */
export const readPasswordPolicy = async (
  { db }: Pick<OrganisationScope, 'db'>,
  catalog: Catalog,
): Promise<{ records: PasswordRecord[]; documents: PasswordDocument[] }> => {
  const [rows, forms] = await Promise.all([queries.policies(db), queries.begunForms(db)])
  const records = rows.map(recordView)
  const begun = new Map(forms.map(({ form, id }) => [form, id]))
  return { records, documents: passwordDocuments(catalog, records[0]?.policy ?? null, begun) }
}

/** Writes a version of the password rule; refused where another one has come to stand since the page was read, and for a day still to come. */
export const savePasswordPolicy = async (
  scope: OrganisationScope,
  clock: Clock,
  wanted: { policy: PasswordPolicy; note: string; checked: string; seen: string | null },
): Promise<PasswordRecord> => {
  const { policy, note, checked, seen } = wanted
  if (checked > japaneseDate(clock.now())) throw new ProblemError('day.future', { day: checked })
  const [row] = await queries.policies(scope.db, 1)
  const before = row === undefined ? null : recordView(row)
  if (seen !== (before?.id ?? null)) throw new ProblemError('record.stale', { current: before, yours: wanted })
  const record: PasswordRecord = { id: clock.id(), policy, note, checked, recordedBy: scope.person.name, recordedAt: clock.now().toISOString() }
  const written = await queries.insertPolicy(scope.db, {
    id: record.id,
    organisation_id: scope.organisation.id,
    ...queries.columnsOf(policy),
    note,
    checked,
    recorded_by: scope.person.id,
    recorded_by_name: scope.person.name,
    recorded_at: record.recordedAt,
    supersedes: seen,
  })
  if (!written) {
    const [current] = await queries.policies(scope.db, 1)
    throw new ProblemError('record.stale', { current: current === undefined ? null : recordView(current), yours: wanted })
  }
  const told = ({ policy: { secondFactor: passwordSecondFactor, ...rest }, ...more }: PasswordRecord) => ({
    ...rest,
    passwordSecondFactor,
    checked: more.checked,
    note: more.note,
  })
  await scope.audit({
    action: 'password-policy.save',
    target: { kind: 'password-policy', id: record.id },
    before: before && told(before),
    after: told(record),
  })
  return record
}
