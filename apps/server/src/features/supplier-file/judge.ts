// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, supplierFileMessages } from '@shinayaka/contract/messages'
import { companyKey, japaneseDate, lineFaults, productKey } from '@shinayaka/domain'
import { isRequestSignature } from '@shinayaka/engines/supplier-form/index'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms, LoadedForm } from '../checklist/index.ts'
import { itemTerms, vendorEdition } from '../supplier/index.ts'
import type { OpenedFile } from './open.ts'
import * as queries from './queries.ts'

export type Judging = { scope: OrganisationScope; forms: Forms; clock: Clock; language: Language }
/** What a person chose for a file that no request of ours asked for. */
export type Chosen = { supplier?: string | undefined; product?: string | undefined }
/** A file that can be accepted here: by which form, for which request of ours, or for whose product. */
export type Judged = {
  form: LoadedForm
  request: queries.AskedRow | null
  askedBy: string | null
  supplier: string | null
  product: string | null
  choices: { id: string; name: string; alike: boolean; products: { id: string; name: string; alike: boolean }[] }[]
}

type Content = OpenedFile['file']['content']

const sameParty = ({ supplier, product }: queries.AskedRow, content: Content): boolean =>
  companyKey(supplier) === companyKey(content.supplier.name) &&
  (product === null ? content.product === null : content.product !== null && productKey(product) === productKey(content.product.name))

const partyName = (supplier: string, product: string | null): string => (product === null ? supplier : `${supplier} ${product}`)

/** Our own request that the file names, proven to be as we made it; null where it is none of ours. */
const ownRequest = async ({ scope, forms }: Judging, content: Content): Promise<queries.AskedRow | null> => {
  if (content.request === null) return null
  const { id, code, organisation, signature } = content.request
  const row = await queries.requestById(scope.db, id)
  if (!row) return null
  const payload = { id, code, organisation, form: row.edition_hash }
  if (code !== row.code || !isRequestSignature(await queries.publicKeys(scope.db), payload, signature))
    throw new ProblemError('supplier-file.altered', { code: row.code })
  if (row.withdrawn_at !== null) throw new ProblemError('supplier-file.withdrawn', { code: row.code })
  if (content.form.hash !== row.edition_hash) {
    const { edition } = await vendorEdition(scope.db, forms, row.edition_hash)
    throw new ProblemError('supplier-file.other-edition', { code: row.code, asked: `${edition.title.ja} ${edition.edition}` })
  }
  if (!sameParty(row, content)) {
    const named = partyName(content.supplier.name, content.product?.name ?? null)
    throw new ProblemError('supplier-file.other-product', { asked: partyName(row.supplier, row.product), named })
  }
  return row
}

const refuseWithoutConsent = ({ request, consent }: Content): void => {
  if (consent) return
  if (request === null) throw new ProblemError('supplier-file.consent')
  throw new ProblemError('supplier-file.not-ours', { organisation: request.organisation })
}

const only = <One extends { alike: boolean; id: string }>(list: readonly One[]): string | null => {
  const alike = list.filter((one) => one.alike)
  return alike.length === 1 ? (alike[0]?.id ?? null) : null
}

/** Whose answer it may be here, by names as people write them; a person has the last word. */
const choicesFor = async ({ scope }: Judging, { supplier, product }: Content): Promise<Judged['choices']> => {
  const wanted = { company: companyKey(supplier.name), product: product && productKey(product.name) }
  const alikeFirst = <One extends { alike: boolean }>(list: One[]): One[] => list.sort((one, other) => Number(other.alike) - Number(one.alike))
  return alikeFirst(
    (await queries.suppliersInUse(scope.db)).map(({ id, name, products }) => ({
      id,
      name,
      alike: companyKey(name) === wanted.company,
      products: alikeFirst(products.map((one) => ({ id: one.id, name: one.name, alike: productKey(one.name) === wanted.product }))),
    })),
  )
}

const refuseFaults = ({ clock, language }: Judging, form: LoadedForm, { answers, signed }: Content): void => {
  const texts = supplierFileMessages[language].faults
  const found = lineFaults(answers, itemTerms(form), { signedOn: signed.on, today: japaneseDate(clock.now()) })
  const missing = form.items.filter(({ id }) => !answers.some(({ item }) => item === id)).map(({ id }) => ({ item: id, fault: 'missing' as const }))
  const numberOf = (id: string): string => form.items.find((item) => item.id === id)?.number ?? id
  const problems = [...found.filter(({ fault }) => fault !== 'empty'), ...missing].map(({ item, fault }) => ({
    place: item === '' ? texts.signature : numberOf(item),
    message: fill(texts.reasons[fault], { until: form.items.find(({ id }) => id === item)?.plan?.until ?? '' }),
  }))
  if (problems.length > 0) throw new ProblemError('supplier-file.faults', { count: problems.length, problems })
}

/** Whether a file that proves itself whole can be accepted here, and as whose answer; each refusal says why in a sentence. */
export const judgeFile = async (judging: Judging, { file: { content }, sha256 }: OpenedFile, chosen: Chosen): Promise<Judged> => {
  const { scope, forms } = judging
  const request = await ownRequest(judging, content)
  if (request === null) refuseWithoutConsent(content)
  const form = await vendorEdition(scope.db, forms, content.form.hash)
  if (form.edition.id !== content.form.id) throw new ProblemError('supplier.edition-unknown')
  refuseFaults(judging, form, content)
  const choices = request === null ? await choicesFor(judging, content) : []
  const supplier = request?.supplier_id ?? chosen.supplier ?? only(choices)
  const held = choices.find(({ id }) => id === supplier)?.products ?? []
  const product = request ? request.product_id : content.product === null ? null : (chosen.product ?? only(held))
  if (supplier !== null) {
    const before = await queries.responseBySha(scope.db, sha256, supplier, product)
    if (before) throw new ProblemError('supplier-file.duplicate', { day: japaneseDate(before.received_at), by: before.accepted_by_name })
  }
  return { form, request, askedBy: request === null ? (content.request?.organisation ?? null) : null, supplier, product, choices }
}
