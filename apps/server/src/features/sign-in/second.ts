// SPDX-License-Identifier: Apache-2.0
import type { PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { hashSecret, readCode } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { countSecondStep, type Identified } from './password.ts'
import * as queries from './queries.ts'
import { stepOf } from './totp.ts'

/** Wrong codes after which the password must be given again. */
const mostTries = 5

/** Refuses unless this is a code of the person's app that was not used before; the code is used up. */
export const spendTotp = async (app: App, scope: Pick<PublicScope, 'db'>, person: string, pending: Buffer | null, typed: string): Promise<void> => {
  const now = app.clock.now()
  const secret = await queries.totpSecret(scope.db, person, pending)
  const step = secret === null ? null : await stepOf(secret, typed, now)
  if (step === null) throw new ProblemError('second-factor.code-wrong')
  if (!(await queries.useTotpStep(scope.db, person, step, now))) throw new ProblemError('second-factor.code-used')
}

/** How the second step is proved: by the app's six digits, or by one of the printed recovery codes. */
export type SecondStep = { how: 'totp' | 'recovery'; typed: string }

const spendRecovery = async (app: App, scope: PublicScope, { person, organisation }: Identified, typed: string): Promise<void> => {
  const left = await queries.spendRecoveryCode(scope.db, person, hashSecret(readCode(typed)), app.clock.now())
  if (left === null) throw new ProblemError('second-factor.recovery-wrong')
  await recordStep(app, scope, { person, organisation }, 'recovery-code.use')
}

const recordStep = async (app: App, scope: PublicScope, { person, organisation }: Identified, action: string): Promise<void> => {
  const login = (await queries.factorsOf(scope.db, person))?.login ?? ''
  await queries.recordSignIn(scope.db, { id: app.clock.id(), person, organisation, action, login, address: scope.address, at: app.clock.now() })
}

/** Whose pending sign-in a code completes. Each pending one takes few tries and each person few in all, counted before the code is looked at. */
export const completeSecondStep = async (
  app: App,
  scope: PublicScope,
  { pending, browser, step }: { pending: Buffer; browser: Buffer | null; step: SecondStep },
): Promise<Identified & { proof: 'second' | 'break-glass' }> => {
  const waiting = await queries.pendingByToken(scope.db, pending, app.clock.now())
  if (!waiting) throw new ProblemError('second-factor.ended')
  const forgive = await countSecondStep(app, scope, waiting.person_id, browser)
  const owed = await queries.tryPending(scope.db, pending, app.clock.now(), mostTries)
  await scope.commit()
  if (!owed) throw new ProblemError('second-factor.ended')
  const identified = { person: owed.person_id, organisation: owed.organisation_id }
  try {
    if (step.how === 'totp') await spendTotp(app, scope, identified.person, pending, step.typed)
    else await spendRecovery(app, scope, identified, step.typed)
  } catch (error) {
    if (error instanceof ProblemError) {
      await recordStep(app, scope, identified, 'second-factor.denied')
      await queries.noteFailure(scope.db, identified.person)
      await scope.commit()
    }
    throw error
  }
  // Two windows with the same pending sign-in: one of them goes on.
  if (!(await queries.closePending(scope.db, pending))) throw new ProblemError('second-factor.ended')
  await forgive()
  return { ...identified, proof: owed.proof === 'break-glass' ? 'break-glass' : 'second' }
}
