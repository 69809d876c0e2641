// SPDX-License-Identifier: Apache-2.0
// A group of a thousand hospitals: what its pages cost, on a database beside the server and on one that is far away. `npm run bench -- group`.
import { rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { loadCatalog } from '@shinayaka/catalog'
import pg from 'pg'
import { Editions } from '../apps/server/src/features/assessment/index.ts'
import { catalogFolder } from '../apps/server/src/ops/house.ts'
import type { Connection } from '../apps/server/src/platform/postgres/connection.ts'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { type Line, openLine } from '../apps/server/src/testing/line.ts'
import { newDataFolder, signIn, startProgram } from '../e2e/program.ts'
import { calmest, median, percentile, report, timed } from './figures.ts'
import { fillGroup, type GroupData, groupPeople } from './group-data.ts'

/** What is added to every way to the database and back, in milliseconds. */
const far = 10
const rounds = 300

type Request = { what: string; as: keyof typeof groupPeople; path: string; limit: number | null; statements: number | null }

const requests = ({ draft, submission, overseen }: GroupData): Request[] => [
  { what: 'who is signed in (the session alone)', as: 'viewer', path: '/api/session', limit: null, statements: null },
  { what: 'list of 25 institutions, a viewer of the group', as: 'viewer', path: '/api/oversight/institutions', limit: 15, statements: 4 },
  {
    what: 'list of 25 institutions, an administrator of the group',
    as: 'administrator',
    path: '/api/oversight/institutions',
    limit: 15,
    statements: 4,
  },
  { what: 'the same by score, last page', as: 'viewer', path: '/api/oversight/institutions?order=score&page=40', limit: 15, statements: 4 },
  { what: 'one institution’s list of 40 submissions', as: 'institution', path: '/api/assessments', limit: 15, statements: 4 },
  { what: 'open an assessment of 80 questions, all answered', as: 'institution', path: `/api/assessments/${draft}`, limit: 10, statements: null },
  { what: 'a result of 80 questions', as: 'institution', path: `/api/submissions/${submission}`, limit: null, statements: null },
  {
    what: 'a result from other sides (themes, years)',
    as: 'institution',
    path: `/api/submissions/${submission}/standing`,
    limit: null,
    statements: null,
  },
  {
    what: 'an overseen result from other sides',
    as: 'viewer',
    path: `/api/oversight/submissions/${overseen}/standing`,
    limit: null,
    statements: null,
  },
  { what: 'home', as: 'institution', path: '/api/home', limit: null, statements: null },
]

const cookiesOf = async (url: string) => {
  const { password, ...logins } = groupPeople
  const cookies: Record<string, string> = {}
  for (const [who, login] of Object.entries(logins)) cookies[who] = await signIn(url, login, password)
  return cookies
}

/** One request again and again; beside it how many statements it took and, on a line that counts, how many round trips. */
const measure = async (url: string, cookies: Record<string, string>, request: Request, line: Line | null) => {
  let statements = 0
  const get = async () => {
    const response = await fetch(url + request.path, { headers: { cookie: cookies[request.as] ?? '' } })
    const body = await response.text()
    if (!response.ok) throw new Error(`${request.path}: ${response.status} ${body.slice(0, 300)}`)
    // The look-up of the session is one of them.
    statements = Number(response.headers.get('x-statements')) - 1
  }
  await get()
  const before = line?.roundTrips() ?? 0
  const times = await timed(rounds, get, 20)
  const trips = line === null ? null : (line.roundTrips() - before) / (rounds + 20)
  const many = request.statements !== null && statements > request.statements ? ` × more than ${request.statements}` : ''
  const note = `calmest ${calmest(times, rounds / 10).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, ${statements} statements beside the session's${many}`
  report(
    `${request.what}, p50`,
    median(times),
    line === null ? request.limit : null,
    'ms',
    trips === null ? note : `${note}, ${trips.toFixed(1)} round trips`,
  )
}

const throughLine = (connection: Connection, port: number): string => {
  if ('connectionString' in connection) throw new Error('the embedded database is named by its parts')
  const { user, password, database } = connection
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
const direct = (connection: Connection): string => {
  if ('connectionString' in connection) return connection.connectionString
  const { host, port, user, password, database } = connection
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${database}?${new URLSearchParams({ host, port: String(port) })}`
}
const socketOf = (connection: Connection) => {
  if ('connectionString' in connection) throw new Error('the embedded database is named by its parts')
  const { host, port } = connection
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}

const counting = { SHINAYAKA_COUNT: '1', CHANGES_PER_MINUTE: '0' }
const dataDir = newDataFolder()
const farDir = newDataFolder()
const near = await startProgram({ dataDir, environment: counting, seconds: 180 })
try {
  const postgres = await visitPostgres(dataDir, () => undefined)
  if (!postgres) throw new Error('the database is not running')
  const owner = new pg.Client(postgres.owner)
  await owner.connect()
  const begun = performance.now()
  const data = await fillGroup(owner, new Editions(await loadCatalog(catalogFolder)))
  await owner.end()
  const { submissions, answers, claims } = data
  console.log(`  ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; "calmest" is the best median of ${rounds / 10} requests in a row`)
  console.log(
    `  1,200 institutions in two groups, ${submissions} submissions, ${answers} answers, ${claims} claims, written in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  )
  const cookies = await cookiesOf(near.url)
  for (const request of requests(data)) await measure(near.url, cookies, request, null)

  const line = await openLine(socketOf(postgres.app), far)
  const client = new pg.Client(throughLine(postgres.app, line.port))
  await client.connect()
  const bare = median(await timed(100, () => client.query('select 1'), 5))
  await client.end()
  console.log(`\n  ${far} ms added to every round trip to the database; a bare select through it takes ${bare.toFixed(1)} ms`)
  const distant = await startProgram({
    dataDir: farDir,
    environment: { ...counting, DATABASE_URL: throughLine(postgres.app, line.port), DATABASE_OWNER_URL: direct(postgres.owner) },
  })
  try {
    const farCookies = await cookiesOf(distant.url)
    for (const request of requests(data)) await measure(distant.url, farCookies, request, line)
  } finally {
    await distant.stop()
    await line.close()
  }
} finally {
  await near.stop()
  for (const folder of [dataDir, farDir]) rmSync(folder, { recursive: true, force: true })
}
