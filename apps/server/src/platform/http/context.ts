// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { Endpoint, Endpoints, HandlerInput, HandlerOutput } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import type { Pool as WorkerPool } from '@shinayaka/engines'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { OrganisationScope, OversightScope, PublicScope } from '../database/scope.ts'
import type { Files } from '../files/files.ts'
import type { Gate } from '../identity/gate.ts'
import type { Limits } from '../identity/limits.ts'
import type { MailSettings } from '../mail/mail.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** What the server is made of; handed to each feature once, at start. */
export type App = {
  clock: Clock
  pool: pg.Pool
  workers: WorkerPool
  catalog: Catalog
  limits: Limits
  gate: Gate
  /** Days in which somebody who must have a second factor may still work without; null: nobody must (tests of other things). */
  secondFactorGraceDays: number | null
  /** The address people use, without a slash at the end. */
  publicUrl: string
  /** The address at which other machines of the house open it; null while only this machine can. */
  houseUrl: string | null
  /** Begins one of the server's own jobs now; nobody waits for it. */
  startJob: (name: string) => void
  /** The files that people bring: where they lie, how large they may be, who scans them. */
  files: Files
  /** How mail leaves this installation; `url` null: it does not. */
  mail: MailSettings
  /** Machines that may be told what happens here, as `name` or `name:port`. */
  webhookHosts: readonly string[]
  /** Machines that may be asked as identity providers, as `name` or `name:port`. */
  providerHosts: readonly string[]
  metrics: Metrics
  /** Something went wrong that a person should look at. No names, logins or what anybody wrote: docs/monitoring.md promises so. */
  log: (message: string, details?: Record<string, unknown>) => void
}

type ScopeFor<E extends Endpoint> = E['access'] extends 'public' ? PublicScope : E extends { oversight: true } ? OversightScope : OrganisationScope

/** What every handler gets: the scope that authorising gave, the validated input, and the reader's language. */
export type Call<E extends Endpoint> = { scope: ScopeFor<E>; input: HandlerInput<E>; language: Language }
export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<HandlerOutput<E>>
/** A handler for every endpoint named; a missing one does not compile. */
export type Handlers<Names extends keyof Endpoints> = { [Name in Names]: Handler<Endpoints[Name]> }
export type AllHandlers = Handlers<keyof Endpoints>
