// SPDX-License-Identifier: Apache-2.0
import { fill, vendorPageMessages } from '@shinayaka/contract/messages'
import { draftGaps, japaneseDate, japaneseTime, type LinkDraft, mergeDraft, samePart } from '@shinayaka/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LinkScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { sendPage, valuesOf } from '../../platform/http/forms.ts'
import { inLinkScope } from '../../platform/http/link.ts'
import { languageOf } from '../../platform/http/register.ts'
import type { Forms } from '../checklist/index.ts'
import { readSent } from './fields.ts'
import { type FormView, formPage, numbersOf, progressText } from './form-page.ts'
import { contentOf, fileOf, type Held, heldLink, printOf } from './held.ts'
import { confirmPage, endedPage, sentPage } from './other-pages.ts'
import * as queries from './queries.ts'

/** A whole form with a thousand characters at every item, as a browser encodes them. */
const longestForm = 512 * 1024
/** For how long the thanks can be opened again after sending, in milliseconds: the line may have broken just then. */
const receiptMilliseconds = 24 * 60 * 60 * 1000

type Request = FastifyRequest<{ Params: { token: string } }>
type Needs = { app: App; forms: Forms }

const pathOf = ({ params }: Request): string => `/answer/${params.token}`
const ended = (request: Request, reply: FastifyReply) => sendPage(reply, 404, endedPage(languageOf(request), pathOf(request)))

/** Whether what was sent may still be looked at by the link. */
const hasReceipt = ({ row, standing }: Held, now: Date): boolean =>
  row.sent_at !== null && (standing === 'sent' || standing === 'accepted') && now.getTime() - row.sent_at.getTime() < receiptMilliseconds

const viewOf = ({ app }: Needs, request: Request, held: Held, more: Partial<FormView> = {}): FormView => ({
  language: languageOf(request),
  path: pathOf(request),
  held,
  now: app.clock.now(),
  shown: held.draft.parts,
  gaps: [],
  conflicts: [],
  ...more,
})

const gapsOf = ({ app }: Needs, { asked, draft }: Held) => draftGaps(asked, draft.parts, japaneseDate(app.clock.now()))

/** What a link shows when it is not open any more: the thanks for a day, and then the same as where there never was a link. */
const notOpen = ({ app }: Needs, request: Request, reply: FastifyReply, held: Held | null) => {
  const content = held?.draft.content
  if (!held || !content || !hasReceipt(held, app.clock.now())) return ended(request, reply)
  const shown = { language: languageOf(request), path: pathOf(request), held, content }
  return sendPage(reply, 200, sentPage(shown, fileOf(content).proof.sha256))
}

const inLink = <T>({ app, forms }: Needs, request: Request, toWrite: boolean, work: (scope: LinkScope, held: Held) => Promise<T>) =>
  inLinkScope(app, request, request.params.token, async (scope) => {
    const held = await heldLink(scope, forms, app.clock.now(), toWrite)
    return held && { held, done: held.standing === 'open' ? await work(scope, held) : null }
  })

const showForm = (needs: Needs) => async (request: Request, reply: FastifyReply) => {
  const found = await inLink(needs, request, false, async (scope, held) => {
    // What only asks whether the address exists has opened nothing.
    if (request.method === 'GET' && held.row.opened_at === null && (await queries.markOpened(scope.db, held.row.id, needs.app.clock.now())))
      await scope.record('supplier.link-open')
    return true
  })
  if (!found?.done) return notOpen(needs, request, reply, found?.held ?? null)
  return sendPage(reply, 200, formPage(viewOf(needs, request, found.held)))
}

type Kept = { mine: LinkDraft; conflicts: string[] }

const keep = async ({ app }: Needs, body: unknown, scope: LinkScope, held: Held): Promise<Kept> => {
  const { mine, was, theirs } = readSent(body, held.items)
  for (const part of theirs) delete (mine as Record<string, unknown>)[part]
  const stored = held.draft.parts
  const { draft, conflicts } = mergeDraft({ mine, stored, was, print: printOf })
  if (Object.keys(draft).some((part) => !samePart(draft[part], stored[part]))) {
    const now = app.clock.now()
    await queries.writeDraft(scope.db, held.row.id, JSON.stringify({ parts: draft }), held.row.draft_version + 1, now)
    held.draft = { parts: draft }
    held.row = { ...held.row, draft_version: held.row.draft_version + 1, saved_at: now }
  }
  return { mine, conflicts }
}

/** What the page's script is told: what stands now, what others wrote meanwhile, and what must be decided. */
const told = (view: FormView, mine: LinkDraft) => {
  const { held, conflicts, language } = view
  const texts = vendorPageMessages[language].kept
  const { parts } = held.draft
  const taken = Object.keys(mine).filter((part) => !conflicts.includes(part) && !samePart(mine[part], parts[part]))
  return {
    kept: fill(texts.saved, { time: japaneseTime(held.row.saved_at ?? view.now) }),
    progress: progressText(language, held),
    // A part in dispute keeps the print of what its page had been given, so that it is asked about again.
    was: Object.fromEntries(
      Object.keys(mine)
        .filter((part) => !conflicts.includes(part))
        .map((part) => [part, printOf(parts[part])]),
    ),
    taken: Object.fromEntries(taken.map((part) => [part, parts[part] ?? {}])),
    said: taken.length === 0 ? '' : fill(texts.taken, { numbers: numbersOf(view, taken) }),
    conflict: conflicts.length === 0 ? '' : fill(texts.conflict, { numbers: numbersOf(view, conflicts) }),
  }
}

const saveForm = (needs: Needs) => async (request: Request, reply: FastifyReply) => {
  const found = await inLink(needs, request, true, (scope, held) => keep(needs, request.body, scope, held))
  const byScript = (request.headers.accept ?? '').includes('application/json')
  if (!found?.done) return byScript ? reply.status(404).send({ over: true }) : notOpen(needs, request, reply, found?.held ?? null)
  const { held, done } = found
  const view = viewOf(needs, request, held, { conflicts: done.conflicts })
  if (byScript) return reply.send(told(view, done.mine))
  const unsaved = Object.fromEntries(done.conflicts.map((part) => [part, done.mine[part] ?? {}]))
  if (done.conflicts.length > 0) return sendPage(reply, 409, formPage({ ...view, shown: { ...held.draft.parts, ...unsaved } }))
  if (valuesOf(request.body).go !== 'check') return reply.redirect(pathOf(request), 303)
  const gaps = gapsOf(needs, held)
  return gaps.length > 0 ? sendPage(reply, 422, formPage({ ...view, gaps })) : reply.redirect(`${pathOf(request)}/check`, 303)
}

const showCheck = (needs: Needs) => async (request: Request, reply: FastifyReply) => {
  const found = await inLink(needs, request, false, async ({ link }) => ({ link }))
  if (!found?.done) return notOpen(needs, request, reply, found?.held ?? null)
  const { held, done } = found
  const gaps = gapsOf(needs, held)
  if (gaps.length > 0) return sendPage(reply, 422, formPage(viewOf(needs, request, held, { gaps })))
  const content = contentOf(held, done.link)
  return sendPage(reply, 200, confirmPage({ language: languageOf(request), path: pathOf(request), held, content }, false))
}

const send = (needs: Needs) => async (request: Request, reply: FastifyReply) => {
  const found = await inLink(needs, request, true, async (scope, held) => {
    const gaps = gapsOf(needs, held)
    if (gaps.length > 0) return { gaps, content: null, sent: false }
    const content = contentOf(held, scope.link)
    // What goes is what whoever presses has read, and nothing that somebody wrote since.
    if (valuesOf(request.body).version !== String(held.row.draft_version)) return { gaps, content, sent: false }
    await queries.markSent(scope.db, held.row.id, JSON.stringify({ parts: held.draft.parts, content }), needs.app.clock.now())
    const { name, title } = content.signed
    await scope.record('supplier.link-send', { name, title, sha256: fileOf(content).proof.sha256 })
    return { gaps, content, sent: true }
  })
  if (!found?.done) return notOpen(needs, request, reply, found?.held ?? null)
  const { held, done } = found
  if (done.sent) return reply.redirect(pathOf(request), 303)
  if (done.content === null) return sendPage(reply, 422, formPage(viewOf(needs, request, held, { gaps: done.gaps })))
  return sendPage(reply, 409, confirmPage({ language: languageOf(request), path: pathOf(request), held, content: done.content }, true))
}

const takeFile = (needs: Needs) => async (request: Request, reply: FastifyReply) => {
  const found = await inLink(needs, request, false, async () => true)
  const content = found?.held.draft.content
  if (!found || !content || !hasReceipt(found.held, needs.app.clock.now())) return ended(request, reply)
  const name = `shinayaka-answer-${found.held.request.code}.json`
  return reply.type('application/json').header('content-disposition', `attachment; filename="${name}"`).send(fileOf(content))
}

/**
 * The pages of a link: anybody who holds its address fills in one form, without an account, a cookie, or script. No search engine keeps them, no
 * browser stores them, and their address is named to nobody (docs/adr/0042).
 */
export const registerLinkPages = (server: FastifyInstance, app: App, forms: Forms): void => {
  const needs = { app, forms }
  void server.register(async (pages) => {
    pages.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' })
    })
    const options = { bodyLimit: longestForm, config: { secretAddress: true } }
    pages.get('/answer/:token', options, showForm(needs))
    pages.post('/answer/:token', options, saveForm(needs))
    pages.get('/answer/:token/check', options, showCheck(needs))
    pages.post('/answer/:token/send', options, send(needs))
    pages.get('/answer/:token/answers.json', options, takeFile(needs))
  })
}
