// SPDX-License-Identifier: Apache-2.0
import { compareAnswers } from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import { ProblemError } from '../../platform/problem.ts'
import { receiveAnswers, standingSheet } from '../supplier/index.ts'
import { linkView, openLink, requestView, type Work } from './commands.ts'
import { draftOf, fileOf } from './held.ts'
import * as queries from './queries.ts'

const openSent = async (work: Work, id: string, hold: boolean) => {
  const opened = await openLink(work, id, hold)
  const { content } = draftOf(opened.row)
  if (!content) throw new ProblemError('supplier-link.not-sent')
  return { ...opened, content, file: fileOf(content) }
}

/** What was sent by a link, item by item beside what the vendor said before of the same product. */
export const readAnswer = async (work: Work, id: string) => {
  const { row, state, request, form, content, file } = await openSent(work, id, false)
  const { seen, lines } = await standingSheet(work.scope.db, { supplier: request.supplier_id, product: request.product_id, form: request.form })
  const items = new Map(form.items.map((item) => [item.id, item]))
  return {
    link: linkView(row, state),
    request: requestView({ request, form }),
    signed: content.signed,
    consent: content.consent,
    sha256: file.proof.sha256,
    seen,
    lines: compareAnswers([...items.keys()], lines, content.answers).map(({ item, change, before, after }) => ({
      item,
      number: items.get(item)?.number ?? item,
      name: items.get(item)?.name ?? { ja: item, en: item },
      change,
      before,
      after,
    })),
  }
}

/** Makes the vendor's standing answers of what was sent; only of what was looked at, and once. */
export const acceptAnswer = async (work: Work, id: string, looked: { sha256: string; seen: string | null }): Promise<{ response: string }> => {
  const { app, forms, scope } = work
  const { state, request, form, content, file } = await openSent(work, id, true)
  if (state !== 'sent' || file.proof.sha256 !== looked.sha256) throw new ProblemError('supplier-link.not-sent')
  const { response } = await receiveAnswers(
    scope,
    { clock: app.clock, forms },
    {
      supplier: request.supplier_id,
      product: request.product_id,
      // One that was answered in another way meanwhile is not answered twice.
      request: request.answered_at === null && request.withdrawn_at === null ? request.id : null,
      form: request.form,
      editionHash: form.hash,
      via: 'link',
      lines: content.answers,
      signed: content.signed,
      consent: content.consent,
      keyFingerprint: null,
      document: canonicalize(content) ?? '',
      seen: looked.seen,
    },
  )
  await queries.markAccepted(scope.db, id, response, app.clock.now())
  await scope.audit({
    action: 'supplier.link-accept',
    target: { kind: 'supplier-link', id },
    after: { vendor: request.supplier_name, name: content.signed.name, sha256: file.proof.sha256 },
  })
  return { response }
}
