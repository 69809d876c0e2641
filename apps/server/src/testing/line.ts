// SPDX-License-Identifier: Apache-2.0
import { connect, createServer, type Socket } from 'node:net'
import type { UrlConnection } from '../platform/postgres/connection.ts'

/** A line to a database, which may be far away, and how often something went there and came back on it. */
export type Line = { port: number; roundTrips: () => number; close: () => Promise<void> }

/** Hands on what arrives after a while, in order; without waiting for what was sent before, as a long cable does. */
const delayed = (from: Socket, to: Socket, milliseconds: number, heard: () => void) => {
  from.on('data', (chunk) => {
    heard()
    if (milliseconds === 0) to.write(chunk)
    else setTimeout(() => to.write(chunk), milliseconds)
  })
  from.on('end', () => setTimeout(() => to.end(), milliseconds))
  from.on('error', () => to.destroy())
}

/**
 * A TCP proxy before a database, which holds every byte back for half of `milliseconds` in each direction (0: not at all).
 * A round trip is counted where the application speaks after it was answered, or for the first time.
 */
export const openLine = async (target: { path: string } | { port: number; host: string }, milliseconds: number): Promise<Line> => {
  let roundTrips = 0
  const sockets = new Set<Socket>()
  const server = createServer((application) => {
    const database = connect(target)
    let answered = true
    for (const socket of [application, database]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    delayed(application, database, milliseconds / 2, () => {
      if (answered) roundTrips += 1
      answered = false
    })
    delayed(database, application, milliseconds / 2, () => {
      answered = true
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    roundTrips: () => roundTrips,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Where a connection leads, and the same connection by way of a port of this machine. */
export const byWayOf = (
  connection: UrlConnection,
): { target: { path: string } | { port: number; host: string }; through: (port: number) => UrlConnection } => {
  const { username, password, hostname, port, pathname, searchParams } = new URL(connection.connectionString.replace('@/', '@socket/'))
  const host = searchParams.get('host') ?? hostname
  const number = Number(searchParams.get('port') ?? (port || 5432))
  return {
    target: host.startsWith('/') ? { path: `${host}/.s.PGSQL.${number}` } : { port: number, host },
    through: (local) => ({ connectionString: `postgres://${username}:${password}@127.0.0.1:${local}${pathname}` }),
  }
}
