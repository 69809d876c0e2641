// SPDX-License-Identifier: Apache-2.0

/** How many columns of a terminal a text takes: Japanese characters take two. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  )

/** Lines with their cells in columns: the first flush left; the others flush right where they are numbers, left where they are words. */
export const table = (rows: readonly (readonly string[])[], others: 'numbers' | 'words'): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const blanks = ' '.repeat((widths[column] ?? 0) - width(cell))
          return column === 0 || others === 'words' ? cell + blanks : blanks + cell
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
