// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../platform/clock.ts'
import type { PublicScope } from '../../platform/database/scope.ts'
import { checkPassword } from '../../platform/identity/password.ts'
import { hashPassword, hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { type Identified, readLogin } from '../sign-in/index.ts'
import * as queries from './queries.ts'

/** What a person gives to become the holder of an account. */
export type NewAccount = {
  code: string
  name: string
  login: string
  password: string
  organisationName: string
  institutionKind: string
  demo: boolean
}

/** What a code is for, or a refusal that says why it cannot be used. */
export const inspectCode = async (scope: PublicScope, clock: Clock, typed: string) => {
  const code = await queries.codeByHash(scope.db, hashSecret(readCode(typed)), clock.now())
  if (!code || (code.expired && !code.used)) throw new ProblemError('code.invalid')
  if (code.used) throw new ProblemError('code.used')
  return code
}

/** Uses up a one-time code: the first one founds the organisation with its administrator, an invitation adds a person. Two at once: one wins, the other is told. */
export const redeem = async (scope: PublicScope, clock: Clock, account: NewAccount): Promise<Identified> => {
  await inspectCode(scope, clock, account.code)
  const login = readLogin(account.login)
  if (!/^[a-z0-9._@-]{3,60}$/.test(login)) throw new ProblemError('login.invalid')
  if (await queries.loginTaken(scope.db, login)) throw new ProblemError('login.taken')
  await scope.commit()
  await checkPassword(account.password, [login, account.name, account.organisationName])
  const passwordHash = await hashPassword(account.password)
  const person = clock.id()
  const organisation = await queries
    .redeemCode(scope.db, {
      hash: hashSecret(readCode(account.code)),
      at: clock.now(),
      person,
      login,
      name: account.name.trim().slice(0, 60),
      passwordHash,
      organisation: clock.id(),
      organisationName: account.organisationName.trim().slice(0, 100),
      institutionKind: account.institutionKind,
      demo: account.demo,
      auditId: clock.id(),
      address: scope.address,
    })
    .catch((error: unknown) => {
      // Somebody took the name between the look and the write.
      if (error instanceof Error && 'constraint' in error && error.constraint === 'person_login_key') throw new ProblemError('login.taken')
      throw error
    })
  if (organisation === null) throw new ProblemError('code.used')
  return { person, organisation }
}
