// SPDX-License-Identifier: Apache-2.0
import type { NetworkControl } from '@shinayaka/domain'
import type { Authored } from './authored.ts'
import type { ReadFile } from './files.ts'
import type { Problem } from './problem.ts'

/** The grades each control can be given, and those that can be lacking for a level: each of them needs its words. */
const expected: Record<NetworkControl, { grades: readonly string[]; lacking: readonly string[] }> = {
  identity: { grades: ['ok', 'weak'], lacking: ['ok'] },
  external: { grades: ['o', 'd', 'x'], lacking: ['d', 'o'] },
  media: { grades: ['o', 'd', 'x'], lacking: ['d', 'o'] },
  internal: { grades: ['o', 'd', 'x'], lacking: ['o'] },
}

const sameMembers = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join() === [...other].sort().join()

/** What keeps a flowchart from leading every person to a level: a level or control that is not there once, a grade that cannot be chosen, a gap without words. */
export const flowchartProblems = (file: ReadFile, { levels, controls }: Authored['flowchart']): Problem[] => {
  const problems: Problem[] = []
  if (levels.map(({ level }) => level).join() !== '0,1,2,3')
    problems.push(file.problem(['levels'], 'レベルは 0・1・2・3 をこの順に一つずつ書いてください。'))
  const controlIds = Object.keys(expected)
  if (
    !sameMembers(
      controls.map(({ id }) => id),
      controlIds,
    )
  )
    problems.push(file.problem(['controls'], `見る点は ${controlIds.join('・')} を一つずつ書いてください。`))
  for (const [index, control] of controls.entries()) {
    const { grades, lacking } = expected[control.id]
    const at = ['controls', index]
    if (
      !sameMembers(
        control.choices.map(({ grade }) => grade),
        grades,
      )
    )
      problems.push(file.problem([...at, 'choices'], `選択肢は ${grades.join('・')} を一つずつ書いてください。`))
    const wordless = lacking.filter((grade) => !(grade in control.missing))
    if (wordless.length > 0) problems.push(file.problem([...at, 'missing'], `${wordless.join('・')} に足りないときに何をするかを書いてください。`))
    const stray = Object.keys(control.missing).filter((grade) => !grades.includes(grade))
    if (stray.length > 0) problems.push(file.problem([...at, 'missing'], `「${stray.join('・')}」という評価はありません。消してください。`))
  }
  return problems
}
