// SPDX-License-Identifier: Apache-2.0
import type { WholeInstrument } from '../assemble.ts'
import type { Reading } from '../load.ts'
import type { Problem } from '../problem.ts'

/** What the self-assessments of the HAIP proposal consist of; people compare themselves by these counts. */
const sizes: Record<string, { domains: number; questions: number; inPracticeOrder: boolean }> = {
  clinic: { domains: 11, questions: 13, inPracticeOrder: false },
  'hospital-it': { domains: 21, questions: 80, inPracticeOrder: true },
  executive: { domains: 9, questions: 15, inPracticeOrder: false },
}

const sizeProblems = ({ file, head, domains }: WholeInstrument, practiceDomains: readonly string[]): Problem[] => {
  const size = sizes[head.id]
  if (!size) return []
  const questions = domains.reduce((sum, { domain }) => sum + domain.questions.length, 0)
  const ids = domains.map(({ domain }) => domain.id)
  const firstOut = size.inPracticeOrder ? ids.findIndex((id, index) => id !== practiceDomains[index]) : -1
  return [
    ...(ids.length === size.domains ? [] : [file.problem(['domains'], `分野は ${size.domains} 個と決まっています（いま ${ids.length} 個）。`)]),
    ...(questions === size.questions ? [] : [file.problem(['domains'], `設問は ${size.questions} 問と決まっています（いま ${questions} 問）。`)]),
    ...(firstOut < 0
      ? []
      : [file.problem(['domains', firstOut, 'id'], `ここの分野は「${practiceDomains[firstOut] ?? 'なし'}」です。決まった順に並べてください。`)]),
  ]
}

/** Self-assessments that do not have the number of domains and questions they are known for; the clinic's must be there at all. */
export const instrumentSizeProblems = ({ instruments, incomplete, schemas }: Reading): Problem[] => {
  const shown = instruments.filter(({ inForce }) => inForce)
  const absent =
    incomplete.has('instrument') || shown.some(({ head }) => head.id === 'clinic')
      ? []
      : [{ file: 'instruments', place: '', reason: '診療所向けの設問（kind: instrument、id: clinic）がありません。加えてください。' }]
  return [...absent, ...shown.flatMap((one) => sizeProblems(one, schemas.practiceDomains))]
}
