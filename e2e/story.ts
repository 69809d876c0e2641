// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'

/**
 * In a story each step stands on the one before, so after a failure the rest is skipped instead of waiting in vain; what was on the screens is kept
 * as pictures in test-results.
 */
export const asStory = (screens: () => readonly (Page | undefined)[]): void => {
  let failed: string | null = null
  beforeEach(({ skip, task, onTestFailed }) => {
    if (failed !== null) skip(`「${failed}」 failed`)
    onTestFailed(async () => {
      failed = task.name
      mkdirSync('test-results', { recursive: true })
      for (const [index, page] of screens().entries())
        await page
          ?.screenshot({ path: `test-results/${task.name.replace(/\W+/g, '-').slice(0, 60)}-${index + 1}.png`, fullPage: true })
          .catch(() => {})
    })
  })
}
