// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { type SupplierAnswerFile, supplierAnswerFile } from '@shinayaka/contract'
import { type AskedItem, type DraftPart, draftAnswers, type LinkDraft, type LinkStanding, linkStanding } from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import type { LinkScope } from '../../platform/database/scope.ts'
import type { Forms } from '../checklist/index.ts'
import { itemTerms } from '../supplier/index.ts'
import * as queries from './queries.ts'

/** What the column `draft` holds: what was filled in, and once it was sent the very content that went. */
export type StoredDraft = { parts: LinkDraft; content?: SupplierAnswerFile['content'] }

/** The draft of a row; we wrote it. */
export const draftOf = (row: Pick<queries.LinkRow, 'draft'>): StoredDraft => ({ parts: {}, ...(row.draft as Partial<StoredDraft>) })

export const standingOf = (row: queries.LinkRow, request: Pick<queries.LinkedRequest, 'withdrawn_at' | 'answered_at'>, now: Date): LinkStanding =>
  linkStanding(
    {
      expires: row.expires_at,
      revoked: row.revoked_at,
      sent: row.sent_at,
      accepted: row.accepted_at,
      withdrawn: request.withdrawn_at,
      answered: request.answered_at,
    },
    now,
  )

/** A link with all that its page shows. */
export type Held = {
  row: queries.LinkRow
  request: queries.LinkedRequest
  form: Awaited<ReturnType<Forms['byHash']>>
  /** The form's items in their order, and what each accepts. */
  items: string[]
  asked: AskedItem[]
  draft: StoredDraft
  standing: LinkStanding
}

/** The link of this scope; `toWrite`: nobody else writes it until the transaction ends. Null where its row is gone. */
export const heldLink = async (scope: LinkScope, forms: Forms, now: Date, toWrite: boolean): Promise<Held | null> => {
  const request = await queries.linkedRequest(scope.db)
  // Held rows are those that may be written; one that was sent or revoked is only read.
  const row = (toWrite ? await queries.holdLink(scope.db, scope.link.id) : undefined) ?? (await queries.linkById(scope.db, scope.link.id))
  if (!row || !request) return null
  const form = await forms.byHash(scope.db, request.edition_hash)
  return {
    row,
    request,
    form,
    items: form.items.map(({ id }) => id),
    asked: itemTerms(form),
    draft: draftOf(row),
    standing: standingOf(row, request, now),
  }
}

/** A short text for what a part holds, so that a page can say later what it had been given. */
export const printOf = (part: DraftPart | undefined): string => {
  const said = Object.entries(part ?? {})
    .filter(([, value]) => value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return said.length === 0 ? '' : createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12)
}

/** What is sent, from a draft without gaps. */
export const contentOf = ({ request, form, items, draft }: Held, link: LinkScope['link']): SupplierAnswerFile['content'] => {
  const { name = '', title = '', on = '', consent } = draft.parts.sign ?? {}
  return {
    form: { id: form.edition.id, edition: form.edition.edition, hash: form.hash },
    supplier: { name: request.supplier_name },
    product:
      request.product_name === null
        ? null
        : { name: request.product_name, kind: request.product_kind ?? 'product', release: request.product_release ?? '' },
    // A link needs no signature of ours: only whoever holds it could answer here.
    request: { id: link.request, code: request.code, organisation: request.organisation_name, signature: '' },
    answers: draftAnswers(items, draft.parts),
    signed: { name: name.trim(), title: title.trim(), on },
    consent: consent === 'yes',
  }
}

/** The answer file of a content, with its hash. */
export const fileOf = (content: SupplierAnswerFile['content']): SupplierAnswerFile => {
  const sha256 = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
  return supplierAnswerFile.parse({ kind: 'shinayaka-supplier-answer', format: 1, content, proof: { sha256, signature: null } })
}
