// SPDX-License-Identifier: Apache-2.0
import { letterKinds, type mailEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import { troubleIn } from '../../platform/mail/trouble.ts'
import { askOwnMail, chooseLetters, confirmOwnMail, readOwnMail, removeOwnMail } from './own.ts'
import { mailFigures, unsentMail } from './queries.ts'

const shownTroubles = 20

/** Where mail reaches oneself; and, for whoever looks after it, whether it leaves. */
export const mailHandlers = (app: App): Handlers<keyof typeof mailEndpoints> => ({
  readOwnMail: async ({ scope }) => readOwnMail(app, scope),
  askOwnMail: async ({ scope, input, language }) => askOwnMail({ app, scope, language }, input.body.address),
  confirmOwnMail: async ({ scope, input, language }) => confirmOwnMail({ app, scope, language }, input.body.code),
  removeOwnMail: async ({ scope, language }) => removeOwnMail({ app, scope, language }),
  chooseLetters: async ({ scope, input }) => chooseLetters(app, scope, input.body.unwanted),

  readMailState: async ({ scope }) => {
    const [figures, unsent] = await Promise.all([mailFigures(scope.db), unsentMail(scope.db, shownTroubles)])
    return {
      mails: app.mail.url !== null,
      from: app.mail.from,
      waiting: Number(figures.waiting),
      lastSent: figures.last_sent?.toISOString() ?? null,
      troubles: unsent.map(({ id, kind, recipient, problem, created_at, next_at, given_up_at, name }) => ({
        id,
        kind: letterKinds.find((one) => one === kind) ?? null,
        to: name ?? recipient,
        at: created_at.toISOString(),
        trouble: troubleIn(problem),
        again: given_up_at === null ? next_at.toISOString() : null,
      })),
    }
  },
})
