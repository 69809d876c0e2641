// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Connection } from '../apps/server/src/platform/postgres/connection.ts'
import type { Journal } from './journal.ts'

type Rule = { what: string; sql: string }

const perRow = (table: string, key: string, action: string, target: string): string =>
  `select t.${key} from ${table} t where t.version + 1 <> (select count(*) from audit_event e where e.action = '${action}' and e.target_id = ${target})`

/** What can only be seen of a command that was applied by half; each query finds such rows. */
const rules: readonly Rule[] = [
  {
    what: 'a submission without exactly its claims',
    sql: `select s.id from submission s where jsonb_array_length(s.snapshot::jsonb -> 'answers') <> (select count(*) from claim c where c.origin_id = s.id)`,
  },
  { what: 'claims of no submission', sql: `select c.id from claim c where not exists (select 1 from submission s where s.id = c.origin_id)` },
  {
    what: 'an assessment marked as submitted without a submission, or the other way round',
    sql: `select a.id from assessment a where (a.submitted_at is not null) <> exists (select 1 from submission s where s.assessment_id = a.id)`,
  },
  {
    what: 'a submission without exactly one audit row',
    sql: `select s.id from submission s where 1 <> (select count(*) from audit_event e where e.action = 'assessment.submit' and e.target_id = s.id::text)`,
  },
  {
    what: 'an audit row of a submission that is not there',
    sql: `select e.id from audit_event e where e.action = 'assessment.submit' and not exists (select 1 from submission s where s.id::text = e.target_id)`,
  },
  {
    what: 'answers and their audit rows that do not agree',
    sql: `select a.id from assessment a where (select coalesce(sum(version + 1), 0) from answer w where w.assessment_id = a.id) <>
      (select coalesce(sum(jsonb_array_length(e.after)), 0) from audit_event e where e.action = 'answer.save' and e.target_id = a.id::text)`,
  },
  {
    what: 'an assessment begun without an audit row, or the other way round',
    sql: `select 1 where (select count(*) from assessment) <> (select count(*) from audit_event where action = 'assessment.start')`,
  },
  {
    what: 'remarks and their audit rows that do not agree',
    sql: `select a.id from assessment a where (select count(*) from remark r where r.assessment_id = a.id) <>
      (select count(*) from audit_event e where e.action = 'remark.add' and e.target_id = a.id::text)`,
  },
  {
    what: 'an invitation without an audit row, or revoked without one',
    sql: `select 1 where (select count(*) from one_time_code where purpose = 'invitation') <>
      (select count(*) filter (where action = 'account.invite') - count(*) filter (where action = 'account.invite-revoke') from audit_event)`,
  },
  { what: 'a quote and its audit rows that do not agree', sql: perRow('quote', 'measure', 'quote.save', 't.measure') },
  {
    what: 'a stopped day and its audit rows that do not agree',
    sql: perRow('stopped_day', 'organisation_id', 'stopped-day.save', 't.organisation_id::text'),
  },
  {
    what: 'a profile and its audit rows that do not agree',
    sql: `select o.id from organisation o where o.version <> (select count(*) from audit_event e where e.action = 'organisation.edit' and e.target_id = o.id::text)`,
  },
]

const registersSql = `
  select 'answer ' || assessment_id || ' ' || question as key, version, value || ' ' || comment as content from answer
  union all select 'quote ' || measure, version, note from quote
  union all select 'stopped-day', version, basis from stopped_day
  union all select 'organisation', version, coalesce(beds::text, 'null') from organisation`
const additionsSql = `
  select id::text, 'remark ' || text as content from remark
  union all select id::text, 'submission of ' || assessment_id from submission
  union all select id::text, 'invitation ' || name from one_time_code where purpose = 'invitation'`

const registersWrong = async (client: pg.Client, journal: Journal): Promise<string[]> => {
  const stored = new Map(
    (await client.query(registersSql)).rows.map(({ key, version, content }) => [String(key), { version, content: String(content) }]),
  )
  for (const key of journal.registers.keys()) journal.observe(key, stored.get(key) ?? null)
  // With what the clients saw themselves when they read again.
  return journal.surprises.splice(0)
}

const additionsWrong = async (client: pg.Client, journal: Journal): Promise<string[]> => {
  const present = new Map((await client.query(additionsSql)).rows.map(({ id, content }) => [String(id), String(content)]))
  const lost = [...journal.added].filter(([id]) => !present.has(id) && !journal.removed.has(id) && !journal.maybeRemoved.has(id))
  const back = [...journal.removed].filter((id) => present.has(id))
  const expected = new Set([...journal.added.values(), ...journal.unheardAdditions])
  const unknown = [...present.values()].filter((content) => !expected.has(content))
  return [
    ...lost.map(([, content]) => `${content}: acknowledged, now gone`),
    ...back.map((id) => `${journal.added.get(id)}: revoked, and still there`),
    ...unknown.map((content) => `${content}: stored, and nobody sent it`),
  ]
}

const halfApplied = async (client: pg.Client): Promise<string[]> => {
  const found: string[] = []
  for (const { what, sql } of rules) {
    const { rows } = await client.query(sql)
    if (rows.length > 0) found.push(`${what}: ${JSON.stringify(rows.slice(0, 3))} (${rows.length})`)
  }
  return found
}

/** Compares everything the clients were told with what is stored, and looks for commands applied by half. Gives what is wrong. */
export const checkIntact = async (owner: Connection, journal: Journal): Promise<string[]> => {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return [...(await registersWrong(client, journal)), ...(await additionsWrong(client, journal)), ...(await halfApplied(client))]
  } finally {
    await client.end()
  }
}

const bin = fileURLToPath(new URL('../apps/cli/bin/shinayaka.mjs', import.meta.url))

/** Asks the product itself whether the audit chain is whole (`npx shinayaka audit verify`), and what it said. */
export const verifyAuditChain = (environment: Record<string, string>): { ok: boolean; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'audit', 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { ok: status === 0, said: `${stdout}${stderr}`.trim() }
}
