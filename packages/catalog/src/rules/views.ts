// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '../load.ts'
import type { Problem } from '../problem.ts'

/** In a view that sorts every practice: practices that stand in two groups, or in none. */
export const viewProblems = ({ authored, content: { practices }, incomplete }: Reading): Problem[] =>
  authored.view
    .filter(({ inForce, content }) => inForce && content.exhaustive && !incomplete.has('practices'))
    .flatMap(({ file, content }) => {
      const groupOf = new Map<string, string>()
      const twice = content.groups.flatMap((group, index) =>
        group.practices.flatMap((practice, number): Problem[] => {
          const earlier = groupOf.get(practice)
          groupOf.set(practice, group.name.ja)
          if (earlier === undefined) return []
          return [
            file.problem(['groups', index, 'practices', number], `取組「${practice}」は「${earlier}」にもあります。どちらか一つに入れてください。`),
          ]
        }),
      )
      const absent = [...practices.keys()].filter((practice) => !groupOf.has(practice))
      const none = absent.length === 0 ? [] : [file.problem(['groups'], `どのまとまりにもない取組があります: ${absent.join(', ')}。`)]
      return [...twice, ...none]
    })
