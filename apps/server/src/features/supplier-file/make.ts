// SPDX-License-Identifier: Apache-2.0
import { workbookType } from '@shinayaka/contract'
import { fill, type Language, supplierFileMessages } from '@shinayaka/contract/messages'
import type { SupplierForm } from '@shinayaka/engines'
import { createSigningKey, signRequest, supplierFormPage } from '@shinayaka/engines/supplier-form/index'
import { dayNamed } from '../../documents/file-name.ts'
import { finished } from '../../documents/outcome.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms } from '../checklist/index.ts'
import { vendorEdition } from '../supplier/index.ts'
import { offlineForm } from './form.ts'
import * as queries from './queries.ts'

export type Work = { app: Pick<App, 'clock' | 'workers'>; scope: OrganisationScope; forms: Forms; language: Language }

/** The institution's key, made when it first signs something. */
const keyOf = async ({ app: { clock }, scope }: Work): Promise<string> => {
  const held = await queries.lentKey(scope.db)
  if (held) return held.privateKey
  const { publicKey, privateKey } = createSigningKey()
  const row = { id: clock.id(), organisation_id: scope.organisation.id, public_key: publicKey, private_key: privateKey, created_at: clock.now() }
  await queries.insertKey(scope.db, row)
  // Of two who ask at once, one made it.
  return (await queries.lentKey(scope.db))?.privateKey ?? privateKey
}

/** A request as it goes out, signed; refused where it was withdrawn. What happened stands in the trail before the file leaves. */
const signedRequest = async (work: Work, id: string, format: 'html' | 'xlsx'): Promise<SupplierForm> => {
  const { scope, forms } = work
  const row = await queries.requestById(scope.db, id)
  if (!row) throw new ProblemError('not-found')
  if (row.withdrawn_at !== null) throw new ProblemError('supplier-file.withdrawn', { code: row.code })
  const form = await vendorEdition(scope.db, forms, row.edition_hash)
  const key = await keyOf(work)
  await scope.audit({
    action: 'supplier.file',
    target: { kind: 'supplier', id: row.supplier_id },
    after: { name: row.supplier, code: row.code, format },
  })
  await scope.commit()
  const payload = { id: row.id, code: row.code, organisation: scope.organisation.name, form: row.edition_hash, due: String(row.due) }
  const { form: _, ...asked } = payload
  return offlineForm(form, {
    supplier: row.supplier,
    product: row.product === null ? null : { name: row.product, kind: row.kind === 'service' ? 'service' : 'product', release: row.release ?? '' },
    request: { ...asked, message: row.message, signature: signRequest(key, payload) },
  })
}

const nameOf = ({ app, language }: Work, { supplier, request }: SupplierForm, kind: 'page' | 'workbook'): string =>
  fill(supplierFileMessages[language].fileNames[kind], {
    supplier: dayNamed(supplier ?? '', app.clock.now(), language).organisation,
    code: request?.code ?? '',
  })

/** The request as one page or as Excel, signed. */
export const makeFile = async (work: Work, id: string, format: 'html' | 'xlsx'): Promise<{ name: string; type: string; base64: string }> => {
  const form = await signedRequest(work, id, format)
  const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  if (format === 'html') return { name: nameOf(work, form, 'page'), type: 'text/html', base64: inBase64(Buffer.from(supplierFormPage(form))) }
  const producedAt = work.app.clock.now().toISOString()
  const { bytes } = finished(await work.app.workers.run('supplier-form.workbook', { form, producedAt }))
  return { name: nameOf(work, form, 'workbook'), type: workbookType, base64: inBase64(bytes) }
}
