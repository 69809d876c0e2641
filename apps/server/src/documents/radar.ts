// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { japaneseDate } from '@shinayaka/domain'
import type { RadarDomain, RadarInput } from '@shinayaka/engines'
import { scoreWords, textsIn } from './words.ts'

/** What the picture shows, in words: how many domains, the lowest and the highest (the first in order where several are alike), and which are not drawn. */
const description = (domains: readonly RadarDomain[], language: Language): string => {
  const texts = textsIn(language).radar
  const scored = domains.filter(({ score }) => score !== null).sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
  const [lowest] = scored
  if (!lowest) return texts.empty
  const highest = scored.find(({ score }) => score === scored.at(-1)?.score) ?? lowest
  const omitted = domains.filter(({ score }) => score === null).map(({ name }) => name)
  const words = fill(texts.description, {
    count: scored.length,
    lowest: lowest.name,
    lowestScore: scoreWords(lowest.score, language),
    highest: highest.name,
    highestScore: scoreWords(highest.score, language),
  })
  return omitted.length === 0 ? words : words + fill(texts.omitted, { names: omitted.join(texts.nameJoin) })
}

/** The radar of a submission's domains, beside last time's where there is one. */
export const radar = (view: SubmissionView, edition: InstrumentEdition, language: Language): RadarInput => {
  const texts = textsIn(language).radar
  const { score, previous } = view
  const domains = edition.domains.map(({ id, name }) => ({
    name: name[language],
    score: score.domains.find((domain) => domain.id === id)?.score ?? null,
    previous: previous?.score.domains.find((domain) => domain.id === id)?.score ?? null,
  }))
  return {
    title: fill(texts.title, { organisation: view.organisationName }),
    description: description(domains, language),
    language,
    thisName: fill(texts.thisTime, { day: japaneseDate(new Date(view.submittedAt)) }),
    previousName: previous && fill(texts.lastTime, { day: japaneseDate(new Date(previous.submittedAt)) }),
    domains,
  }
}
