// SPDX-License-Identifier: Apache-2.0

/** From this Jaccard similarity of character 5-grams on, two texts count as copies of one another. */
export const nearCopy = 0.5

const gramLength = 5

/** The distinct runs of five characters of a text, compatibility forms folded (NFKC). A shorter text is one run. */
export const grams = (text: string): Set<string> => {
  const characters = [...text.normalize('NFKC')]
  if (characters.length <= gramLength) return new Set([characters.join('')])
  return new Set(characters.slice(0, characters.length - gramLength + 1).map((_, start) => characters.slice(start, start + gramLength).join('')))
}

/** Two texts that are too alike, by their places in the list, with the similarity from 0.5 to 1. */
export type NearCopy = { first: number; second: number; similarity: number }

/**
 * Every pair of texts with similarity at or above the limit. Only texts that share a run are ever compared, so that thousands stay quick.
 *
 * @example nearCopies(['保守会社に電話する。', '保守会社に電話する！']).length // 1
 */
export const nearCopies = (texts: readonly string[]): NearCopy[] => {
  const sets = texts.map(grams)
  const holders = new Map<string, number[]>()
  const found: NearCopy[] = []
  for (const [second, set] of sets.entries()) {
    const shared = new Map<number, number>()
    for (const gram of set) {
      const earlier = holders.get(gram) ?? []
      for (const first of earlier) shared.set(first, (shared.get(first) ?? 0) + 1)
      earlier.push(second)
      holders.set(gram, earlier)
    }
    for (const [first, both] of shared) {
      const similarity = both / ((sets[first]?.size ?? 0) + set.size - both)
      if (similarity >= nearCopy) found.push({ first, second, similarity })
    }
  }
  return found
}
