// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'

/** A short hash of a label, blanks and widths made alike: enough to notice that a form has changed, and nothing of its wording. */
export const labelCheck = (text: string): string =>
  createHash('sha256').update(text.normalize('NFKC').replace(/\s+/gu, '')).digest('hex').slice(0, 16)
