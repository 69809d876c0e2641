// SPDX-License-Identifier: Apache-2.0
import { pageMessages } from '@shinayaka/contract/messages'
import { ProblemError } from '../problem.ts'

/** The shortest password without a second factor. Source: guideline 7.0, システム運用編14章 (B). */
export const minimumPasswordLength = 13
const maximumPasswordLength = 200
// What everybody who sees the sign-in page knows.
const ourWords = ['shinayaka', 'しなやか'] as const
// Of 0..4: 3 means safe from offline guessing at some 10^8 tries.
const minimumStrength = 3

const loadEstimator = async () => {
  const [{ zxcvbn, zxcvbnOptions }, common, ja] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-ja'),
  ])
  // Warnings come back as their own names; the texts are ours, in both languages.
  const names = Object.fromEntries(Object.keys(ja.translations.warnings).map((name) => [name, name]))
  zxcvbnOptions.setOptions({
    translations: { ...ja.translations, warnings: names as typeof ja.translations.warnings },
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...ja.dictionary },
  })
  return zxcvbn
}
let estimator: ReturnType<typeof loadEstimator> | null = null

// So much of a password must be its owner's own: what others know of them may stand in it, but counts for nothing.
const fewestOwnLetters = 8

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** How many letters are left of a password without the words that others know. */
const ownLettersOf = (password: string, words: readonly string[]): number => {
  const longestFirst = words.map(folded).sort((one, other) => other.length - one.length)
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), folded(password))
  return [...left.replace(/[\s@._-]+/g, '')].length
}

const reasonOf = (warning: string | null) => {
  const known = (name: string | null): name is keyof typeof pageMessages.ja.guessable => name !== null && name in pageMessages.ja.guessable
  const name = known(warning) ? warning : 'common'
  return { ja: pageMessages.ja.guessable[name], en: pageMessages.en.guessable[name] }
}

/** Refuses a password that is too short, too long, or guessable by whoever knows the person and the institution; the reason goes with it. */
export const checkPassword = async (password: string, known: readonly string[]): Promise<void> => {
  const length = [...password].length
  if (length < minimumPasswordLength) throw new ProblemError('password.too-short')
  if (length > maximumPasswordLength) throw new ProblemError('password.too-long')
  const parts = known.flatMap((word) => [word, ...word.split(/[\s@._-]+/)]).filter((word) => word.length > 2)
  const words = [...ourWords, ...parts]
  if (ownLettersOf(password, words) < fewestOwnLetters) throw new ProblemError('password.guessable', { reason: reasonOf('userInputs') })
  estimator ??= loadEstimator()
  const zxcvbn = await estimator
  const { score, feedback } = zxcvbn(password.slice(0, 100), words)
  if (score < minimumStrength) throw new ProblemError('password.guessable', { reason: reasonOf(feedback.warning) })
}
