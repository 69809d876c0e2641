// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, unwantableLetters } from '@shinayaka/contract'
import { fill, type Language, letterMessages } from '@shinayaka/contract/messages'
import { japaneseDate, japaneseTime, readMailAddress } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { createCode, hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'
import { ProblemError } from '../../platform/problem.ts'
import { countOwnTry } from '../sign-in/index.ts'
import * as queries from './queries.ts'

type OwnMail = ClientOutput<Endpoints['readOwnMail']>
type Asking = { app: App; scope: OrganisationScope; language: Language }

/** How long a code is good, in minutes. */
const codeMinutes = 30

/** An address as it is written to, however it was typed; refused with what to do where it cannot be one. */
export const requireMailAddress = (typed: string): string => {
  const address = readMailAddress(typed)
  if (address === null) throw new ProblemError('mail.address-invalid')
  return address
}

// What the trail keeps of an address: enough to see where mail went, not whom to write to.
const placeOf = (address: string): { mailPlace: string } => ({ mailPlace: address.slice(address.lastIndexOf('@') + 1) })
const target = ({ person }: OrganisationScope) => ({ kind: 'person', id: person.id })

/** Where mail reaches oneself, and which letters come. */
export const readOwnMail = async (app: App, scope: OrganisationScope): Promise<OwnMail> => {
  const { email, waiting, until, unwanted_letters } = await queries.ownMail(scope.db, scope.person.id, app.clock.now())
  return {
    mails: app.mail.url !== null,
    address: email,
    waiting: waiting === null || until === null ? null : { address: waiting, until: until.toISOString() },
    // The check of the column holds it to the contract's words.
    unwanted: unwanted_letters as OwnMail['unwanted'],
  }
}

/** Mails a code to an address that somebody says is theirs. Nobody is told whether another person has it: several may share one. */
export const askOwnMail = async ({ app, scope, language }: Asking, typed: string): Promise<OwnMail> => {
  if (app.mail.url === null) throw new ProblemError('mail.not-set-up')
  const address = requireMailAddress(typed)
  const now = app.clock.now()
  const held = await queries.ownMail(scope.db, scope.person.id, now)
  if (held.email === address) throw new ProblemError('mail.already')
  // Letters to an address that may be a stranger's are few.
  await countOwnTry(app, scope, 'mail-letter')
  const code = createCode(app.clock, 2)
  await queries.askOwnMail(scope.db, { address, language, hash: hashSecret(code), expires: new Date(now.getTime() + codeMinutes * 60_000) })
  const texts = letterMessages[language]['confirm-address']
  const words = { organisation: scope.organisation.name, name: scope.person.name, code, minutes: codeMinutes }
  await enqueueMail(scope.db, app.clock, {
    organisation: scope.organisation.id,
    person: scope.person.id,
    kind: 'confirm-address',
    to: address,
    subject: fill(texts.subject, words),
    text: fill(texts.text, words),
  })
  await scope.audit({ action: 'mail.ask', target: target(scope), after: placeOf(address) })
  return readOwnMail(app, scope)
}

// Whoever took over a session must not be able to do this unseen.
const tellOldAddress = async ({ app, scope, language }: Asking, old: string): Promise<void> => {
  if (app.mail.url === null) return
  const now = app.clock.now()
  const texts = letterMessages[language]['address-changed']
  const words = { organisation: scope.organisation.name, name: scope.person.name, when: `${japaneseDate(now)} ${japaneseTime(now)}` }
  await enqueueMail(scope.db, app.clock, {
    organisation: scope.organisation.id,
    person: scope.person.id,
    kind: 'address-changed',
    to: old,
    subject: fill(texts.subject, words),
    text: fill(texts.text, words),
  })
}

/** The code that arrived makes its address the one that counts; an older one is told so. Tries are counted before the code is looked at. */
export const confirmOwnMail = async (asking: Asking, typed: string): Promise<OwnMail> => {
  const { app, scope } = asking
  const forgive = await countOwnTry(app, scope, 'mail')
  const now = app.clock.now()
  const { email, waiting } = await queries.ownMail(scope.db, scope.person.id, now)
  if (waiting === null) throw new ProblemError('mail.code-ended')
  const address = await queries.confirmOwnMail(scope.db, hashSecret(readCode(typed)), now)
  if (address === null) throw new ProblemError('mail.code-wrong')
  await forgive()
  if (email !== null && email !== address) await tellOldAddress(asking, email)
  await scope.audit({ action: 'mail.confirm', target: target(scope), ...(email === null ? {} : { before: placeOf(email) }), after: placeOf(address) })
  return readOwnMail(app, scope)
}

/** From now on no mail comes; the address that is given up is told so. */
export const removeOwnMail = async (asking: Asking): Promise<OwnMail> => {
  const { app, scope } = asking
  const { email } = await queries.ownMail(scope.db, scope.person.id, app.clock.now())
  await queries.removeOwnMail(scope.db)
  if (email !== null) await tellOldAddress(asking, email)
  await scope.audit({ action: 'mail.remove', target: target(scope), ...(email === null ? {} : { before: placeOf(email) }) })
  return readOwnMail(app, scope)
}

/** Which of the letters that come by themselves one does without. */
export const chooseLetters = async (app: App, scope: OrganisationScope, wanted: readonly (typeof unwantableLetters)[number][]): Promise<OwnMail> => {
  const { unwanted_letters: before } = await queries.ownMail(scope.db, scope.person.id, app.clock.now())
  const unwanted = [...new Set(wanted)]
  await queries.chooseLetters(scope.db, scope.person.id, unwanted)
  await scope.audit({ action: 'mail.choose', target: target(scope), before: { unwanted: before }, after: { unwanted } })
  return readOwnMail(app, scope)
}
