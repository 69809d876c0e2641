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
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className} 「${element.textContent?.trim().slice(0, 30)}」`
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    // Not shown, or there for readers only.
    const isSeen = (element: HTMLElement, { width, height }: DOMRect) =>
      element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1
    const isCut = (element: HTMLElement) => {
      // A browser shortens the name of a chosen file by itself, with dots, and reads it out whole.
      if (element.matches('input[type=file]')) return false
      const { overflowX, overflowY } = getComputedStyle(element)
      const cut = (overflow: string, inside: number, room: number) => /hidden|clip/.test(overflow) && inside > room + 1
      return cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight)
    }
    const hasWords = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    // Wholly beyond the left or upper edge is what waits there for the keyboard, like the way past the menu.
    const isBeyond = (element: Element, { left, right, bottom }: DOMRect) =>
      bottom > 0 && right > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element)

    const { scrollWidth } = document.documentElement
    const found = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide on a screen of ${innerWidth} px`] : []
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect()
      if (!isSeen(element, box)) continue
      if (isCut(element)) found.push(`cut off: ${name(element)}`)
      if (hasWords(element) && isBeyond(element, box)) found.push(`beyond the edge: ${name(element)}`)
    }
    return found
  })
