// SPDX-License-Identifier: Apache-2.0

/** What happened to a link and to its request; instants, null: not. `answered`: the answer came in another way and was taken over. */
export type LinkTimes = {
  expires: Date
  revoked: Date | null
  sent: Date | null
  accepted: Date | null
  withdrawn: Date | null
  answered: Date | null
}

/** How a link stands. Only `open` can be written in; `sent` waits for somebody at the institution. */
export type LinkStanding = 'open' | 'sent' | 'accepted' | 'revoked' | 'withdrawn' | 'answered' | 'expired'

/** How a link stands at this moment. What a person decided goes before the day that ran out; what was sent in time stays sent. */
export const linkStanding = ({ expires, revoked, sent, accepted, withdrawn, answered }: LinkTimes, now: Date): LinkStanding => {
  if (accepted !== null) return 'accepted'
  if (revoked !== null) return 'revoked'
  if (sent !== null) return 'sent'
  if (withdrawn !== null) return 'withdrawn'
  if (answered !== null) return 'answered'
  return expires <= now ? 'expired' : 'open'
}

// What RFC 1918, 3927, 4193 and 6762 keep inside a house.
const inside = [
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^\[?f[cd][0-9a-f]{2}:/i,
  /^\[?fe80:/i,
  /\.(local|lan|home|internal)$/i,
]
const own = [/^localhost$/i, /\.localhost$/i, /^127\./, /^\[?::1\]?$/, /^0\.0\.0\.0$/]

/**
 * From where an address can be opened, as far as its name tells: on this machine alone, inside the house, or perhaps from outside. Whether a firewall
 * lets anybody in cannot be known here.
 */
export const reachOf = (address: string): 'machine' | 'house' | 'outside' => {
  const host = /^https?:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1] ?? ''
  if (host === '' || own.some((one) => one.test(host))) return 'machine'
  return inside.some((one) => one.test(host)) || !(host.includes('.') || host.startsWith('[')) ? 'house' : 'outside'
}
