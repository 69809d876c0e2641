// SPDX-License-Identifier: Apache-2.0
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../apps/server/src/platform/database/migrate.ts'
import { openTestDatabase, startTestPostgres } from '../apps/server/src/platform/postgres/testing.ts'
import { percentile } from '../bench/figures.ts'
import { cleanUp, freePort, newDataFolder, type Program, startProgram } from '../e2e/program.ts'
import { chanceFrom } from './chance.ts'
import { asking, startClients } from './clients.ts'
import { checkIntact, verifyAuditChain } from './intact.ts'
import { Journal } from './journal.ts'
import { foundHospital, placesToWrite } from './people.ts'
import type { SoakOptions, SoakResult } from './run.ts'

/** One address before several servers: each connection goes to the next one, or to another where that one is down. */
const openAddress = async (ports: readonly number[]) => {
  let next = 0
  const sockets = new Set<Socket>()
  const served = ports.map(() => 0)
  const hand = (client: Socket, tries: number): void => {
    const index = next % ports.length
    next += 1
    const behind = connect(ports[index] ?? 0, '127.0.0.1')
    sockets.add(behind)
    behind.on('close', () => sockets.delete(behind))
    behind.once('error', () => (tries > 1 ? hand(client, tries - 1) : client.destroy()))
    behind.once('connect', () => {
      served[index] = (served[index] ?? 0) + 1
      behind.removeAllListeners('error').on('error', () => client.destroy())
      behind.on('close', () => client.destroy())
      client.on('close', () => behind.destroy())
      client.pipe(behind).pipe(client)
    })
  }
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => sockets.delete(client))
    hand(client, ports.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    served,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const statusOf = (url: string, path: string, cookie = ''): Promise<number> =>
  fetch(url + path, { headers: { cookie }, signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status,
    () => 0,
  )

/** Whichever server started last has the first-run code that counts. */
const foundByEither = async (programs: readonly Program[], clients: number): Promise<string[]> => {
  const [first, second] = programs
  if (!first || !second) throw new Error('two servers are needed')
  return foundHospital(first, clients).catch(() => foundHospital(second, clients))
}

const unknownSessions = async (programs: readonly Program[], cookies: readonly string[]): Promise<string[]> => {
  const asked = programs.flatMap(({ url }) => cookies.map(async (cookie) => ({ url, status: await statusOf(url, '/api/session', cookie) })))
  return (await Promise.all(asked)).filter(({ status }) => status !== 200).map(({ url, status }) => `a session is not known at ${url}: ${status}`)
}

/**
 * Two servers over one PostgreSQL 15 behind pgbouncer in transaction mode, behind one address, under the clients of the kill run;
 * one of the two is killed again and again. Nothing may be lost, sessions hold on both, and the address keeps answering.
 */
export const two = async ({ rounds, seed }: SoakOptions): Promise<SoakResult> => {
  const total = rounds ?? 20
  const chance = chanceFrom(seed)
  process.env.TEST_POOLER = '1'
  process.env.TEST_POSTGRES_BIN ??= '/usr/lib/postgresql/15/bin'
  const postgres = await startTestPostgres({ migrate: (owner, appRole) => migrate(owner, appRole) })
  const database = await openTestDatabase()
  const folders = [newDataFolder(), newDataFolder()]
  const ports = [await freePort(), await freePort()]
  const databases = {
    DATABASE_URL: database.app.connectionString,
    DATABASE_OWNER_URL: database.owner.connectionString,
    DATABASE_DIRECT_URL: database.direct.connectionString,
  }
  const start = (index: number): Promise<Program> =>
    startProgram({
      dataDir: folders[index] ?? '',
      environment: { ...databases, PORT: String(ports[index]), CHANGES_PER_MINUTE: '0' },
      terminal: true,
    })
  const journal = new Journal()
  const wrong: string[] = []
  const gaps: number[] = []
  const programs = await Promise.all([start(0), start(1)])
  const address = await openAddress(ports)
  try {
    const cookies = await foundByEither(programs, 8)
    wrong.push(...(await unknownSessions(programs, cookies)))
    const clients = startClients(
      cookies.map((cookie) => asking(() => address.url, cookie)),
      chance,
      journal,
      await placesToWrite(),
    )
    for (let round = 1; round <= total; round += 1) {
      await sleep(chance.between(500, 2_000))
      const index = chance.between(0, 1)
      programs[index]?.child.kill('SIGKILL')
      const begun = performance.now()
      while ((await statusOf(address.url, '/ready')) !== 200) await sleep(5)
      gaps.push(performance.now() - begun)
      await sleep(chance.between(0, 1_500))
      const again = await start(index)
      programs[index] = again
      wrong.push(...(await unknownSessions([again], cookies)))
      await clients.pause()
      wrong.push(...(await checkIntact(database.owner, journal)).map((problem) => `round ${round}: ${problem}`))
      clients.resume()
    }
    await clients.end()
    wrong.push(...(await checkIntact(database.owner, journal)))
    const chain = verifyAuditChain({ ...databases, DATA_DIR: folders[0] ?? '' })
    if (!chain.ok) wrong.push(`audit chain: ${chain.said}`)
  } finally {
    address.close()
    for (const [index, program] of programs.entries()) await cleanUp(folders[index] ?? '', [program])
    await database.drop()
    await postgres.stop()
  }
  return {
    lines: [
      `${total} times one of the two servers was killed and started again`,
      `${journal.acknowledged} writes acknowledged, ${journal.unheard + journal.unheardAdditions.size} whose answer was not heard, ${journal.refused} refused`,
      `connections served by each: ${address.served.join(' and ')}`,
      `until the address answered again: p50 ${percentile(gaps, 0.5).toFixed(0)} ms, longest ${Math.max(...gaps).toFixed(0)} ms`,
    ],
    wrong,
  }
}
