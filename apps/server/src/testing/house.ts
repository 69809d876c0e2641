// SPDX-License-Identifier: Apache-2.0
import { loadCatalog } from '@shinayaka/catalog'
import { datedRoles, type Role } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import { createPool } from '@shinayaka/engines'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { buildServer } from '../app.ts'
import { Editions } from '../features/assessment/index.ts'
import { catalogFolder, newFirstRunCode, prepareDatabase } from '../ops/house.ts'
import { createClock } from '../platform/clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { createFiles, type FileSettings, type Files, plainFileSettings } from '../platform/files/files.ts'
import type { App } from '../platform/http/context.ts'
import { createGate, type Gate } from '../platform/identity/gate.ts'
import { createLimits, type Limits } from '../platform/identity/limits.ts'
import { createMetrics } from '../platform/metrics/metrics.ts'
import type { Connection } from '../platform/postgres/connection.ts'
import { openTestDatabase, type TestDatabase } from '../platform/postgres/testing.ts'

/** A password that is long and unguessable enough for every test. */
export const goodPassword = 'kawara-usagi-tegami-2048'

/** The whole server over a database of its own, asked without a network. */
export type TestHouse = {
  server: FastifyInstance
  database: TestDatabase
  pool: pg.Pool
  editions: Editions
  files: Files
  /** The server's clock; move it by assigning. */
  time: { now: Date }
  /** Jobs that somebody asked for. */
  started: string[]
  logged: { message: string; details: Record<string, unknown> | undefined }[]
  /** What the server is made of. */
  app: App
  /** How many slow hashes were let through. */
  gate: Gate
  /** What the process remembers of tries; replaced as a restart would. */
  limits: Limits
  as: (cookie: string | null) => Caller
  firstRunCode: () => Promise<string | null>
  close: () => Promise<void>
}

/** Somebody at a browser. */
export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: InjectOptions['payload'],
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>

type Options = {
  /** Puts other tables and rows into the database first. */
  before?: (owner: Connection, appRole: string) => Promise<void>
  /** Where the catalog stands; by default the one that comes with the program. */
  catalog?: string
  /** The address that other machines open; by default none. */
  houseUrl?: string
  /** How mail leaves; by default it does not. */
  mail?: App['mail']
  /** Machines that may be told. */
  webhookHosts?: readonly string[]
  /** Machines that may be asked as identity providers. */
  providerHosts?: readonly string[]
  /** Puts something between the server and its database. */
  /** Where files lie, their limits, who scans them; by default as without settings. */
  files?: Partial<FileSettings>
  reach?: (app: TestDatabase['app']) => Promise<Connection>
  /** The address people use. */
  publicUrl?: string
  /** What stands before the server, and who watches. */
  server?: (pool: pg.Pool) => Parameters<typeof buildServer>[2]
  /** Asks for second factors after so many days; otherwise nobody must have one. */
  secondFactorGraceDays?: number
}

/** Opens it. */
export const openTestHouse = async (options: Options = {}): Promise<TestHouse> => {
  const database = await openTestDatabase()
  const time = { now: new Date('2026-11-21T01:30:00Z') }
  const clock = createClock(() => time.now)
  const catalog = await loadCatalog(options.catalog ?? catalogFolder)
  const editions = new Editions(catalog)
  const logged: TestHouse['logged'] = []
  const log = (message: string, details?: Record<string, unknown>) => void logged.push({ message, details })
  const pool = openPool((await options.reach?.(database.app)) ?? database.app, log, 5)
  const { rows } = await pool.query<{ role: string }>('select current_user as role')
  const appRole = rows[0]?.role ?? ''
  await options.before?.(database.owner, appRole)
  await prepareDatabase({ owner: database.owner, appRole }, catalog, editions, clock)
  const started: string[] = []
  const startJob = (name: string) => void started.push(name)
  const metrics = createMetrics(null)
  const files = createFiles({ ...plainFileSettings, ...options.files }, log)
  const workers = createPool({ size: 1, memoryMb: 512, timeoutMs: 30_000 })
  const gate = createGate({ atOnce: 2, waiting: 1000, perLane: 1000 })
  const limits = createLimits()
  const app: App = {
    clock,
    pool,
    workers,
    catalog,
    limits,
    gate,
    secondFactorGraceDays: options.secondFactorGraceDays ?? null,
    publicUrl: options.publicUrl ?? 'http://localhost:8080',
    houseUrl: options.houseUrl ?? null,
    files,
    mail: options.mail ?? { url: null, from: 'shinayaka@example.jp' },
    webhookHosts: options.webhookHosts ?? [],
    providerHosts: options.providerHosts ?? [],
    metrics,
    startJob,
    log,
  }
  const server = await buildServer(app, editions, options.server?.(pool) ?? {})
  const as = (cookie: string | null): Caller => {
    let held = cookie
    return async (method, url, payload, headers = {}) => {
      const sent = { ...headers, ...(held ? { cookie: held } : {}) }
      const response = await server.inject({ method, url, ...(payload === undefined ? {} : { payload }), headers: sent })
      // Where somebody proves again who they are, a browser goes on with the new cookie.
      const renewed = url.startsWith('/api/session/confirmation/') && response.cookies.some(({ name }) => name === 'shinayaka_session')
      if (renewed) held = sessionOf(response)
      return response
    }
  }
  return {
    server,
    database,
    pool,
    editions,
    files,
    time,
    started,
    logged,
    app,
    gate,
    limits,
    as,
    firstRunCode: () => newFirstRunCode(database, clock),
    close: async () => {
      await server.close()
      await workers.close()
      await pool.end()
      await database.drop()
    },
  }
}

/** The session cookie that an answer sets. */
export const sessionOf = (response: LightMyRequestResponse): string => {
  const cookie = response.cookies.find(({ name }) => name === 'shinayaka_session')
  if (!cookie) throw new Error(`no session: ${response.statusCode} ${response.body.slice(0, 500)}`)
  return `shinayaka_session=${cookie.value}`
}

/** Sends a page's form as a browser does. */
export const postForm = (call: Caller, url: string, values: Record<string, string>): Promise<LightMyRequestResponse> =>
  call('POST', url, new URLSearchParams(values).toString(), { 'content-type': 'application/x-www-form-urlencoded' })

/** Founds the first institution by the first-run page, a clinic unless told; returns the administrator's cookie. */
export const found = async (house: TestHouse, organisationName: string, login: string, institutionKind = 'clinic'): Promise<string> => {
  const code = await house.firstRunCode()
  if (code === null) throw new Error('somebody is here already')
  return sessionOf(
    await postForm(house.as(null), '/first-run', {
      code,
      organisationName,
      institutionKind,
      name: `${organisationName}の管理者`,
      login,
      password: goodPassword,
    }),
  )
}

/** Signs somebody in again, as after a year; returns their cookie. */
export const signInAgain = async (house: TestHouse, login: string): Promise<string> =>
  sessionOf(await postForm(house.as(null), '/sign-in', { login, password: goodPassword }))

/** Adds a person by an invitation; returns their cookie. */
export const join = async (house: TestHouse, administrator: string, name: string, login: string, role: Role): Promise<string> => {
  // Half a year: whoever comes from outside needs a last day.
  const until = datedRoles.includes(role) ? japaneseDate(new Date(house.time.now.getTime() + 180 * 24 * 60 * 60 * 1000)) : null
  const invited = await house.as(administrator)('POST', '/api/invitations', { name, role, until })
  const { code } = invited.json<{ code: string }>()
  return sessionOf(await postForm(house.as(null), '/join', { code, name, login, password: goodPassword }))
}
