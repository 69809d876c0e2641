// SPDX-License-Identifier: Apache-2.0

/**
 * After how many days something about copies is old. 編者の目安: a night may fail once (copy, and its proof); the guideline of the Ministry of Health asks for
 * copies apart from the network and for restoring to be tried, without a number: a month and half a year are ours.
 */
export const copyLimits = { copy: 2, verified: 2, offline: 30, rehearsal: 180 } as const
export type CopyMatter = keyof typeof copyLimits

/** How one of the four matters stands: whole days since it was last done, null for never. */
export type MatterStanding = { state: 'fine' | 'old' | 'never'; days: number | null }

/** How safe the data is, and what should be done first; null: nothing now. */
export type CopyStanding = Record<CopyMatter, MatterStanding> & { next: CopyMatter | null }

const dayLength = 24 * 60 * 60 * 1000
const order: readonly CopyMatter[] = ['copy', 'verified', 'offline', 'rehearsal']

const standingOf = (last: Date | null, now: Date, limit: number): MatterStanding => {
  if (last === null) return { state: 'never', days: null }
  const days = Math.max(0, Math.floor((now.getTime() - last.getTime()) / dayLength))
  return { state: days > limit ? 'old' : 'fine', days }
}

/** How the four matters stand. A copy that does not exist comes before one that was not proven, that before one that never left, that before a rehearsal. */
export const copyStanding = (last: Record<CopyMatter, Date | null>, now: Date): CopyStanding => {
  const of = (matter: CopyMatter) => standingOf(last[matter], now, copyLimits[matter])
  const all = { copy: of('copy'), verified: of('verified'), offline: of('offline'), rehearsal: of('rehearsal') }
  return { ...all, next: order.find((matter) => all[matter].state !== 'fine') ?? null }
}
