// SPDX-License-Identifier: Apache-2.0
import { mostBreakGlass, type Role } from '@shinayaka/contract'
import { errorMessages, fill, type Language, trailMessages } from '@shinayaka/contract/messages'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { asProblem } from '../../platform/http/server.ts'
import { localised, ProblemError } from '../../platform/problem.ts'
import { askingRefusal, issuerRefusal } from './asking.ts'
import { redirectUriOf } from './journey.ts'
import { examine } from './peer.ts'
import * as queries from './queries.ts'

type Person = Awaited<ReturnType<typeof queries.people>>[number]
type Wanted = {
  name: string
  issuer: string
  clientId: string
  clientSecret: string | null
  enabled: boolean
  secondFactor: boolean
  only: boolean
  version: number
}

const viewOf = ({ name, issuer, client_id, enabled, second_factor, only_way, version }: queries.ProviderRow) => ({
  name,
  issuer,
  clientId: client_id,
  enabled,
  secondFactor: second_factor,
  only: only_way,
  version,
})

/** The provider, what to register there, and how everybody comes in. */
export const readProvider = async (app: App, scope: OrganisationScope) => {
  const row = await queries.provider(scope.db)
  const people = await queries.people(scope.db, row?.issuer ?? '')
  return {
    provider: row ? viewOf(row) : null,
    redirectUri: redirectUriOf(app, scope.organisation.id),
    hosts: [...app.providerHosts],
    people: people.map(({ id, name, login, role, linked_at, used_at, break_glass, enrolled }) => ({
      id,
      name,
      login,
      role: role as Role,
      linked: linked_at !== null,
      used: used_at?.toISOString() ?? null,
      breakGlass: break_glass,
      enrolled: enrolled === true,
    })),
  }
}

/** An administrator who does not end: whom a lasting rule may rest on. */
const lasts = ({ role, until }: Person): boolean => role === 'administrator' && until === null

/** Refuses to close every other door before this one was gone through, and before there is a way for the day it does not open. */
const checkOnly = (people: readonly Person[], { only, enabled }: Wanted): void => {
  if (!only) return
  if (!enabled) throw new ProblemError('provider.only-disabled')
  if (!people.some((person) => lasts(person) && person.used_at !== null)) throw new ProblemError('provider.only-unlinked')
  if (!people.some((person) => person.break_glass && person.enrolled === true)) throw new ProblemError('provider.only-no-break-glass')
}

const checkAddress = (app: App, issuer: string): void => {
  const refusal = issuerRefusal(issuer) ?? askingRefusal(issuer, app.providerHosts)
  if (refusal) throw refusal
}

/** Sets the provider. A secret goes to nobody but whom it was given for: another issuer or client wants its own. */
export const saveProvider = async (app: App, scope: OrganisationScope, wanted: Wanted) => {
  await queries.holdInstitution(scope.db)
  const before = await queries.provider(scope.db)
  const current = before ? viewOf(before) : null
  if ((before?.version ?? 0) !== wanted.version) throw new ProblemError('record.stale', { current, yours: { ...wanted, clientSecret: undefined } })
  // What is only switched off again is not held up by an address that the settings no longer name.
  if (wanted.enabled || before?.issuer !== wanted.issuer) checkAddress(app, wanted.issuer)
  const other = before?.issuer !== wanted.issuer || before.client_id !== wanted.clientId
  if (other && wanted.clientSecret === null) throw new ProblemError('provider.secret-missing')
  checkOnly(await queries.people(scope.db, wanted.issuer), wanted)
  const { name, issuer, clientId, clientSecret, enabled, secondFactor, only, version } = wanted
  const row = { name, issuer, client_id: clientId, client_secret: clientSecret, enabled, second_factor: secondFactor, only_way: only, version }
  const saved = await queries.saveProvider(scope.db, scope.organisation.id, row)
  if (!saved) throw new ProblemError('record.stale', { current, yours: { ...wanted, clientSecret: undefined } })
  const after = { name, issuer, clientId, enabled, trustsSecond: secondFactor, only, newSecret: clientSecret !== null }
  const was = current && {
    name: current.name,
    issuer: current.issuer,
    clientId: current.clientId,
    enabled: current.enabled,
    trustsSecond: current.secondFactor,
    only: current.only,
  }
  await scope.audit({ action: 'provider.save', target: { kind: 'organisation', id: scope.organisation.id }, before: was, after })
  return { provider: viewOf(saved) }
}

/** Asks the provider what it is, and says what it found or what hinders. */
export const testProvider = async (app: App, scope: OrganisationScope, issuer: string, language: Language) => {
  // What is no address is not kept: it may be anything that was pasted by mistake.
  const asked = URL.canParse(issuer) ? issuer : ''
  await scope.audit({ action: 'provider.test', target: { kind: 'organisation', id: scope.organisation.id }, after: { issuer: asked } })
  // Nobody waits with a transaction open.
  await scope.commit()
  try {
    return { outcome: 'ok' as const, ...(await examine(app, issuer)) }
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'server.unexpected') throw error
    const reasons: Record<string, string> = trailMessages[language].codes.reason
    const params = localised({ ...problem.params, reason: reasons[String(problem.params.reason)] ?? '' }, language)
    const { title, detail } = errorMessages[language][problem.code]
    return { outcome: 'failed' as const, title: fill(title, params), detail: fill(detail, params) }
  }
}

/** Holds an administrator's account ready for the day the provider is down, or no longer. */
export const saveBreakGlass = async (scope: OrganisationScope, id: string, breakGlass: boolean): Promise<void> => {
  await queries.holdInstitution(scope.db)
  const row = await queries.provider(scope.db)
  const people = await queries.people(scope.db, row?.issuer ?? '')
  const person = people.find((one) => one.id === id)
  if (!person) throw new ProblemError('not-found')
  const others = people.filter((one) => one.break_glass && one.id !== id)
  if (breakGlass) {
    if (!lasts(person)) throw new ProblemError('break-glass.role')
    if (person.enrolled !== true) throw new ProblemError('break-glass.factor')
    if (others.length >= mostBreakGlass) throw new ProblemError('break-glass.many', { most: mostBreakGlass })
  } else if (row?.only_way && others.length === 0) throw new ProblemError('break-glass.last')
  await queries.setBreakGlass(scope.db, id, breakGlass)
  const { name } = person
  await scope.audit({
    action: 'break-glass.save',
    target: { kind: 'person', id },
    before: { name, breakGlass: person.break_glass },
    after: { name, breakGlass },
  })
}
