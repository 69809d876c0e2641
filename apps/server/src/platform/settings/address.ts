// SPDX-License-Identifier: Apache-2.0
import { isIP, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** What the settings say about where the server is; `tls` null: it speaks plain http. */
type Listened = { host: string; publicUrl: string | null; port: number; listening: { tls: object | null } }

/** One address of this machine, as the operating system names it. */
type Address = { address: string; family: string; internal: boolean }
type Interfaces = Readonly<Record<string, readonly Address[] | undefined>>

/** Whether only this machine can reach it. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

// What a router in the house gives out comes before other addresses; one that the machine gave itself leads nowhere.
const likelihood = (address: string): number => (address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : 2)

const houseAddress = (interfaces: Interfaces): string | null => {
  const found = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, family, internal }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .sort((a, b) => likelihood(a.address) - likelihood(b.address))
  return found[0]?.address ?? null
}

/**
 * The address at which other machines of the house open the server, without a slash at its end; null while only this machine can.
 * `port` is the one that is really listened on.
 */
export const addressForOthers = ({ host, publicUrl, port, listening }: Listened, interfaces: Interfaces = networkInterfaces()): string | null => {
  if (publicUrl !== null) return publicUrl
  if (isLoopback(host)) return null
  const reached = isEverywhere(host) ? houseAddress(interfaces) : host
  if (reached === null) return null
  return `http${listening.tls === null ? '' : 's'}://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`
}
