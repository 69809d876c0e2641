// SPDX-License-Identifier: Apache-2.0
import type { SupplierRow } from '@shinayaka/contract'
import { type FaultyRow, japaneseDate, requestCode, rowFaults } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms } from '../checklist/index.ts'
import { vendorFormOf } from './forms.ts'
import * as queries from './queries.ts'
import * as requests from './request-queries.ts'

export type Work = { scope: OrganisationScope; clock: Clock; forms: Forms }

const rowsInvalid = (problems: readonly FaultyRow[]) => new ProblemError('supplier.rows-invalid', { count: problems.length, problems })

/** What only the vendors already here tell of rows: a product they have, or a vendor without a product who stands there already. */
const knownFaults = (
  rows: readonly SupplierRow[],
  vendors: ReadonlyMap<string, string>,
  products: readonly { supplier_id: string; name: string; retired_at: Date | null }[],
): FaultyRow[] =>
  rows.flatMap(({ name, product }, index): FaultyRow[] => {
    const vendor = vendors.get(name)
    if (vendor === undefined) return []
    if (product === '') return [{ row: index + 1, fault: 'vendor-exists' as const }]
    const exists = products.some((one) => one.supplier_id === vendor && one.retired_at === null && one.name === product)
    return exists ? [{ row: index + 1, fault: 'product-exists' as const }] : []
  })

const trimmed = (row: SupplierRow): SupplierRow =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value.trim()])) as unknown as SupplierRow

/** Adds vendors and products from a table; rows of one name are one vendor, rows of a vendor that is here add products. All rows or none. */
export const addSuppliers = async ({ scope, clock }: Work, given: readonly SupplierRow[]) => {
  const rows = given.map(trimmed)
  const faults = rowFaults(rows)
  if (faults.length > 0) throw rowsInvalid(faults)
  const names = [...new Set(rows.map(({ name }) => name))]
  const here = await queries.suppliersByNames(scope.db, names)
  const vendors = new Map(here.map(({ id, name }) => [name, id]))
  const known = knownFaults(
    rows,
    vendors,
    await queries.productsOf(
      scope.db,
      here.map(({ id }) => id),
    ),
  )
  if (known.length > 0) throw rowsInvalid(known)
  const at = clock.now()
  const fresh = names
    .filter((name) => !vendors.has(name))
    .map((name) => {
      const contact = rows.find((row) => row.name === name && (row.contactName !== '' || row.contactMail !== ''))
      return {
        id: clock.id(),
        organisation_id: scope.organisation.id,
        name,
        contact_name: contact?.contactName ?? '',
        contact_mail: contact?.contactMail ?? '',
        contact_phone: '',
        note: '',
        created_at: at,
        created_by: scope.person.id,
        version: 0,
      }
    })
  const written = await queries.insertSuppliers(scope.db, fresh)
  const late = rows.flatMap(({ name }, index) =>
    fresh.some((one) => one.name === name) && !written.includes(name) ? [{ row: index + 1, fault: 'vendor-exists' as const }] : [],
  )
  if (late.length > 0) throw rowsInvalid(late)
  for (const { id, name } of fresh) vendors.set(name, id)
  const delivered = rows.flatMap(({ name, product, kind, release }, index) =>
    product === '' ? [] : [{ row: index + 1, supplier: vendors.get(name) ?? '', name: product, kind, release, id: clock.id() }],
  )
  const kept = await queries.insertProducts(
    scope.db,
    delivered.map(({ id, supplier, name, kind, release }) => ({
      id,
      organisation_id: scope.organisation.id,
      supplier_id: supplier,
      name,
      kind,
      release,
      note: '',
      created_at: at,
      version: 0,
    })),
  )
  const doubled = delivered.filter(({ id }) => !kept.includes(id)).map(({ row }) => ({ row, fault: 'product-exists' as const }))
  if (doubled.length > 0) throw rowsInvalid(doubled)
  await scope.audit({
    action: 'supplier.add',
    target: { kind: 'supplier', id: fresh[0]?.id ?? delivered[0]?.supplier ?? '' },
    after: rows.slice(0, 200).map(({ name, product }) => ({ name, ...(product === '' ? {} : { product }) })),
  })
  return { suppliers: names.map((name) => vendors.get(name) ?? ''), added: fresh.length, products: delivered.length }
}

/** A vendor of this institution. */
export const openSupplier = async ({ scope }: Pick<Work, 'scope'>, id: string): Promise<queries.SupplierRecord> => {
  const row = await queries.supplierById(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  return row
}

type DetailsInput = { name: string; contactName: string; contactMail: string; contactPhone: string; note: string; version: number }

const nameFree = async ({ scope }: Pick<Work, 'scope'>, name: string, id: string): Promise<void> => {
  if (await queries.otherNamed(scope.db, name, id)) throw new ProblemError('supplier.name-taken', { name })
}

const detailsOf = ({ name, contact_name, contact_mail, contact_phone, note }: queries.SupplierDetails) => ({
  name,
  contactName: contact_name,
  contactMail: contact_mail,
  contactPhone: contact_phone,
  note,
})

export const saveSupplier = async (work: Work, id: string, input: DetailsInput): Promise<{ version: number }> => {
  const { scope } = work
  const row = await openSupplier(work, id)
  const values = {
    name: input.name.trim(),
    contact_name: input.contactName.trim(),
    contact_mail: input.contactMail.trim(),
    contact_phone: input.contactPhone.trim(),
    note: input.note.trim(),
  }
  if (row.retired_at === null) await nameFree(work, values.name, id)
  if (!(await queries.writeSupplier(scope.db, id, input.version, values)))
    throw new ProblemError('record.stale', { current: { ...detailsOf(row), version: row.version }, yours: input })
  await scope.audit({ action: 'supplier.save', target: { kind: 'supplier', id }, before: detailsOf(row), after: detailsOf(values) })
  return { version: input.version + 1 }
}

export const retireSupplier = async (work: Work, id: string, { retired, version }: { retired: boolean; version: number }) => {
  const { scope, clock } = work
  const row = await openSupplier(work, id)
  if (!retired) await nameFree(work, row.name, id)
  if (!(await queries.writeSupplier(scope.db, id, version, { retired_at: retired ? clock.now() : null })))
    throw new ProblemError('record.stale', { current: { retired: row.retired_at !== null, version: row.version }, yours: { retired } })
  await scope.audit({ action: retired ? 'supplier.retire' : 'supplier.return', target: { kind: 'supplier', id }, after: { name: row.name } })
  return { version: version + 1 }
}

type ProductInput = { name: string; kind: 'product' | 'service'; release: string; note: string }

const productTaken = async ({ scope }: Work, supplier: string, name: string, id: string): Promise<void> => {
  if (await queries.productNamed(scope.db, supplier, name, id)) throw new ProblemError('supplier.product-taken', { name })
}

export const addProduct = async (work: Work, supplier: string, input: ProductInput): Promise<{ product: string }> => {
  const { scope, clock } = work
  if ((await openSupplier(work, supplier)).retired_at !== null) throw new ProblemError('supplier.retired')
  const id = clock.id()
  const values = { name: input.name.trim(), kind: input.kind, release: input.release.trim(), note: input.note.trim() }
  const written = await queries.insertProducts(scope.db, [
    { id, organisation_id: scope.organisation.id, supplier_id: supplier, ...values, created_at: clock.now(), version: 0 },
  ])
  if (written.length === 0) throw new ProblemError('supplier.product-taken', { name: values.name })
  await scope.audit({ action: 'supplier.product', target: { kind: 'supplier', id: supplier }, after: { id, ...values } })
  return { product: id }
}

export const saveProduct = async (work: Work, id: string, input: ProductInput & { retired: boolean; version: number }) => {
  const { scope, clock } = work
  const row = await queries.productById(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  const values = { name: input.name.trim(), kind: input.kind, release: input.release.trim(), note: input.note.trim() }
  if (!input.retired) await productTaken(work, row.supplier_id, values.name, id)
  const retiredAt = input.retired ? (row.retired_at ?? clock.now()) : null
  const before = { name: row.name, kind: row.kind, release: row.release, note: row.note, retired: row.retired_at !== null }
  if (!(await queries.writeProduct(scope.db, id, input.version, { ...values, retired_at: retiredAt })))
    throw new ProblemError('record.stale', { current: { ...before, version: row.version }, yours: input })
  await scope.audit({
    action: 'supplier.product',
    target: { kind: 'supplier', id: row.supplier_id },
    before: { id, ...before },
    after: { id, ...values, retired: input.retired },
  })
  return { version: input.version + 1 }
}

type Asked = { form: string; due: string; message: string; whom: readonly { supplier: string; product: string | null }[] }

type Kept = { retired_at: Date | null }

/** A vendor and (null: all it does here) a product of it must be here, belong together, and be in use; undefined: not found. */
export const checkOwned = (supplier: string, vendor: Kept | undefined, product: (Kept & { supplier_id: string }) | null | undefined): void => {
  if (!vendor || product === undefined) throw new ProblemError('not-found')
  if (product && product.supplier_id !== supplier) throw new ProblemError('supplier.product-foreign')
  if (vendor.retired_at !== null || (product && product.retired_at !== null)) throw new ProblemError('supplier.retired')
}

/** Checks whom one wants to ask: vendors and products in use, each product its vendor's own, none asked already. */
const checkWhom = async ({ scope }: Work, { form, whom }: Asked): Promise<void> => {
  const ids = [...new Set(whom.map(({ supplier }) => supplier))]
  const vendors = new Map((await queries.suppliersByIds(scope.db, ids)).map((one) => [one.id, one]))
  const products = new Map(
    (
      await queries.productsByIds(
        scope.db,
        whom.flatMap(({ product }) => product ?? []),
      )
    ).map((one) => [one.id, one]),
  )
  for (const { supplier, product } of whom) checkOwned(supplier, vendors.get(supplier), product === null ? null : products.get(product))
  const open = await requests.openRequests(scope.db, form, ids)
  const twice = whom.find(
    ({ supplier, product }, index) =>
      open.some((one) => one.supplier_id === supplier && one.product_id === product) ||
      whom.findIndex((one) => one.supplier === supplier && one.product === product) !== index,
  )
  if (twice) {
    const product = twice.product === null ? undefined : products.get(twice.product)
    throw new ProblemError('supplier.asked-already', { name: product?.name ?? vendors.get(twice.supplier)?.name ?? '' })
  }
}

/** Asks vendors to answer a form of today's catalog, each by its own code. All or none. */
export const askSuppliers = async (work: Work, input: Asked) => {
  const { scope, clock, forms } = work
  const form = vendorFormOf(forms, input.form)
  if (input.due < japaneseDate(clock.now())) throw new ProblemError('supplier.due-past')
  await checkWhom(work, input)
  const made = input.whom.map(({ supplier, product }) => ({ id: clock.id(), supplier, product, code: requestCode(clock.random(8)) }))
  await requests.insertRequests(
    scope.db,
    made.map(({ id, supplier, product, code }) => ({
      id,
      organisation_id: scope.organisation.id,
      supplier_id: supplier,
      product_id: product,
      form: input.form,
      edition_hash: form.hash,
      code,
      due: input.due,
      message: input.message.trim(),
      requested_at: clock.now(),
      requested_by: scope.person.id,
      requested_by_name: scope.person.name,
      version: 0,
    })),
  )
  await scope.audit({
    action: 'supplier.ask',
    target: { kind: 'supplier', id: made[0]?.supplier ?? '' },
    after: made.slice(0, 200).map(({ id, supplier, product }) => ({ id, supplier, product, form: input.form, due: input.due })),
  })
  return { requests: made }
}

/** Moves a request's day, notes that the vendor was reminded now, or withdraws it. */
export const saveRequest = async (
  { scope, clock }: Work,
  id: string,
  { due, reminded, withdrawn, version }: { due: string; reminded: boolean; withdrawn: boolean; version: number },
): Promise<{ version: number }> => {
  const row = await requests.requestById(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  if (row.answered_at !== null || row.withdrawn_at !== null) throw new ProblemError('supplier.request-closed')
  const at = clock.now()
  const values = { due, reminded_at: reminded ? at : row.reminded_at, withdrawn_at: withdrawn ? at : null }
  if (!(await requests.writeRequest(scope.db, id, version, values)))
    throw new ProblemError('record.stale', { current: { due: String(row.due), version: row.version }, yours: { due, reminded, withdrawn } })
  await scope.audit({
    action: 'supplier.request',
    target: { kind: 'supplier', id: row.supplier_id },
    before: { id, due: String(row.due) },
    after: { id, due, ...(reminded ? { remindedAt: at.toISOString() } : {}), withdrawn },
  })
  return { version: version + 1 }
}
