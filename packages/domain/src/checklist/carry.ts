// SPDX-License-Identifier: Apache-2.0
import type { ItemAnswer } from './answer.ts'

/**
 * How items of one edition become items of the next: `same` in meaning, `changed` in meaning, `unverified` (an original was not seen, so nothing
 * is taken for granted), `new` (from nothing), `gone` (to nothing).
 */
export type Relation = 'same' | 'changed' | 'unverified' | 'new' | 'gone'
export type MappingPair = { from: readonly string[]; to: readonly string[]; relation: Relation }

/** What a person finds at an item of the next edition. `confirm` shows what was said before; only `carried` holds it as an answer. */
export type CarriedItem = {
  item: string
  relation: Exclude<Relation, 'gone'> | 'unmapped'
  from: string[]
  carried: ItemAnswer | null
  earlier: ItemAnswer[]
}
export type Carried = { items: CarriedItem[]; gone: { item: string; answer: ItemAnswer | null }[] }

// Where several pairs lead to one item, the one that takes least for granted holds.
const strictest = ['unverified', 'changed', 'new', 'same'] as const

const alike = (one: ItemAnswer, other: ItemAnswer): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Moves answers to the next edition by what they mean: unchanged items keep theirs, changed and unseen ones show it for a person to confirm,
 * items put together keep it only where all said the same. Nothing is lost: what fell away is listed with its answer, what nobody mapped is named.
 */
export const carryAnswers = (
  { from, to }: { from: readonly string[]; to: readonly string[] },
  pairs: readonly MappingPair[],
  answers: ReadonlyMap<string, ItemAnswer>,
): Carried => {
  const items = to.map((item): CarriedItem => {
    const leading = pairs.filter((pair) => pair.to.includes(item) && pair.relation !== 'gone')
    const sources = [...new Set(leading.flatMap((pair) => pair.from))]
    const relation = strictest.find((one) => leading.some((pair) => pair.relation === one)) ?? 'unmapped'
    const earlier = sources.flatMap((one) => answers.get(one) ?? [])
    const [first] = earlier
    const whole = earlier.length === sources.length && first !== undefined && earlier.every((one) => alike(one, first))
    return { item, relation, from: sources, carried: relation === 'same' && whole ? first : null, earlier }
  })
  const kept = new Set(items.flatMap((one) => one.from))
  const gone = from.filter((item) => !kept.has(item)).map((item) => ({ item, answer: answers.get(item) ?? null }))
  return { items, gone }
}

/** Items of either edition that no pair speaks of: what an author has still to map. */
export const mappingGaps = (
  { from, to }: { from: readonly string[]; to: readonly string[] },
  pairs: readonly MappingPair[],
): { from: string[]; to: string[] } => ({
  from: from.filter((item) => !pairs.some((pair) => pair.from.includes(item))),
  to: to.filter((item) => !pairs.some((pair) => pair.to.includes(item))),
})
