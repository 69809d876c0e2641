// SPDX-License-Identifier: Apache-2.0
import { endpoints } from '@shinayaka/contract'
import { migrate } from '../apps/server/src/platform/database/migrate.ts'
import { startTestPostgres } from '../apps/server/src/platform/postgres/testing.ts'
import { answerEverything } from '../apps/server/src/testing/assessment.ts'
import { found, goodPassword, openTestHouse, sessionOf, type TestHouse } from '../apps/server/src/testing/house.ts'
import { foundAnother } from '../apps/server/src/testing/second.ts'
import type { FuzzPage, Who } from './fuzz-requests.ts'
import { Heard } from './fuzz-values.ts'

/** What stands in every text of the other institution, and must never be seen from the first. */
export const sentinel = 'ヒマワリ番兵'

/** Two institutions on a server that listens; the first is asked, the second must stay unseen. */
export type FuzzHouse = {
  house: TestHouse
  port: number
  heard: Heard
  pages: FuzzPage[]
  /** Ids of the other institution's rows. */
  foreign: Set<string>
  cookieOf: (who: Who) => string | null
  /** Lets somebody whose session a request ended come back. */
  comeBack: (who: Who) => Promise<void>
  close: () => Promise<void>
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** Every id in a text. */
export const idsIn = (text: string): string[] => text.match(idPattern) ?? []

/** The address of an endpoint filled with the n-th of what was heard for each of its places; null where there is none. */
const filledWith = (path: string, heard: Heard, index: number): string | null => {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  if (names.some((name) => heard.all(name)[index] === undefined)) return null
  return path.replace(/:(\w+)/g, (_, name: string) => heard.all(name)[index] ?? '')
}

/** Asks everything that can be read, again and again with what was learnt, as somebody who walks through all pages. */
const walk = async (house: TestHouse, cookie: string, heard: Heard, turns = 3): Promise<void> => {
  const seen = new Set<string>()
  const readable = Object.values(endpoints).filter((endpoint) => endpoint.method === 'GET' && !('file' in endpoint.response))
  const visit = async (path: string, index: number) => {
    const url = filledWith(path, heard, index)
    if (url === null || seen.has(url)) return
    seen.add(url)
    const response = await house.as(cookie)('GET', url)
    if (response.statusCode === 200) heard.listen(response.json(), '', path.split('/').at(-1))
  }
  for (let turn = 0; turn < turns; turn += 1) for (const { path } of readable) for (const index of [0, 1, 2, 3]) await visit(path, index)
}

const populate = async (house: TestHouse, cookie: string, word: string): Promise<void> => {
  const call = house.as(cookie)
  await answerEverything(house, cookie, { comment: `${word}のメモ` })
  await call('POST', '/api/invitations', { name: `${word}さん`, role: 'viewer' })
  const { id } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
  const questions = [...house.editions.currentOf('clinic').questions.keys()]
  for (const question of questions.slice(0, 3))
    await call('PUT', `/api/assessments/${id}/answers/${question}`, {
      value: 1,
      comment: `${word}の下書き`,
      source: 'own',
      vendorName: '',
      version: null,
    })
  await call('POST', `/api/assessments/${id}/questions/${questions[0]}/remarks`, { text: `${word}の書き込み` })
  const { submissions } = (await call('GET', '/api/assessments')).json<{ submissions: { id: string }[] }>()
  const plan = `/api/submissions/${submissions[0]?.id}`
  const { candidates } = (await call('GET', `${plan}/plan`)).json<{ candidates: { measure: string }[] }>()
  await call('POST', `${plan}/decisions`, { measures: [candidates[0]?.measure] })
}

/** The routes that no contract entry names, read from the server's own table, with the fields of their forms. */
const pagesOf = async (house: TestHouse): Promise<FuzzPage[]> => {
  const named = new Set<string>(Object.values(endpoints).map(({ path }) => path))
  const above: string[] = []
  const pages: FuzzPage[] = []
  for (const line of house.server.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^([\s│├└─]*)(\S+) \(([A-Z, ]+)\)/u.exec(line)
    if (!found) continue
    const [, indent = '', piece = '', allowed = ''] = found
    const depth = indent.length / 4
    above[depth] = (depth > 1 ? (above[depth - 1] ?? '') : '') + piece
    const path = above[depth] ?? ''
    if (named.has(path)) continue
    const shown = path.includes('*') ? '' : (await house.as(null)('GET', path, undefined, { accept: 'text/html' })).body
    const fields = [...shown.matchAll(/ name="([\w-]+)"/g)].map(([, name]) => name ?? '')
    pages.push({ path, methods: allowed.split(', '), fields: [...new Set(fields)] })
  }
  return pages
}

/** Opens them. Without a test database around (see vitest's global setup) it starts one of its own. */
export const openFuzzHouse = async (): Promise<FuzzHouse> => {
  const postgres = process.env.TEST_DATABASE_TEMPLATE ? null : await startTestPostgres({ migrate: (owner, appRole) => migrate(owner, appRole) })
  const house = await openTestHouse()
  // The first run's page shows its fields only while nobody is here.
  await house.server.ready()
  const pages = await pagesOf(house)
  const cookies: Record<Who, string | null> = { administrator: null, viewer: null, nobody: null }
  const administrator = await found(house, 'アサガオ診療所', 'admin')
  const other = await foundAnother(house, `${sentinel}薬局`, 'other.admin')
  cookies.administrator = administrator
  let viewers = 0
  let arrivals = 0
  // From a new address each time, or the door would be closed to somebody who comes back so often.
  const post = async (path: string, fields: Record<string, string>): Promise<string> => {
    arrivals += 1
    const [remoteAddress, payload] = [`10.0.${arrivals >> 8}.${arrivals & 255}`, new URLSearchParams(fields).toString()]
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return sessionOf(await house.server.inject({ method: 'POST', url: path, payload, headers, remoteAddress }))
  }
  const signIn = (login: string) => post('/sign-in', { login, password: goodPassword })
  const newViewer = async () => {
    viewers += 1
    const invited = await house.as(cookies.administrator)('POST', '/api/invitations', { name: '閲覧の人', role: 'viewer' })
    return post('/join', { code: invited.json<{ code: string }>().code, name: '閲覧の人', login: `viewer.${viewers}`, password: goodPassword })
  }
  cookies.viewer = await newViewer()
  await populate(house, administrator, 'アサガオ')
  await populate(house, other, sentinel)
  const [heard, theirs] = [new Heard(), new Heard()]
  await walk(house, administrator, heard)
  await walk(house, other, theirs)
  const own = new Set(heard.all('#id'))
  const foreign = new Set(theirs.all('#id').filter((id) => !own.has(id)))
  for (const id of foreign) heard.add('#id', id)
  const url = new URL(await house.server.listen({ port: 0, host: '127.0.0.1' }))
  return {
    house,
    port: Number(url.port),
    heard,
    pages,
    foreign,
    cookieOf: (who) => cookies[who],
    comeBack: async (who) => {
      if (who === 'administrator') cookies.administrator = await signIn('admin')
      // A viewer may have been removed for good; another one takes the place.
      if (who === 'viewer') cookies.viewer = await signIn(`viewer.${viewers}`).catch(newViewer)
    },
    close: async () => {
      await house.close()
      await postgres?.stop()
    },
  }
}
