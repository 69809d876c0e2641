// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** The texts of these editions: those of the catalog, and those that the institution's own workbooks made. */
export const editionDocuments = async (db: Database, hashes: readonly string[]) => {
  if (hashes.length === 0) return []
  const published = db
    .selectFrom('catalog_edition')
    .select(['hash', 'document'])
    .where('hash', 'in', [...hashes])
    .where('kind', '=', 'checklist')
  const own = db
    .selectFrom('checklist_exact')
    .select((eb) => ['hash', eb.ref('document').$notNull().as('document')])
    .where('hash', 'in', [...hashes])
    .where('document', 'is not', null)
  return published.unionAll(own).execute()
}

/** Forms that were begun. `edition_hash`: the edition as it holds here, worded by the institution's own workbook where there is one; `base_hash`: the catalog's. */
const begun = (db: Database) =>
  db
    .selectFrom('checklist')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('checklist_exact')
          .select(['hash', 'template_id', 'document'])
          .whereRef('checklist_exact.checklist_id', '=', 'checklist.id')
          .whereRef('checklist_exact.base_hash', '=', 'checklist.edition_hash')
          .orderBy('n', 'desc')
          .limit(1)
          .as('exact'),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      'checklist.id',
      'form',
      eb.fn.coalesce('exact.hash', 'checklist.edition_hash').as('edition_hash'),
      'checklist.edition_hash as base_hash',
      'exact.template_id as exact_template',
      'has_system',
      'has_vendor',
      'opened_at',
      'version',
    ])

/** Every form that was begun, the newest first, with what was handed in last. */
export const checklists = (db: Database) =>
  begun(db)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('checklist_submission')
          .select(['kind', 'submitted_at'])
          .whereRef('checklist_submission.checklist_id', '=', 'checklist.id')
          .orderBy('submitted_at', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['exact.document as exact_document', 'last.kind as last_kind', 'last.submitted_at as last_at'])
    .orderBy('opened_at', 'desc')
    .orderBy('checklist.id')
    .execute()

/** A form of one year at the institution. */
export type ChecklistRow = NonNullable<Awaited<ReturnType<typeof checklistById>>>

/** `hold`: the edition stays what it is until the transaction ends. */
export const checklistById = (db: Database, id: string, hold = false) => {
  const found = begun(db).where('checklist.id', '=', id)
  return (hold ? found.forShare('checklist') : found).executeTakeFirst()
}

export const checklistOfForm = (db: Database, form: string) => begun(db).where('form', '=', form).executeTakeFirst()

type Opening = { id: string; organisation_id: string; form: string; edition_hash: string; opened_at: Date; opened_by: string }

/** Begins a form; undefined where it was begun already. */
export const insertChecklist = (db: Database, row: Opening) =>
  db
    .insertInto('checklist')
    .values({ ...row, version: 0 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'form']).doNothing())
    .returning('id')
    .executeTakeFirst()

/** Writes what spares the institution items where `version` is the one last seen. */
export const writeSituation = async (
  db: Database,
  id: string,
  version: number,
  situation: { has_system: boolean | null; has_vendor: boolean | null },
): Promise<boolean> => {
  const row = await db
    .updateTable('checklist')
    .set({ ...situation, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const answerColumns = [
  'id',
  'checklist_id',
  'item',
  'value',
  'checked',
  'planned',
  'target',
  'exemption',
  'risk',
  'remark',
  'explanation',
  'source',
  'responsible_id',
  'responsible_name',
  'answered_by_name',
  'answered_at',
] as const

// Answers that stopped standing when their form was put under another wording.
const lapsed = sql<boolean>`exists (select 1 from checklist_move m where m.checklist_id = a.checklist_id and a.id = any(m.lapsed))`

/** The answer that stands at each item of these forms: the one that no other took the place of, unless its item has changed since. */
export const standingAnswers = (db: Database, checklists: readonly string[]) =>
  checklists.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('checklist_answer as a')
        .select(answerColumns)
        .where('checklist_id', 'in', [...checklists])
        .where((eb) => eb.not(eb.exists(eb.selectFrom('checklist_answer as later').select('later.id').whereRef('later.supersedes', '=', 'a.id'))))
        .where((eb) => eb.not(lapsed))
        .execute()
export type AnswerRow = Awaited<ReturnType<typeof standingAnswers>>[number]

/** A form that was begun with the answers that stand in it, in one query; a row without an item where nothing is answered yet. */
export const formWithAnswers = (db: Database, form: string) =>
  db
    .selectFrom('checklist as c')
    .leftJoin('checklist_answer as a', (join) =>
      join
        .onRef('a.checklist_id', '=', 'c.id')
        .on((eb) => eb.not(eb.exists(eb.selectFrom('checklist_answer as later').select('later.id').whereRef('later.supersedes', '=', 'a.id')))),
    )
    .select(['c.id as checklist', 'c.edition_hash', 'a.item', 'a.value', 'a.planned', 'a.target'])
    .where('c.form', '=', form)
    .execute()

/** Every answer an item ever had, the newest first. */
export const answersOfItem = (db: Database, checklist: string, item: string): Promise<AnswerRow[]> =>
  db
    .selectFrom('checklist_answer')
    .select(answerColumns)
    .where('checklist_id', '=', checklist)
    .where('item', '=', item)
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

export type AnswerInsert = {
  id: string
  organisation_id: string
  checklist_id: string
  item: string
  value: 'yes' | 'no' | 'exempt'
  checked: string
  planned: string | null
  target: string | null
  exemption: 'no-system' | 'no-vendor' | null
  risk: string
  remark: string
  explanation: string
  source: 'proposal' | 'hand' | 'workbook' | 'carried'
  responsible_id: string | null
  responsible_name: string
  answered_by: string
  answered_by_name: string
  answered_at: Date
  supersedes: string | null
}

// What does not stand any more is taken the place of without being named.
const placeOf = ({ checklist_id, item, supersedes }: AnswerInsert) =>
  supersedes ??
  sql<string | null>`(select a.id from checklist_answer a where a.checklist_id = ${checklist_id} and a.item = ${item}
    and not exists (select 1 from checklist_answer later where later.supersedes = a.id) and ${lapsed})`

/** Adds answers, each in the place of the one it names; those that somebody else was quicker for are left out. Returns the items written. */
export const insertAnswers = async (db: Database, rows: readonly AnswerInsert[]): Promise<string[]> => {
  const written = await db
    .insertInto('checklist_answer')
    .values(rows.map((row) => ({ ...row, supersedes: placeOf(row) })))
    .onConflict((conflict) => conflict.columns(['checklist_id', 'item', 'supersedes']).doNothing())
    .returning('item')
    .execute()
  return written.map(({ item }) => item)
}

/** How much evidence in use is attached to each practice. */
export const evidenceByPractice = async (db: Database): Promise<Map<string, string[]>> => {
  const { rows } = await sql<{ practice: string; evidence: string[] }>`select l.target_id as practice, array_agg(e.id::text) as evidence
    from evidence_link l join evidence e on e.id = l.evidence_id
    where l.target_kind = 'practice' and e.retired_at is null group by l.target_id`.execute(db)
  return new Map(rows.map(({ practice, evidence }) => [practice, evidence]))
}

/** The people of the institution by name, to choose who is responsible. */
export const people = (db: Database) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name'])
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(1000)
    .execute()

const submissionColumns = ['id', 'checklist_id', 'kind', 'submitted_at', 'submitted_by_name', 'sha256', 'standing'] as const

/** What was handed in of a form, the newest first. */
export const submissionsOf = (db: Database, checklist: string) =>
  db
    .selectFrom('checklist_submission')
    .select(submissionColumns)
    .where('checklist_id', '=', checklist)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
export type FormSubmissionRow = Awaited<ReturnType<typeof submissionsOf>>[number]

/** What was handed in of this form, with everything that was frozen. */
export const submissionById = (db: Database, checklist: string, id: string) =>
  db
    .selectFrom('checklist_submission')
    .select([...submissionColumns, 'snapshot'])
    .where('checklist_id', '=', checklist)
    .where('id', '=', id)
    .executeTakeFirst()

type SubmissionInsert = {
  id: string
  organisation_id: string
  checklist_id: string
  kind: 'interim' | 'final'
  submitted_at: Date
  submitted_by: string
  submitted_by_name: string
  snapshot: string
  sha256: string
  standing: string
}
export const insertSubmission = async (db: Database, row: SubmissionInsert): Promise<void> => {
  await db.insertInto('checklist_submission').values(row).execute()
}

/** Every day from `since` on that a standing answer names, the nearest first. */
export const targets = (db: Database, since: string) =>
  db
    .selectFrom('checklist_answer as a')
    .select((eb) => ['checklist_id', 'item', 'responsible_id', eb.fn.coalesce('target', 'planned').as('day')])
    .where((eb) => eb.or([eb('target', 'is not', null), eb('planned', 'is not', null)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('checklist_answer as later').select('later.id').whereRef('later.supersedes', '=', 'a.id'))))
    .where((eb) => eb(eb.fn.coalesce('target', 'planned'), '>=', since))
    .where((eb) => eb.not(lapsed))
    .orderBy('day')
    .orderBy('a.id')
    .limit(500)
    .execute()

/** How often a form was worded by a workbook. */
export const exactCount = async (db: Database, checklist: string): Promise<number> => {
  const row = await db
    .selectFrom('checklist_exact')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('checklist_id', '=', checklist)
    .executeTakeFirst()
  return row?.n ?? 0
}

type ExactInsert = {
  id: string
  organisation_id: string
  checklist_id: string
  n: number
  base_hash: string
  hash: string
  document: string | null
  template_id: string
  recorded_at: Date
  recorded_by: string
  recorded_by_name: string
}

/** Adds what a workbook makes of a form; false where somebody else was quicker. */
export const insertExact = async (db: Database, row: ExactInsert): Promise<boolean> => {
  const written = await db
    .insertInto('checklist_exact')
    .values(row)
    .onConflict((conflict) => conflict.columns(['checklist_id', 'n']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}
