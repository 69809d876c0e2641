// SPDX-License-Identifier: Apache-2.0
import type { Audience, Measure } from './types.ts'

/** For whom an instrument's measures must suit: a clinic, a hospital's departments, or those who manage it. */
const suitedTo = (instrument: string): Audience => (instrument === 'clinic' ? 'clinic' : instrument === 'executive' ? 'management' : 'hospital')

/** The measures that help a domain of a self-assessment: those that raise a practice it asks for and suit those who answer it, in the catalog's order. */
export const measuresFor = (measures: readonly Measure[], instrument: string, domain: { questions: readonly { practice: string }[] }): Measure[] => {
  const asked = new Set(domain.questions.map(({ practice }) => practice))
  const audience = suitedTo(instrument)
  return measures.filter(({ raises, suits }) => suits.includes(audience) && raises.some(({ practice }) => asked.has(practice)))
}
