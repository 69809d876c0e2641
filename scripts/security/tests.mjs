// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import ts from 'typescript'

const groups = new Set(['describe', 'suite'])
const cases = new Set(['it', 'test'])

/** The word a call begins with: `it` for `it(…)`, `it.skipIf(x)(…)` and `it.each(rows)(…)`. */
const wordOf = (expression) => {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression) || ts.isTaggedTemplateExpression(expression))
    return wordOf(expression.expression ?? expression.tag)
  return null
}

/** A title as it stands in the file; what is only known when the test runs stands as `…`. */
const titleOf = (node) => {
  if (node === undefined) return null
  if (ts.isStringLiteralLike(node)) return node.text.replace(/%[sdifjoO]|%\$?\w+|\$\w+(\.\w+)*/g, '…')
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  return null
}

/** The titles of all groups and tests in one file, each with those around it: `the trail › holds every row`. */
export const titlesIn = (text, name = 'file.ts') => {
  const titles = new Set()
  const visit = (node, around) => {
    let inside = around
    if (ts.isCallExpression(node)) {
      const word = wordOf(node.expression)
      const title = word !== null && (groups.has(word) || cases.has(word)) ? titleOf(node.arguments[0]) : null
      // `it.each(rows)` is called twice; only the second call has a title and a function.
      if (title !== null && node.arguments.length > 1) {
        const path = [...around, title]
        titles.add(path.join(' › '))
        if (groups.has(word)) inside = path
      }
    }
    ts.forEachChild(node, (child) => visit(child, inside))
  }
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true), [])
  return titles
}

const read = new Map()

/** The titles of a test file of this checkout, read once. */
export const titlesOf = (path) => {
  if (!read.has(path)) read.set(path, titlesIn(readFileSync(path, 'utf8'), path))
  return read.get(path)
}
