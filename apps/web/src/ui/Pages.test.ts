// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { linkedPages } from './Pages.tsx'

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [3, 5, [1, 2, 3, 4, 5]],
  [1, 40, [1, 2, null, 40]],
  [20, 40, [1, null, 19, 20, 21, null, 40]],
  [4, 40, [1, 2, 3, 4, 5, null, 40]],
  [40, 40, [1, null, 39, 40]],
])('links from page %i of %i what is near, and both ends', (page, pages, linked) => expect(linkedPages(page, pages)).toEqual(linked))
