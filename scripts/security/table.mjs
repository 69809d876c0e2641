// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { requirements } from './asvs.mjs'
import { titlesOf } from './tests.mjs'

/** What a row may say: met, not met, does not apply, or being built. */
export const verdicts = { '○': '満たす', '×': '満たしていない', '－': '当てはまらない', '…': '作っている' }

/** Paths in the table are those of the checkout; what begins with none of its folders lies in the server. */
export const pathOf = (written) =>
  /^(apps|packages|e2e|scripts|docs|catalog|soak)\//.test(written) || !written.includes('/') ? written : `apps/server/src/${written}`

const cellsOf = (line) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

/** What shows that a row is true: a test by its file and title, or a document. */
const shownBy = (cell) =>
  cell
    .split('<br>')
    .filter((item) => item !== '')
    .map((item) => {
      const [, path = '', title = ''] = /^`([^`]+)`(?: › (.+))?$/.exec(item.trim()) ?? []
      return { written: item, path: pathOf(path), title }
    })

/** The rows of all tables whose first column is the number of a requirement. */
export const rowsOf = (text) =>
  text
    .split('\n')
    .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
    .map((line) => {
      const [id, level, asks, verdict, how, shown = ''] = cellsOf(line)
      return { id, level: Number(level), asks, verdict, how, shown: shownBy(shown), cells: cellsOf(line).length }
    })

/** Paths that a text names in passing: `platform/http/tls.ts`, `docs/https.md`. */
const pathsIn = (text) => [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|tsx|mjs|js|md|sql|typ|json))`/g)].map(([, path]) => pathOf(path))

const isTest = (path) => /\.test\.(ts|mjs)$/.test(path)

const problemOfItem = ({ written, path, title }) => {
  if (path === '') return `「${written}」を読めません`
  if (!existsSync(path)) return `${path} がありません`
  if (isTest(path) && title === '') return `${path} のどの試験かがありません`
  if (isTest(path) && !titlesOf(path).has(title)) return `${path} に「${title}」という試験がありません`
  return null
}

const problemsOfRow = ({ id, level, asks, verdict, how, shown, cells }) => {
  const problems = []
  if (cells !== 6) problems.push(`欄が ${cells} あります（6 のはず）`)
  if (requirements.get(id) !== level) problems.push(`段階 ${level} は要件と違います`)
  if (!(verdict in verdicts)) problems.push(`判定「${verdict}」は ${Object.keys(verdicts).join(' ')} のどれでもありません`)
  if (asks === '' || how === undefined || how === '') problems.push('空の欄があります')
  if (verdict === '○' && shown.length === 0) problems.push('満たすことを示す試験も文書もありません')
  problems.push(...shown.map(problemOfItem).filter((problem) => problem !== null))
  problems.push(
    ...pathsIn(how ?? '')
      .filter((path) => !existsSync(path))
      .map((path) => `${path} がありません`),
  )
  return problems.map((problem) => `${id}: ${problem}`)
}

/** How many rows say what, and how many of those that are met name a test. */
export const countsOf = (rows) => ({
  ...Object.fromEntries(Object.keys(verdicts).map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length])),
  byTest: rows.filter(({ verdict, shown }) => verdict === '○' && shown.some(({ path }) => isTest(path))).length,
})

/** The sentence with the counts, as it must stand in the document. */
export const sentenceOf = (counts, of) =>
  `${of} 件のうち、満たす ${counts['○']}（試験の名前があるもの ${counts.byTest}）、満たしていない ${counts['×']}、当てはまらない ${counts['－']}、作っている途中 ${counts['…']}。`

/** Everything that is wrong with the table, a sentence each. */
export const problemsOf = (text) => {
  const rows = rowsOf(text)
  const seen = new Set()
  const twice = rows.filter(({ id }) => seen.has(id) || !seen.add(id)).map(({ id }) => `${id}: 二度あります`)
  const missing = [...requirements.keys()].filter((id) => !seen.has(id)).map((id) => `${id}: ありません`)
  const strange = rows.filter(({ id }) => !requirements.has(id)).map(({ id }) => `${id}: レベル 1・2 の要件ではありません`)
  const sentence = sentenceOf(countsOf(rows), requirements.size)
  const uncounted = text.includes(sentence) ? [] : [`数の文が違います。正しくは「${sentence}」`]
  return [...twice, ...missing, ...strange, ...rows.flatMap(problemsOfRow), ...uncounted]
}
