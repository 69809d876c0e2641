// SPDX-License-Identifier: Apache-2.0
import { longestLinkDays, type SupplierLink, usualLinkDays } from '@shinayaka/contract'
import { fill, type Language, vendorPageMessages } from '@shinayaka/contract/messages'
import { japaneseDate, type LinkStanding, reachOf } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'
import { ProblemError } from '../../platform/problem.ts'
import { qrOf } from '../../platform/qr.ts'
import type { Forms } from '../checklist/index.ts'
import { requireMailAddress } from '../mail/index.ts'
import { dayText } from './form-page.ts'
import { draftOf, standingOf } from './held.ts'
import * as queries from './queries.ts'

export type Work = { app: App; forms: Forms; scope: OrganisationScope }

const dayMilliseconds = 24 * 60 * 60 * 1000
const afterDays = (day: Date, days: number): string => japaneseDate(new Date(day.getTime() + days * dayMilliseconds))
const midnight = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+09:00`))

/** A request of this institution; another one's is not found. */
export const openRequest = async ({ scope, forms }: Pick<Work, 'scope' | 'forms'>, id: string) => {
  const request = await queries.requestById(scope.db, id)
  if (!request) throw new ProblemError('not-found')
  return { request, form: await forms.byHash(scope.db, request.edition_hash) }
}
type Opened = Awaited<ReturnType<typeof openRequest>>

/** A request as pages about its links name it. */
export const requestView = ({ request, form }: Opened) => ({
  id: request.id,
  supplierId: request.supplier_id,
  supplier: request.supplier_name,
  product: request.product_name,
  title: form.edition.title,
  code: request.code,
})

const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null

export const linkView = (row: queries.LinkRow, state: LinkStanding): SupplierLink => ({
  id: row.id,
  state,
  contact: row.contact,
  by: row.created_by_name,
  created: row.created_at.toISOString(),
  expires: row.expires_at.toISOString(),
  mailed: instantOf(row.mailed_at),
  opened: instantOf(row.opened_at),
  saved: instantOf(row.saved_at),
  sent: instantOf(row.sent_at),
  accepted: instantOf(row.accepted_at),
})

const addressOf = ({ houseUrl, publicUrl }: App): string => houseUrl ?? publicUrl

/** The days a link can be given: the one that is proposed, and the last. A request long overdue still gets a fortnight. */
const daysOf = (now: Date, due: string): { usual: string; last: string } => {
  const today = japaneseDate(now)
  const last = afterDays(now, longestLinkDays)
  const usual = afterDays(midnight(due < today ? today : due), usualLinkDays)
  return { usual: usual > last ? last : usual, last }
}

/** The links of a request, with what is needed to make another. */
export const listLinks = async (work: Work, id: string) => {
  const { app, scope } = work
  const opened = await openRequest(work, id)
  const { request } = opened
  const now = app.clock.now()
  const rows = await queries.linksOf(scope.db, id)
  return {
    request: {
      ...requestView(opened),
      due: request.due,
      state: request.withdrawn_at ? ('withdrawn' as const) : request.answered_at ? ('answered' as const) : ('open' as const),
    },
    reach: app.houseUrl === null ? ('machine' as const) : reachOf(app.houseUrl),
    address: addressOf(app),
    mailTo: app.mail.url === null || request.contact_mail === '' ? null : request.contact_mail,
    ...daysOf(now, request.due),
    links: rows.map((row) => linkView(row, standingOf(row, request, now))),
  }
}

/** What came by links and waits for somebody, the oldest first. */
export const listSent = async ({ db }: Pick<OrganisationScope, 'db'>) =>
  (await queries.sentLinks(db)).map(({ id, supplier, product, code, sent_at }) => ({
    id,
    supplier,
    product,
    code,
    sent: (sent_at ?? new Date(0)).toISOString(),
  }))

/** What was filled in by an earlier link of the same request goes on in the next one, so that nobody types it twice; not from one that was taken back. */
const inherited = (rows: readonly queries.LinkRow[]): string => {
  const last = rows.find(({ revoked_at }) => revoked_at === null)
  const { sign: _, ...parts } = last ? draftOf(last).parts : {}
  return JSON.stringify({ parts })
}

type Letter = { opened: Opened; url: string; contact: string; expires: string; language: Language }

const mailLink = async ({ app, scope }: Work, { opened: { request, form }, url, contact, expires, language }: Letter): Promise<void> => {
  if (app.mail.url === null) throw new ProblemError('mail.not-set-up')
  const t = vendorPageMessages[language]
  const product = [request.product_name ?? t.facts.all, request.product_release ?? ''].filter((one) => one !== '').join(' ')
  const words = {
    organisation: scope.organisation.name,
    supplier: request.supplier_name,
    form: form.edition.title[language],
    product,
    due: dayText(language, request.due),
    until: dayText(language, expires),
    code: request.code,
    contact: contact || fill(t.facts.ask, { name: request.requested_by_name, organisation: scope.organisation.name }),
    message: request.message === '' ? '' : `\n${request.message}\n`,
    url,
  }
  await enqueueMail(scope.db, app.clock, {
    organisation: scope.organisation.id,
    person: null,
    kind: 'supplier-link',
    to: requireMailAddress(request.contact_mail),
    subject: fill(t.letter.subject, words),
    text: fill(t.letter.text, words),
  })
}

type Wanted = { expires: string; contact: string; mail: boolean }

/** Makes a link, good until the end of a day in Japan; its address is given back, and mailed, this once. */
export const makeLink = async (work: Work, id: string, { expires, contact, mail }: Wanted, language: Language) => {
  const { app, scope } = work
  const opened = await openRequest(work, id)
  const { request } = opened
  const now = app.clock.now()
  if (request.withdrawn_at || request.answered_at) throw new ProblemError('supplier-link.closed')
  const { last } = daysOf(now, request.due)
  if (expires < japaneseDate(now) || expires > last) throw new ProblemError('supplier-link.expiry', { last })
  const token = createToken(app.clock)
  const url = `${addressOf(app)}/answer/${token}`
  const row = {
    id: app.clock.id(),
    organisation_id: scope.organisation.id,
    request_id: id,
    token_hash: hashSecret(token),
    contact: contact.trim(),
    created_at: now,
    created_by: scope.person.id,
    created_by_name: scope.person.name,
    expires_at: new Date(midnight(expires).getTime() + dayMilliseconds),
    mailed_at: mail ? now : null,
    draft: inherited(await queries.linksOf(scope.db, id)),
    draft_version: 0,
  }
  if (mail) await mailLink(work, { opened, url, contact: row.contact, expires, language })
  await queries.insertLink(scope.db, row)
  await scope.audit({
    action: 'supplier.link-make',
    target: { kind: 'supplier-link', id: row.id },
    after: {
      vendor: request.supplier_name,
      until: expires,
      contact: row.contact,
      ...(mail ? { mailPlace: request.contact_mail.split('@').at(-1) } : {}),
    },
  })
  const fresh = { ...row, revoked_at: null, opened_at: null, saved_at: null, sent_at: null, accepted_at: null, draft: {} }
  return { link: linkView(fresh, 'open'), url, qr: qrOf(url) }
}

/** A link of this institution with its request. */
export const openLink = async (work: Work, id: string, hold = false) => {
  const row = await (hold ? queries.holdLink : queries.linkById)(work.scope.db, id)
  if (!row) throw new ProblemError('not-found')
  const opened = await openRequest(work, row.request_id)
  return { ...opened, row, state: standingOf(row, opened.request, work.app.clock.now()) }
}

/** Takes a link back at once; an answer that was sent by it is not taken over any more. */
export const revokeLink = async (work: Work, id: string): Promise<{ revoked: true }> => {
  const { row, state, request } = await openLink(work, id, true)
  if (state === 'accepted' || state === 'revoked') throw new ProblemError('supplier-link.closed')
  await queries.markRevoked(work.scope.db, id, work.app.clock.now())
  const before = { vendor: request.supplier_name, ...(row.sent_at ? { sent: row.sent_at.toISOString() } : {}) }
  await work.scope.audit({ action: 'supplier.link-revoke', target: { kind: 'supplier-link', id }, before })
  return { revoked: true }
}
