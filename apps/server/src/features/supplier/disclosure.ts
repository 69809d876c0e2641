// SPDX-License-Identifier: Apache-2.0
import type { DisclosureHead, supplierDisclosureEndpoints } from '@shinayaka/contract'
import { type DisclosureLine, disclosureFaults, japaneseDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as disclosures from './disclosure-queries.ts'
import { productById, supplierById } from './queries.ts'

const headView = (row: disclosures.DisclosureRow): DisclosureHead => ({
  id: row.id,
  kind: row.kind as DisclosureHead['kind'],
  formRelease: row.form_release,
  productRelease: row.product_release,
  issued: row.issued === null ? null : String(row.issued),
  received: String(row.received),
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by_name,
})

/** The disclosures of a product; of the one looked at and of the one before it every line. */
const listDisclosures = async ({ db }: Pick<OrganisationScope, 'db'>, product: string, wanted: string | undefined) => {
  if (!(await productById(db, product))) throw new ProblemError('not-found')
  const rows = await disclosures.disclosuresOf(db, product)
  const shown = wanted === undefined ? rows[0] : rows.find(({ id }) => id === wanted)
  if (wanted !== undefined && !shown) throw new ProblemError('not-found')
  const before = rows.find(({ id }) => id === shown?.supersedes)
  const lines = await disclosures.linesOf(
    db,
    [shown, before].flatMap((row) => row?.id ?? []),
  )
  const linesIn = (row: disclosures.DisclosureRow | undefined) =>
    row
      ? {
          id: row.id,
          lines: lines
            .filter(({ disclosure_id }) => disclosure_id === row.id)
            .map(({ number, question, value, remark }) => ({ number, question, value: value as DisclosureLine['value'], remark })),
        }
      : null
  return { disclosures: rows.map(headView), shown: linesIn(shown), before: linesIn(before) }
}

type DisclosureInput = Omit<DisclosureHead, 'id' | 'recordedAt' | 'recordedBy'> & { lines: DisclosureLine[]; seen: string | null }

/** Keeps a disclosure as it came; it takes the place of the newest of its kind, which stays readable. */
const addDisclosure = async (scope: OrganisationScope, clock: Clock, productId: string, input: DisclosureInput): Promise<{ disclosure: string }> => {
  const { db } = scope
  const product = await productById(db, productId)
  const vendor = product && (await supplierById(db, product.supplier_id))
  if (!product || !vendor) throw new ProblemError('not-found')
  if (product.retired_at !== null || vendor.retired_at !== null) throw new ProblemError('supplier.retired')
  const at = clock.now()
  const today = japaneseDate(at)
  if (input.received > today || (input.issued ?? today) > today) throw new ProblemError('day.future')
  const problems = disclosureFaults(input.lines)
  if (problems.length > 0) throw new ProblemError('supplier.disclosure-invalid', { count: problems.length, problems })
  const newest = (await disclosures.disclosuresOf(db, productId)).find(({ kind }) => kind === input.kind)
  const stale = () => new ProblemError('record.stale', { current: newest?.id ?? null, yours: input.seen })
  if ((newest?.id ?? null) !== input.seen) throw stale()
  const id = clock.id()
  const written = await disclosures.insertDisclosure(db, {
    id,
    organisation_id: scope.organisation.id,
    supplier_id: product.supplier_id,
    product_id: productId,
    kind: input.kind,
    form_release: input.formRelease.trim(),
    product_release: input.productRelease.trim(),
    issued: input.issued,
    received: input.received,
    recorded_at: at,
    recorded_by: scope.person.id,
    recorded_by_name: scope.person.name,
    supersedes: newest?.id ?? null,
  })
  if (!written) throw stale()
  await disclosures.insertLines(
    db,
    input.lines.map((line, position) => ({ organisation_id: scope.organisation.id, disclosure_id: id, position, ...line })),
  )
  await scope.audit({
    action: 'supplier.disclosure',
    target: { kind: 'supplier', id: product.supplier_id },
    after: { id, name: product.name, disclosure: input.kind, release: input.productRelease, lines: input.lines.length },
  })
  return { disclosure: id }
}

/** Reads the tables of an Excel file. Nothing is stored, and nothing of it is looked at while a transaction is open. */
const readFile = async ({ workers }: Pick<App, 'workers'>, bytes: Uint8Array) => {
  const outcome = await workers.run('foreign-workbook.tables', { bytes })
  if (!outcome.ok) {
    if (outcome.error.code === 'failed') throw new Error(`failed: ${outcome.error.reason}`)
    // Within its limits a sheet never fills a worker's memory.
    throw new ProblemError(outcome.error.code === 'memory' || outcome.error.code === 'bad-input' ? 'supplier.file-unreadable' : 'server.busy')
  }
  if (outcome.value.kind === 'refused') throw new ProblemError('supplier.file-unreadable', { reason: outcome.value.code })
  return { sheets: outcome.value.sheets }
}

/** Disclosure sheets (MDS and SDS) of products. */
export const supplierDisclosureHandlers = (app: App): Handlers<keyof typeof supplierDisclosureEndpoints> => ({
  listSupplierDisclosures: async ({ scope, input }) => listDisclosures(scope, input.params.product, input.query.disclosure),
  addSupplierDisclosure: async ({ scope, input }) => addDisclosure(scope, app.clock, input.params.product, input.body),
  readDisclosureFile: async ({ scope, input }) => {
    await scope.commit()
    return readFile(app, input.body)
  },
})
