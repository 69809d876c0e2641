// SPDX-License-Identifier: Apache-2.0

/** Something in the catalog that an author has to correct: which file, where in it (`42行目 measures[0].title`), and what to do, in Japanese. */
export type Problem = { file: string; place: string; reason: string }

/** The catalog could not be used as it stands. `problems` names every place to correct, not only the first. */
export class CatalogError extends Error {
  readonly problems: readonly Problem[]
  /** Tells the starter that the message alone is enough, without a stack. */
  readonly forPerson = true

  constructor(problems: readonly Problem[]) {
    const lines = problems.slice(0, 10).map(({ file, place, reason }) => `${file} ${place}: ${reason}`)
    const more = problems.length > lines.length ? `\nほか ${problems.length - lines.length} か所。` : ''
    super(`カタログに直すところが ${problems.length} か所あります。\n${lines.join('\n')}${more}`)
    this.name = 'CatalogError'
    this.problems = problems
  }
}
