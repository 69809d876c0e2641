// SPDX-License-Identifier: Apache-2.0

/** A duty that somebody holds: a post or a role, by its word. `person` tells people apart: an id, or the name of somebody without an account. */
export type HeldDuty = { person: string; duty: string }

/** 兼務: one person holds a duty and another one whose work the first approves. */
export type ConcurrentDuties = { person: string; approves: string; works: string }

/**
 * Who approves their own work by the duties they hold. `approvals` are pairs of the duty that approves and the one whose work it approves.
 * That is often right in a small institution; it is to be seen, not forbidden.
 */
export const concurrentDuties = (held: readonly HeldDuty[], approvals: readonly (readonly [string, string])[]): ConcurrentDuties[] => {
  const people = [...new Set(held.map(({ person }) => person))]
  return people.flatMap((person) => {
    const duties = new Set(held.filter((one) => one.person === person).map(({ duty }) => duty))
    return approvals
      .filter(([approves, works]) => duties.has(approves) && duties.has(works))
      .map(([approves, works]) => ({ person, approves, works }))
  })
}

/** Whether whoever approved something is one of those who made it: who asked for it, who submitted what it rests on. Nobody has approved: no. */
export const approvesOwnWork = (approvedBy: string | null, madeBy: readonly (string | null)[]): boolean =>
  approvedBy !== null && madeBy.includes(approvedBy)
