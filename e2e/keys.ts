// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'

/** Where the keyboard is: what a person would hear and see of it. */
export type Stop = {
  tag: string
  type: string
  name: string
  value: string
  /** A line is drawn around it, or around the choice it belongs to. */
  marked: boolean
  /** It lies on the screen and nothing lies over it. */
  uncovered: boolean
}

/** The element that has the focus. */
export const here = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    const shown = element.closest('label') ?? element
    const line = (one: Element) => {
      const style = getComputedStyle(one)
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    }
    const box = element.getBoundingClientRect()
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)]
    const above = document.elementFromPoint(x, y)
    return {
      tag: element.tagName,
      type: element.getAttribute('type') ?? '',
      name: (element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? '').trim(),
      value: element.value ?? '',
      marked: line(element) || line(shown),
      uncovered: above !== null && (element.contains(above) || shown.contains(above) || above.contains(element)),
    }
  })

/** A person with a keyboard and nothing else; `stops` are the places passed, for what must hold of each. */
export const keyboardOf = (page: Page) => {
  const stops: Stop[] = []
  const press = (key: string) => page.keyboard.press(key)
  const step = async (key = 'Tab'): Promise<Stop> => {
    await press(key)
    const stop = await here(page)
    stops.push(stop)
    return stop
  }
  /** Goes on with Tab until it stands on something of that name (and kind). */
  const to = async (name: string | RegExp, kind?: Partial<Pick<Stop, 'tag' | 'type' | 'value'>>): Promise<Stop> => {
    const passed: string[] = []
    for (let tries = 0; tries < 80; tries += 1) {
      const stop = await step()
      const named = typeof name === 'string' ? stop.name.startsWith(name) : name.test(stop.name)
      if (named && Object.entries(kind ?? {}).every(([key, value]) => stop[key as 'tag'] === value)) return stop
      passed.push(`${stop.tag} ${stop.name.slice(0, 30)}`)
    }
    throw new Error(`the keyboard does not come to ${name}; it passed:\n${passed.join('\n')}`)
  }
  /** Chooses among radio buttons: Tab into the group, then Space or the arrows. */
  const choose = async (value: string): Promise<void> => {
    const first = await to('', { type: 'radio' })
    if (first.value === value) return press('Space')
    for (let tries = 0; tries < 8; tries += 1) {
      const stop = await step('ArrowDown')
      if (stop.value === value) return
    }
    throw new Error(`the arrows do not come to ${value}`)
  }
  const fill = async (label: string | RegExp, text: string): Promise<void> => {
    await to(label)
    await page.keyboard.insertText(text)
  }
  const go = async (name: string | RegExp, kind?: Parameters<typeof to>[1]): Promise<void> => {
    await to(name, kind)
    await press('Enter')
  }
  return { stops, press, step, to, choose, fill, go }
}
