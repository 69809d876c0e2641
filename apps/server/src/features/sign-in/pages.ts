// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import type { App } from '../../platform/http/context.ts'
import { asFieldErrors, inPublicScope, missing, safeNext, sendPage, type Values, valuesOf } from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/page.ts'
import { languageOf } from '../../platform/http/register.ts'
import { ProblemError } from '../../platform/problem.ts'
import { browserOf } from './browser.ts'
import { registerPasskeySignIn } from './passkey-pages.ts'
import { readLogin, signIn } from './password.ts'
import { hasPerson, pendingByToken, providersToOffer } from './queries.ts'
import { isUnseen, refuseInTurn } from './refused.ts'
import { completeSecondStep, type SecondStep } from './second.ts'
import { secondPage, signInPage } from './views.ts'
import { forgetPending, pendingOf, welcome } from './welcome.ts'

const registerPassword = (server: FastifyInstance, app: App): void => {
  server.get('/sign-in', async (request, reply) => {
    const offered = await inPublicScope(app, request, async ({ db }) => ((await hasPerson(db)) ? providersToOffer(db) : null))
    if (offered === null) return reply.redirect('/first-run', 303)
    return sendPage(reply, 200, signInPage(app, languageOf(request), valuesOf(request.query), [], offered))
  })

  server.post('/sign-in', async (request, reply) => {
    const language = languageOf(request)
    const values = valuesOf(request.body)
    const again = async (status: number, errors: FieldError[]) => {
      // Whoever is told to wait gets no more of the database.
      const offered = status === 422 ? await inPublicScope(app, request, ({ db }) => providersToOffer(db)) : []
      return sendPage(reply, status, signInPage(app, language, values, errors, offered))
    }
    const empty = missing(language, values, ['login', 'password'])
    if (empty.length > 0) return again(422, empty)
    try {
      const { login = '', password = '' } = values
      const identified = await inPublicScope(app, request, (scope) => signIn(app, scope, { login, password, browser: browserOf(app, request) }))
      return reply.redirect(await welcome(app, request, reply, { ...identified, owesSecond: true }, safeNext(values.next)), 303)
    } catch (error) {
      const { status, errors } = asFieldErrors(request, error)
      const answer = () => again(status, errors)
      return isUnseen(error) ? refuseInTurn(app, reply, { login: readLogin(values.login ?? ''), language }, answer) : answer()
    }
  })
}

const stepOf = (values: Values): { step: SecondStep; field: string } => {
  const how = values.how === 'recovery' ? 'recovery' : 'totp'
  const field = how === 'totp' ? 'code' : 'recovery'
  return { step: { how, typed: (values[field] ?? '').slice(0, 200) }, field }
}

const registerSecond = (server: FastifyInstance, app: App): void => {
  server.get('/sign-in/second', async (request, reply) => {
    const pending = pendingOf(app, request)
    const waiting = pending && (await inPublicScope(app, request, ({ db }) => pendingByToken(db, pending, app.clock.now())))
    if (!waiting) return reply.redirect('/sign-in', 303)
    return sendPage(reply, 200, secondPage(app, languageOf(request), valuesOf(request.query), []))
  })

  server.post('/sign-in/second', async (request, reply) => {
    const language = languageOf(request)
    const values = valuesOf(request.body)
    const pending = pendingOf(app, request)
    const { step, field } = stepOf(values)
    const empty = missing(language, values, [field])
    try {
      if (pending === null) throw new ProblemError('second-factor.ended')
      if (empty.length > 0) return sendPage(reply, 422, secondPage(app, language, values, empty))
      const identified = await inPublicScope(app, request, (scope) =>
        completeSecondStep(app, scope, { pending, browser: browserOf(app, request), step }),
      )
      forgetPending(app, reply)
      return reply.redirect(await welcome(app, request, reply, { ...identified, owesSecond: false }, safeNext(values.next)), 303)
    } catch (error) {
      const { status, errors } = asFieldErrors(request, error, field)
      // Nothing is left to complete: the way begins at the password again.
      if (error instanceof ProblemError && error.code === 'second-factor.ended') {
        forgetPending(app, reply)
        return sendPage(reply, status, signInPage(app, language, { next: values.next ?? '/' }, asFieldErrors(request, error, 'login').errors, []))
      }
      return sendPage(reply, status, secondPage(app, language, values, errors))
    }
  })
}

/** The pages on which people sign in. Plain forms that work without script; only passkeys need one. */
export const registerSignInPages = (server: FastifyInstance, app: App): void => {
  registerPassword(server, app)
  registerSecond(server, app)
  registerPasskeySignIn(server, app)
}
