// SPDX-License-Identifier: Apache-2.0
import type { SupplierFilePreview } from '@shinayaka/contract'
import { compareAnswers } from '@shinayaka/domain'
import { ProblemError } from '../../platform/problem.ts'
import { receiveAnswers, standingSheet } from '../supplier/index.ts'
import { type Chosen, type Judged, judgeFile } from './judge.ts'
import type { Work } from './make.ts'
import { type OpenedFile, openFile } from './open.ts'
import * as queries from './queries.ts'

const viaOf = ({ kind }: OpenedFile, { request }: Judged): SupplierFilePreview['via'] => {
  if (kind === 'xlsx') return 'excel-file'
  return request === null ? 'answer-file' : 'html-file'
}

/** The vendor's signature against the key that was accepted first. */
const keyState = (fingerprint: string | null, pinned: string | null): SupplierFilePreview['key']['state'] => {
  if (fingerprint === null) return pinned === null ? 'none' : 'absent'
  if (pinned === null) return 'new'
  return fingerprint === pinned ? 'known' : 'changed'
}

const opened = async ({ app, scope, forms, language }: Work, bytes: Uint8Array, chosen: Chosen) => {
  await scope.commit()
  const file = await openFile(app, bytes, language)
  return { file, judged: await judgeFile({ scope, forms, language, clock: app.clock }, file, chosen) }
}

/** What a file holds and what it would change. Nothing is stored. */
export const previewFile = async (work: Work, bytes: Uint8Array, chosen: Chosen): Promise<SupplierFilePreview> => {
  const { file, judged } = await opened(work, bytes, chosen)
  const { db } = work.scope
  const { form, request, supplier, product } = judged
  const { content } = file.file
  const stands = supplier === null ? { seen: null, lines: [] } : await standingSheet(db, { supplier, product, form: form.edition.id })
  const pinned = supplier === null ? null : ((await queries.supplierKey(db, supplier)) ?? null)
  const items = form.items.map(({ id }) => id)
  const compared = compareAnswers(items, stands.lines, content.answers)
  return {
    via: viaOf(file, judged),
    sha256: file.sha256,
    title: form.edition.title,
    edition: form.edition.edition,
    named: { supplier: content.supplier.name, product: content.product?.name ?? null, release: content.product?.release ?? '' },
    signed: content.signed,
    consent: content.consent,
    request: request && { id: request.id, code: request.code, answeredAt: request.answered_at?.toISOString() ?? null },
    askedBy: judged.askedBy,
    supplier,
    product,
    choices: judged.choices,
    key: { state: keyState(file.fingerprint, pinned), fingerprint: file.fingerprint, pinned },
    seen: stands.seen,
    differences: compared.flatMap(({ item, change, before, after }) => {
      const { number = item, name } = form.items.find(({ id }) => id === item) ?? {}
      return change === 'same' ? [] : [{ item, number, name: name?.[work.language] ?? '', change, before, after }]
    }),
    same: compared.filter(({ change }) => change === 'same').length,
  }
}

export type Acceptance = Chosen & { supplier: string; hash: string; seen?: string | undefined; signer: 'pinned' | 'changed' }

const refuseOtherKey = (file: OpenedFile, pinned: string | null, { signer }: Acceptance): void => {
  if (keyState(file.fingerprint, pinned) === 'changed' && signer !== 'changed')
    throw new ProblemError('supplier-file.key-changed', { pinned, fingerprint: file.fingerprint })
}

/** Accepts a file that was looked at: whole, as the answer of the vendor and product that the person confirmed, or not at all. */
export const acceptFile = async (work: Work, bytes: Uint8Array, input: Acceptance): Promise<{ response: string; supplier: string }> => {
  const { app, scope, forms } = work
  const pinned = await queries.supplierKey(scope.db, input.supplier)
  if (pinned === undefined) throw new ProblemError('not-found')
  const { file, judged } = await opened(work, bytes, input)
  if (file.sha256 !== input.hash) throw new ProblemError('supplier-file.other')
  const { content } = file.file
  const { form, request, product } = judged
  // Chosen by a person; of our own request it is not theirs to choose.
  const supplier = request?.supplier_id ?? input.supplier
  if (supplier !== input.supplier || (content.product !== null && product === null)) throw new ProblemError('supplier.product-foreign')
  refuseOtherKey(file, pinned, input)
  const { response } = await receiveAnswers(
    scope,
    { clock: app.clock, forms },
    {
      supplier,
      product,
      // A request that was answered already is answered anew, as a newer word of the vendor.
      request: request && request.answered_at === null ? request.id : null,
      form: form.edition.id,
      editionHash: form.hash,
      via: viaOf(file, judged),
      lines: content.answers,
      signed: content.signed,
      consent: content.consent,
      keyFingerprint: file.fingerprint,
      document: file.document,
      seen: input.seen ?? null,
    },
  )
  if (file.fingerprint !== null && pinned !== null && file.fingerprint !== pinned) {
    await queries.replaceKey(scope.db, supplier, file.fingerprint)
    await scope.audit({
      action: 'supplier.key',
      target: { kind: 'supplier', id: supplier },
      before: { fingerprint: pinned },
      after: { fingerprint: file.fingerprint },
    })
  }
  return { response, supplier }
}
