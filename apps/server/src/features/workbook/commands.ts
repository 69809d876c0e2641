// SPDX-License-Identifier: Apache-2.0
import type { HandlerInput, workbookEndpoints } from '@shinayaka/contract'
import { overlayOf, shownFileName } from '@shinayaka/domain'
import type { FormMapping, KnownItem, MappedTable } from '@shinayaka/engines/foreign-workbook/index'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { type Forms, keepExact, type LoadedForm, startChecklist } from '../checklist/index.ts'
import { arrived, keepFile } from './files.ts'
import { type Looked, look, numberText, rowsOf } from './look.ts'
import * as queries from './queries.ts'
import { type Confirmed, startOf } from './start.ts'
import { baseForm, formsForWorkbooks, openTargets, type Targets } from './targets.ts'
import { lookedAs, mappingOf } from './view.ts'

export type Work = { app: Pick<App, 'catalog' | 'clock' | 'workers'>; scope: OrganisationScope; forms: Forms }

/** A template that is here, with what was found in its last workbook. */
export const openTemplate = async ({ scope }: Pick<Work, 'scope'>, id: string) => {
  const row = await queries.templateById(scope.db, id)
  const revision = row && (await queries.lookedOf(scope.db, row.revision_id))
  if (!row || !revision) throw new ProblemError('not-found')
  return { row, looked: lookedAs(revision.looked) }
}

/** What a person confirmed last, to go on from; null: nothing yet. */
export const confirmedBefore = async ({ scope }: Pick<Work, 'scope'>, row: queries.TemplateRow, same: boolean): Promise<Confirmed | null> => {
  const mapping = mappingOf(row)
  if (mapping === null || row.mapped_revision === null) return null
  const revision = same ? undefined : await queries.lookedOf(scope.db, row.mapped_revision)
  return { mapping, same, before: revision ? lookedAs(revision.looked) : { sheets: [] } }
}

const knownItems = ({ items }: LoadedForm): KnownItem[] => items.map(({ id, number, name, asks }) => ({ id, number, title: `${name.ja}${asks}` }))

const keepRevision = async ({ app, scope }: Work, template: string, n: number, file: ReturnType<typeof arrived>, name: string, looked: Looked) => {
  await keepFile(scope, app.clock, file)
  await queries.insertRevision(scope.db, {
    id: app.clock.id(),
    organisation_id: scope.organisation.id,
    template_id: template,
    n,
    sha256: file.sha256,
    file_name: shownFileName(name),
    looked: JSON.stringify(looked),
    uploaded_at: app.clock.now(),
    uploaded_by: scope.person.id,
    uploaded_by_name: scope.person.name,
  })
}

/** Takes in somebody else's form: looked into by a worker, kept whole, its rows held for items of our form. Nothing is confirmed by that. */
export const uploadWorkbook = async (
  work: Work,
  { name, file, form }: { name: string; file: string; form: string },
  bytes: Uint8Array,
): Promise<{ workbook: string }> => {
  const { app, scope, forms } = work
  if (form !== '' && !formsForWorkbooks(forms).some(({ edition }) => edition.id === form)) throw new ProblemError('checklist.unknown', { form })
  const items = form === '' ? null : knownItems((await baseForm(scope.db, forms, form)).base)
  await scope.commit()
  const looked = await look(app, bytes, items)
  const id = app.clock.id()
  const content = arrived(bytes)
  await queries.insertTemplate(scope.db, {
    id,
    organisation_id: scope.organisation.id,
    name: name.trim() || shownFileName(file),
    form: form === '' ? null : form,
    created_at: app.clock.now(),
    created_by: scope.person.id,
  })
  await keepRevision(work, id, 1, content, file, looked)
  await scope.audit({
    action: 'workbook.upload',
    target: { kind: 'workbook', id },
    after: { name: name.trim(), size: bytes.length, sha256: content.sha256.toString('hex') },
  })
  return { workbook: id }
}

/** Takes in a newer workbook of a form: what was confirmed is followed to its new place by the words beside it, and what changed is counted. */
export const reviseWorkbook = async (work: Work, id: string, file: string, bytes: Uint8Array) => {
  const { app, scope, forms } = work
  const { row } = await openTemplate(work, id)
  const items = row.form === null ? null : knownItems((await baseForm(scope.db, forms, row.form)).base)
  const content = arrived(bytes)
  if (content.sha256.equals(row.sha256)) throw new ProblemError('workbook.same')
  await scope.commit()
  const looked = await look(app, bytes, items)
  if (!(await queries.touchTemplate(scope.db, id, row.version))) throw new ProblemError('record.stale', { current: null, yours: null })
  await keepRevision(work, id, row.n + 1, content, file, looked)
  await scope.audit({
    action: 'workbook.revise',
    target: { kind: 'workbook', id },
    after: { name: shownFileName(file), size: bytes.length, sha256: content.sha256.toString('hex') },
  })
  const start = startOf(looked, await confirmedBefore(work, row, false))
  const rows = start.sheets.flatMap((sheet) => sheet.rows)
  return {
    changed: rows.filter(({ change }) => change === 'changed').length,
    added: rows.filter(({ change }) => change === 'new').length,
    gone: start.gone.length,
  }
}

type Given = HandlerInput<(typeof workbookEndpoints)['confirmWorkbookMapping']>['body']

const invalid = (place: string) => new ProblemError('workbook.mapping-invalid', { place })

/** The mapping as the engine uses it; where each row is and the hash of its words come from the workbook, never from whoever sends it. */
const mappingFrom = (given: Given, looked: Looked, targets: Targets): FormMapping => {
  const tables = given.sheets.flatMap(({ sheet, rounds, rows }): MappedTable[] => {
    const found = looked.sheets.find(({ index }) => index === sheet)
    if (!found) throw invalid(String(sheet))
    const items = rows.map(({ row, item }) => {
      const at = found.rows.find((one) => one.row === row)
      if (!at || targets.find(item) === null) throw invalid(`${found.name} ${row}`)
      return { item, row, label: at.label?.cell ?? null, check: at.label?.check ?? null }
    })
    return items.length === 0 ? [] : [{ sheet: { name: found.name, index: sheet }, rounds, items }]
  })
  if (!tables.some(({ rounds }) => rounds.some(({ answer }) => answer !== null))) throw new ProblemError('workbook.empty-mapping')
  return { schema: 'shinayaka-form-mapping/1', tables }
}

/** What the workbook says beside our form, from the rows in their order. */
const overlayFrom = (looked: Looked, mapping: FormMapping, base: LoadedForm, added: Given['added']) => {
  const itemAt = new Map(mapping.tables.flatMap(({ sheet, items }) => items.map(({ item, row }) => [`${sheet.index} ${row}`, item])))
  const rows = rowsOf(looked).flatMap(({ sheet, row }) => {
    const item = itemAt.get(`${sheet.index} ${row.row}`)
    return item === undefined ? [] : [{ item, number: numberText(row), wording: row.label?.text ?? '' }]
  })
  return overlayOf(
    base.items.map(({ id }) => id),
    rows,
    (item) => added.find((one) => one.item === item)?.practices ?? [],
  )
}

/** The forms whose items a mapping names. */
const formsIn = (form: string | null, { tables }: FormMapping): string[] => {
  if (form !== null) return [form]
  const names = tables.flatMap(({ items }) => items.map(({ item }) => item.split('/')[0] ?? ''))
  return [...new Set(names)].filter((name) => name !== 'practice')
}

/** Keeps what a person looked at and confirmed; begins our forms that it fills, and lets the form take the workbook's words where that is wanted. */
export const confirmMapping = async (work: Work, id: string, given: Given): Promise<{ version: number; checklist: string | null }> => {
  const { app, scope, forms } = work
  const { clock, catalog } = app
  const { row, looked } = await openTemplate(work, id)
  const targets = await openTargets(scope.db, forms, catalog, row.form, looked)
  const mapping = mappingFrom(given, looked, targets)
  const used = new Set(mapping.tables.flatMap(({ items }) => items.map(({ item }) => item)))
  const added = given.added.filter(({ item }) => used.has(item))
  const unknown = added.flatMap(({ practices }) => practices).find((practice) => !catalog.practices.has(practice))
  if (unknown !== undefined) throw invalid(unknown)
  if (!(await queries.touchTemplate(scope.db, id, given.version)))
    throw new ProblemError('record.stale', { current: { version: row.version }, yours: { version: given.version } })
  const exact = given.exact && row.form !== null
  await queries.insertMapping(scope.db, {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    template_id: id,
    revision_id: row.revision_id,
    n: (row.mapping_n ?? 0) + 1,
    mapping: JSON.stringify(mapping),
    added: JSON.stringify(added),
    exact,
    confirmed_at: clock.now(),
    confirmed_by: scope.person.id,
    confirmed_by_name: scope.person.name,
  })
  await scope.audit({ action: 'workbook.map', target: { kind: 'workbook', id }, after: { name: row.name } })
  for (const form of formsIn(row.form, mapping)) await startChecklist({ scope, clock, forms }, form)
  if (row.form === null) return { version: given.version + 1, checklist: null }
  const { checklist, base } = await baseForm(scope.db, forms, row.form)
  if (checklist !== null)
    await keepExact({ scope, clock, forms }, checklist, { id, name: row.name }, exact ? overlayFrom(looked, mapping, base, added) : null)
  return { version: given.version + 1, checklist }
}

/** Renames a template, or takes it off the list; its workbooks stay. */
export const renameWorkbook = async (
  { app, scope }: Work,
  id: string,
  { name, retired, version }: { name: string; retired: boolean; version: number },
): Promise<{ version: number }> => {
  const { row } = await openTemplate({ scope }, id)
  if (!(await queries.touchTemplate(scope.db, id, version, { name: name.trim(), retired_at: retired ? app.clock.now() : null })))
    throw new ProblemError('record.stale', { current: { name: row.name, version: row.version }, yours: { name, version } })
  await scope.audit({ action: 'workbook.save', target: { kind: 'workbook', id }, before: { name: row.name }, after: { name: name.trim(), retired } })
  return { version: version + 1 }
}

/** The mapping that a person confirmed; told where there is none. */
export const confirmedMapping = (row: queries.TemplateRow): FormMapping => {
  const mapping = mappingOf(row)
  if (mapping === null) throw new ProblemError('workbook.unconfirmed')
  return mapping
}
