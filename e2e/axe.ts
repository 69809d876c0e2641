// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

/** What axe-core finds wrong on the page as it stands: rule, place, and what to do, a line each. */
export const violations = async (page: Page): Promise<string[]> => {
  // Not by a script element: the page's own content policy stays as it is.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source)
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(
    (given) => (globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(given),
    options,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
  )
}

/** What a person with large letters or a narrow screen cannot reach: a page wider than the screen, words beyond its edge or cut off. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className} 「${element.textContent?.trim().slice(0, 30)}」`
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide on a screen of ${innerWidth} px`)
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect()
      // Nothing to see: not shown, or there for readers only.
      if (!element.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue
      const { overflowX, overflowY } = getComputedStyle(element)
      const cut = (overflow: string, inside: number, room: number) => /hidden|clip/.test(overflow) && inside > room + 1
      if (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight))
        found.push(`cut off: ${name(element)}`)
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      const beyond = box.right > innerWidth + 1 || box.left < -1
      if (words && beyond && box.bottom > 0 && !scrolls(element)) found.push(`beyond the edge: ${name(element)}`)
    }
    return found
  })
