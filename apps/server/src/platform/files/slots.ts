// SPDX-License-Identifier: Apache-2.0

/** How many files may be on their way at once, in one server and from one person. */
const most = { server: 8, person: 3 } as const

/** Places for files that are arriving. */
export type Slots = {
  /** Takes a place and returns how to give it back; null where none is free. */
  take(person: string): (() => void) | null
}

/** Counts the files that are arriving, so that ten thousand at once are refused early instead of filling memory and connections. */
export const createSlots = (): Slots => {
  const held = new Map<string, number>()
  let all = 0
  return {
    take(person) {
      const own = held.get(person) ?? 0
      if (all >= most.server || own >= most.person) return null
      all += 1
      held.set(person, own + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        all -= 1
        const left = (held.get(person) ?? 1) - 1
        if (left === 0) held.delete(person)
        else held.set(person, left)
      }
    },
  }
}
