// SPDX-License-Identifier: Apache-2.0
import { errorStatus } from '@shinayaka/contract'
import { errorMessages, fill, type Language, pageMessages, trailMessages } from '@shinayaka/contract/messages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/http/context.ts'
import { inPublicScope, safeNext, sendPage } from '../../platform/http/forms.ts'
import { type Html, html } from '../../platform/http/html.ts'
import { page } from '../../platform/http/page.ts'
import { noteRefusal } from '../../platform/http/refusals.ts'
import { languageOf } from '../../platform/http/register.ts'
import { asProblem } from '../../platform/http/server.ts'
import { signedIn } from '../../platform/http/session.ts'
import { cookieName, cookieOptions, sessionTokenOf } from '../../platform/http/session-cookie.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { localised, ProblemError } from '../../platform/problem.ts'
import { welcome } from '../sign-in/index.ts'
import { comeBack, linkTo, personOf, recordRefusal, setOut } from './journey.ts'
import { providerToAsk } from './queries.ts'

const attemptCookie = 'shinayaka_provider'
const attemptSeconds = 10 * 60
const settingsPage = '/settings/sign-in'
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** What to do while the provider is down: the procedure that hangs on the wall, in three steps. */
const downSteps = (language: Language, name: string): Html => {
  const t = pageMessages[language].provider
  return html`<h2>${t.downTitle}</h2><p>${fill(t.down, { name })}</p>
<ol><li>${t.downSteps.wait}</li><li>${t.downSteps.tell}</li><li>${t.downSteps.glass}</li></ol>`
}

type Refused = { language: Language; problem: ProblemError; organisation: string; name: string; back: string }

/** What happened, and what to do. Never what the provider or the address said. */
const refusedPage = ({ language, problem, organisation, name, back }: Refused): string => {
  const t = pageMessages[language].provider
  const { title, detail } = errorMessages[language][problem.code]
  const reasons: Record<string, string> = trailMessages[language].codes.reason
  const params = localised({ ...problem.params, reason: reasons[String(problem.params.reason)] ?? '' }, language)
  const again = back === settingsPage ? settingsPage : `/sign-in/provider/${organisation}`
  return page(
    language,
    fill(title, params),
    html`<h1>${fill(title, params)}</h1><p>${fill(detail, params)}</p>
${problem.code === 'server.provider-unavailable' && downSteps(language, name)}
<p><a href="${again}">${t.again}</a></p><p><a href="/sign-in">${t.back}</a></p>`,
    { error: true, path: '/sign-in' },
  )
}

const organisationOf = (request: FastifyRequest): string => {
  const { organisation = '' } = request.params as { organisation?: string }
  if (!uuid.test(organisation)) throw new ProblemError('not-found')
  return organisation
}

const refuse = async (app: App, request: FastifyRequest, reply: FastifyReply, error: unknown, organisation: string, back: string) => {
  const problem = asProblem(error)
  if (problem.code === 'server.unexpected') throw error
  noteRefusal(request, problem.code)
  await recordRefusal(app, request, organisation, problem)
  const known = await inPublicScope(app, request, ({ db }) => providerToAsk(db, organisation))
  const text = refusedPage({ language: languageOf(request), problem, organisation, name: known?.name ?? '', back })
  return sendPage(reply, errorStatus[problem.code], text)
}

/** The way to the identity provider and back. Both are links, so that no form leads to another site. */
export const registerProviderPages = (server: FastifyInstance, app: App): void => {
  server.get('/sign-in/provider/:organisation', async (request, reply) => {
    const organisation = organisationOf(request)
    const { next } = request.query as { next?: string }
    try {
      await app.limits.provider(request.ip)
      const token = createToken(app.clock)
      const asking = { organisation, browser: hashSecret(token), next: safeNext(String(next ?? '/')), address: request.ip }
      const url = await setOut(app, { ...asking, purpose: 'sign-in' })
      reply.setCookie(cookieName(app, attemptCookie), token, { ...cookieOptions(app), maxAge: attemptSeconds })
      return reply.header('cache-control', 'no-store').redirect(url, 303)
    } catch (error) {
      return refuse(app, request, reply, error, organisation, '/sign-in')
    }
  })

  server.get('/sign-in/provider/:organisation/callback', async (request, reply) => {
    const organisation = organisationOf(request)
    const tokens = [request.cookies[cookieName(app, attemptCookie)], sessionTokenOf(app, request)].filter((token) => token !== undefined)
    reply.header('cache-control', 'no-store').clearCookie(cookieName(app, attemptCookie), cookieOptions(app))
    let back = '/sign-in'
    try {
      await app.limits.provider(request.ip)
      const returned = await comeBack(app, request, organisation, tokens.map(hashSecret))
      const { attempt } = returned
      if (attempt.purpose === 'link') {
        back = settingsPage
        await linkTo(app, await signedIn(app, request), request.ip, returned)
        return reply.redirect(`${settingsPage}?linked=1`, 303)
      }
      const person = await personOf(app, request, organisation, returned)
      const arrived = { person, organisation, proof: 'provider' as const, owesSecond: !attempt.second_factor }
      return reply.redirect(await welcome(app, request, reply, arrived, safeNext(attempt.next)), 303)
    } catch (error) {
      return refuse(app, request, reply, error, organisation, back)
    }
  })
}
