// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '../load.ts'
import type { Problem } from '../problem.ts'
import { claimsTooMuch } from '../resolver.ts'

/** Cases told as surer than the least sure fact they are told from. */
export const caseProblems = ({ authored }: Reading): Problem[] =>
  authored.case.flatMap(({ file, content }) => {
    const weaker = content.references.find(({ certainty }) => claimsTooMuch(content.certainty, certainty))
    if (!weaker) return []
    return [
      file.problem(
        ['certainty'],
        `事例の確度 ${content.certainty} は、使った事実 ${weaker.source} の ${weaker.certainty} より高くできません。下げてください。`,
      ),
    ]
  })
