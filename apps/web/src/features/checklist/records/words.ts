// SPDX-License-Identifier: Apache-2.0
import type { PasswordRecord, PasswordRule, ReadingRoute, SecondFactorRow } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { policyFields } from './form.ts'
import { recordTexts } from './texts.ts'

/** A rule in a few lines: the length and everything that is ruled; then what is not, and what nobody knows. */
export const policyLines = ({ policy }: Pick<PasswordRecord, 'policy'>): string[] => {
  const { passwords: texts, separator } = recordTexts()
  const length = policy.minimum === 'unknown' ? texts.charactersUnknown : fill(texts.characters, { count: policy.minimum })
  const names = (value: boolean | 'unknown') => policyFields.filter((field) => policy[field] === value).map((field) => texts.asks[field])
  const line = (text: string, value: false | 'unknown') => (names(value).length === 0 ? [] : [fill(text, { names: names(value).join(separator) })])
  return [[length, ...names(true)].join(separator), ...line(texts.without, false), ...line(texts.unknown, 'unknown')]
}

type Ask = PasswordRule['ways'][number]['asks'][number]
/** What a way asks, in a few words. */
export const askText = ({ name, wanted }: Ask): string => fill(recordTexts().passwords.asks[name], { wanted })

/** How a way stands: what is missing, what is not known, or that all is there; empty while nothing is recorded. */
export const wayLines = ({ verdict, asks }: PasswordRule['ways'][number]): string[] => {
  const texts = recordTexts().passwords
  if (verdict === null) return []
  const line = (text: string, standing: Ask['standing']) => {
    const names = asks.filter((ask) => ask.standing === standing).map(askText)
    return names.length === 0 ? [] : [fill(text, { names: names.join(recordTexts().separator) })]
  }
  return verdict === 'met' ? [texts.whole] : [...line(texts.missing, 'unmet'), ...line(texts.unknown, 'unknown')]
}

/** The worst certainty of several references. */
export const weakest = (references: readonly { certainty: 'A' | 'B' | 'C' }[]): 'A' | 'B' | 'C' =>
  references
    .map(({ certainty }) => certainty)
    .sort()
    .at(-1) ?? 'C'

/** All systems in one line: how many there are, and how many stand how; what none is is left out. */
export const overallText = (systems: readonly Pick<SecondFactorRow, 'standing'>[]): string => {
  const texts = recordTexts().secondFactor
  const parts = Object.entries(texts.standing).flatMap(([standing, word]) => {
    const count = systems.filter((system) => system.standing === standing).length
    return count === 0 ? [] : [fill(texts.part, { word, count })]
  })
  return fill(texts.overall, { count: systems.length, parts: parts.join(recordTexts().separator) })
}

/** Why a machine keeps to the short way or not. */
export const whyText = ({ why }: Pick<ReadingRoute['devices'][number], 'why'>): string => {
  const texts = recordTexts().route
  return why === null ? texts.fine : texts.why[why]
}
