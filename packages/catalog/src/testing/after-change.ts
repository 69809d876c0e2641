// SPDX-License-Identifier: Apache-2.0
import { expect } from 'vitest'
import { checkCatalog } from '../check.ts'
import { smallCatalog, writeCatalog } from './small-catalog.ts'

/** The files of a small catalog. */
export type Files = ReturnType<typeof smallCatalog>

/** What the check says of the small catalog after one change, as `file place: reason` lines. */
export const afterChange = (change: (files: Files) => void): string[] => {
  const files = smallCatalog()
  change(files)
  const { ok, errors } = checkCatalog(writeCatalog(files))
  expect(ok).toBe(errors.length === 0)
  return errors.map(({ file, place, reason }) => `${file} ${place}: ${reason}`)
}

/** The self-assessment of the small catalog, and the first practice, measure and question in it. */
export const clinic = (files: Files) => files['instruments/clinic.yaml']
export const firstPractice = (files: Files) => files['practices/assets.yaml'].practices[0]
export const firstMeasure = (files: Files) => files['measures/assets.yaml'].measures[0]
export const firstQuestion = (files: Files) => clinic(files).domains[0].questions[0]
