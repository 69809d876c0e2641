// SPDX-License-Identifier: Apache-2.0
import type { WholeInstrument } from '../assemble.ts'
import type { Typed } from '../editions.ts'
import type { Path, ReadFile } from '../files.ts'
import type { Reading } from '../load.ts'
import type { Problem } from '../problem.ts'
import { nearCopies } from './similarity.ts'

type Text = { file: ReadFile; at: Path; text: string }

const adviceTexts = ({ domains }: WholeInstrument): Text[] =>
  domains.flatMap(({ domain, file, at: place }) =>
    domain.questions.flatMap(({ advice }, question): Text[] => {
      const at = [...place, 'questions', question, 'advice']
      const levels = (['0', '1', '2'] as const).map((level) => ({ file, at: [...at, level], text: advice[level] }))
      return [...levels, { file, at: [...at, 'unknown', 'message'], text: advice.unknown.message }]
    }),
  )

const measureTexts = ({ file, content }: Typed<'measures'>): Text[] =>
  content.measures.flatMap(({ title, steps }, measure): Text[] => [
    { file, at: ['measures', measure, 'title'], text: title },
    ...steps.map(({ text }, step) => ({ file, at: ['measures', measure, 'steps', step, 'text'], text })),
  ])

/** Advice, ready questions, titles and steps of measures that say almost the same as another: each must fit its own place. */
export const copyProblems = ({ authored, instruments }: Reading): Problem[] => {
  const texts = [
    ...instruments.filter(({ inForce }) => inForce).flatMap(adviceTexts),
    ...authored.measures.filter(({ inForce }) => inForce).flatMap(measureTexts),
  ]
  return nearCopies(texts.map(({ text }) => text)).flatMap(({ first, second, similarity }): Problem[] => {
    const [earlier, later] = [texts[first], texts[second]]
    if (!earlier || !later) return []
    const { file, place } = earlier.file.problem(earlier.at, '')
    const alike = `${file} ${place} とほぼ同じ文です（5文字の一致 ${(Math.floor(similarity * 100) / 100).toFixed(2)}、0.50 未満にします）`
    return [later.file.problem(later.at, `${alike}。この場面だけの言葉に書き直してください。`)]
  })
}
