// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { SupplierAnswerLine, supplierAnswerVias } from '@shinayaka/contract'
import { claimsOfSheet, japaneseDate, lineFaults, practicesOf } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { AuditEntry, Database } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms, LoadedForm } from '../checklist/index.ts'
import * as answers from './answer-queries.ts'
import { checkOwned } from './commands.ts'
import { itemTerms, vendorEdition } from './forms.ts'
import { keepKey, lockSupplier, productById, type SupplierRecord } from './queries.ts'
import * as requests from './request-queries.ts'

/** Whoever may accept an answer: a person at work here, or (person null) the vendor itself over its link. */
export type ReceivingScope = {
  readonly db: Database
  readonly organisation: { id: string }
  readonly person: { id: string; name: string } | null
  audit(entry: AuditEntry): Promise<void>
}
export type ReceivingDeps = { clock: Clock; forms: Forms }

/**
 * An answer of a vendor. `document`: what came, RFC 8785 JSON, kept as it is. `seen`: the response that stood when the two were compared
 * (null: none stood; left out: nobody compared).
 */
export type ReceivedAnswers = {
  supplier: string
  product: string | null
  request: string | null
  form: string
  editionHash: string
  via: (typeof supplierAnswerVias)[number]
  lines: readonly SupplierAnswerLine[]
  signed: { name: string; title: string; on: string }
  consent: boolean
  keyFingerprint: string | null
  document: string
  seen?: string | null
}

const checkForm = async ({ db }: ReceivingScope, { forms }: ReceivingDeps, input: ReceivedAnswers): Promise<LoadedForm> => {
  const form = await vendorEdition(db, forms, input.editionHash)
  if (form.edition.id !== input.form) throw new ProblemError('supplier.edition-unknown')
  return form
}

const checkOwner = async ({ db }: ReceivingScope, { supplier, product }: ReceivedAnswers): Promise<SupplierRecord> => {
  const vendor = await lockSupplier(db, supplier)
  if (!vendor) throw new ProblemError('not-found')
  checkOwned(supplier, vendor, product === null ? null : await productById(db, product))
  return vendor
}

/** The requests that this answers: the one named, and any other for the same form and product. */
const answeredRequests = async ({ db }: ReceivingScope, { supplier, product, request, form }: ReceivedAnswers): Promise<string[]> => {
  const open = (await requests.openRequests(db, form, [supplier])).filter((one) => one.product_id === product).map(({ id }) => id)
  if (request === null || open.includes(request)) return request === null ? open : [request, ...open.filter((one) => one !== request)]
  const named = await requests.requestById(db, request)
  if (!named) throw new ProblemError('not-found')
  if (named.supplier_id !== supplier || named.product_id !== product || named.form !== form) throw new ProblemError('supplier.request-foreign')
  throw new ProblemError('supplier.request-closed')
}

const checkLines = (form: LoadedForm, { lines, signed }: ReceivedAnswers, today: string): void => {
  const faults = lineFaults(lines, itemTerms(form), { signedOn: signed.on, today })
  const numbers = new Map(form.items.map(({ id, number }) => [id, number]))
  const problems = faults.map(({ item, fault }) => ({ item, number: numbers.get(item) ?? item, fault }))
  if (problems.length > 0) throw new ProblemError('supplier.answers-invalid', { count: problems.length, problems })
}

type Standing = { item: string; value: string; target: string | null }

/** Writes what the whole sheet now says of practices, where it differs from what this vendor said of them before. */
const writeClaims = async (
  scope: ReceivingScope,
  { clock }: ReceivingDeps,
  {
    form,
    vendor,
    input,
    response,
    standing,
  }: { form: LoadedForm; vendor: SupplierRecord; input: ReceivedAnswers; response: string; standing: Standing[] },
): Promise<void> => {
  const subject = input.product === null ? ({ kind: 'vendor', id: input.supplier } as const) : ({ kind: 'system', id: input.product } as const)
  const said = claimsOfSheet(
    standing.map(({ item, value, target }) => ({
      rule: form.rules.get(item) ?? null,
      value: value as 'yes' | 'no' | 'na',
      planned: value === 'yes' && target !== null,
    })),
  )
  const asked = [...new Set([...form.rules.values()].flatMap((rule) => (rule === null ? [] : practicesOf(rule))))]
  const held = new Map((await answers.vendorClaims(scope.db, subject)).map((claim) => [claim.practice, claim]))
  const rows = asked.flatMap((practice) => {
    const before = held.get(practice)
    const value = said.get(practice) ?? (before ? 'unknown' : null)
    if (value === null || String(value) === before?.value) return []
    return [
      {
        id: clock.id(),
        organisation_id: scope.organisation.id,
        practice,
        subject_kind: subject.kind,
        subject_id: subject.id,
        value: String(value),
        source: 'vendor' as const,
        source_name: vendor.name,
        origin_id: response,
        effective: input.signed.on,
        recorded_at: clock.now(),
        edition_hash: form.hash,
        supersedes: before?.id ?? null,
      },
    ]
  })
  await answers.insertClaims(scope.db, rows)
}

const count = (standing: readonly Standing[], value: string): number => standing.filter((one) => one.value === value).length

/**
 * Accepts an answer of a vendor: every line becomes the standing answer of its item, the request is answered, and what the sheet says of practices
 * becomes the vendor's own claims. Refused whole: lines the form does not accept (each with why), an edition that is not here, a product of
 * another vendor, and an answer compared with something else than what stands by now.
 */
export const receiveAnswers = async (scope: ReceivingScope, deps: ReceivingDeps, input: ReceivedAnswers): Promise<{ response: string }> => {
  const { db } = scope
  const { clock } = deps
  const vendor = await checkOwner(scope, input)
  const form = await checkForm(scope, deps, input)
  const at = clock.now()
  checkLines(form, input, japaneseDate(at))
  const matched = await answeredRequests(scope, input)
  const sheet = { supplier: input.supplier, product: input.product, form: input.form }
  const stands = await answers.sheetOf(db, sheet)
  const stale = () => new ProblemError('record.stale', { current: stands?.response_id ?? null, yours: input.seen ?? null })
  if (input.seen !== undefined && input.seen !== (stands?.response_id ?? null)) throw stale()
  const before = await answers.standingOfSheet(db, sheet)
  const response = clock.id()
  const place = { organisation_id: scope.organisation.id, supplier_id: input.supplier, product_id: input.product, form: input.form }
  await answers.insertResponse(db, {
    ...place,
    id: response,
    request_id: matched[0] ?? null,
    edition_hash: form.hash,
    via: input.via,
    signed_name: input.signed.name.trim(),
    signed_title: input.signed.title.trim(),
    signed_on: input.signed.on,
    consent: input.consent,
    key_fingerprint: input.keyFingerprint,
    document: input.document,
    sha256: createHash('sha256').update(input.document).digest('hex'),
    received_at: at,
    accepted_by: scope.person?.id ?? null,
    accepted_by_name: scope.person?.name ?? '',
  })
  const rows = input.lines.map(({ item, value, checked, target, remark }) => ({
    ...place,
    id: clock.id(),
    response_id: response,
    item,
    value,
    checked,
    target,
    remark: remark.trim(),
    recorded_at: at,
    supersedes: before.find((one) => one.item === item)?.id ?? null,
  }))
  if ((await answers.insertAnswers(db, rows)) < rows.length) throw stale()
  const standing: Standing[] = [
    ...rows,
    ...before
      .filter(({ item }) => !rows.some((row) => row.item === item))
      .map(({ item, value, target }) => ({ item, value, target: target === null ? null : String(target) })),
  ]
  const targets = standing.filter(({ value }) => value === 'no').flatMap(({ target }) => target ?? [])
  await answers.writeSheet(db, {
    ...place,
    id: clock.id(),
    edition_hash: form.hash,
    response_id: response,
    received_at: at,
    yes: count(standing, 'yes'),
    no: count(standing, 'no'),
    na: count(standing, 'na'),
    next_target: targets.sort()[0] ?? null,
  })
  if (matched.length > 0) await requests.answerRequests(db, matched, at)
  if (input.keyFingerprint !== null) await keepKey(db, input.supplier, input.keyFingerprint)
  await writeClaims(scope, deps, { form, vendor, input, response, standing })
  await scope.audit({
    action: 'supplier.receive',
    target: { kind: 'supplier', id: input.supplier },
    after: {
      response,
      name: vendor.name,
      product: input.product,
      form: input.form,
      via: input.via,
      signed: input.signed.name,
      yes: count(rows, 'yes'),
      no: count(rows, 'no'),
    },
  })
  return { response }
}
