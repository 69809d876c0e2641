// SPDX-License-Identifier: Apache-2.0
import type { TrailGroup } from '@shinayaka/contract'

/** The kinds of action that the trail can be narrowed to, in the order in which they are offered. */
export const groups = [
  'sign-in',
  'people',
  'assessment',
  'checklist',
  'supplier',
  'plan',
  'evidence',
  'reading',
  'settings',
  'safety',
] as const satisfies readonly TrailGroup[]

/** A hash in groups of four letters, to read aloud and to compare with paper: `3f9a-0c71-…`. */
export const inFours = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1-')

/** As much of a hash as the command line wants at least: sixteen letters in fours. */
export const shortHash = (hash: string): string => inFours(hash.slice(0, 16))
