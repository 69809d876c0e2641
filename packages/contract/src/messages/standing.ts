// SPDX-License-Identifier: Apache-2.0
import { displayScore, eraFiscalYear } from '@shinayaka/domain'
import { fill, type Language } from './language.ts'
import { standingEn } from './standing.en.ts'
import { standingJa } from './standing.ja.ts'

/** One point of the paragraph to management, as `readStanding` and `readHome` give it. */
type Point = { code: string; params: Readonly<Record<string, string | number>> }
type Sentences = (typeof standingEn)['sentences']

const changeKey = (difference: number): 'up' | 'down' | 'same' => {
  // What is shown decides: a difference that rounds to 0.00 is the same score to a reader.
  if (Number(displayScore(Math.abs(difference))) === 0) return 'same'
  return difference > 0 ? 'up' : 'down'
}

const levelKey = (low: number, high: number, target: number): 'levelReached' | 'levelBelow' | 'levelOpen' => {
  if (low >= target) return 'levelReached'
  return high < target ? 'levelBelow' : 'levelOpen'
}

type Params = Point['params']
/** Points whose sentence depends on more than their code. */
const chosen: Readonly<Record<string, (params: Params, language: Language) => [keyof Sentences, Params]>> = {
  overall: ({ score, weak, domains }) => [
    weak === 0 ? 'overallNoWeak' : 'overall',
    { score: displayScore(Number(score)), weak: weak ?? 0, domains: domains ?? 0 },
  ],
  change: ({ difference, year }, language) => [
    changeKey(Number(difference)),
    { points: displayScore(Math.abs(Number(difference))), year: language === 'ja' ? eraFiscalYear(Number(year)) : `FY${year}` },
  ],
  level: ({ low, high, target }, language) => [
    levelKey(Number(low), Number(high), Number(target)),
    { level: low === high ? String(low) : fill(textsIn(language).levelRange, { low, high }), target: target ?? 2 },
  ],
  weakest: ({ domains, domainsEn }, language) => ['weakest', { domains: (language === 'en' && domainsEn) || (domains ?? '') }],
  differs: ({ themes, themesEn }, language) => ['differs', { themes: (language === 'en' && themesEn) || (themes ?? '') }],
}

/** The texts of standing in one language. */
const textsIn = (language: Language) => (language === 'ja' ? standingJa : standingEn)

/**
 * What to say to management, one sentence a point, in the order given: the same words on the home page, the result and the report.
 * A point whose code this edition of the product does not know is left out.
 */
export const managementSentences = (points: readonly Point[], language: Language): string[] => {
  const sentences: Readonly<Record<string, string>> = textsIn(language).sentences
  return points.flatMap(({ code, params }) => {
    const [key, values] = chosen[code]?.(params, language) ?? [code, params]
    const text = sentences[key]
    return text === undefined ? [] : [fill(text, values)]
  })
}
