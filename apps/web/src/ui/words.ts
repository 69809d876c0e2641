// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react'

/** The few words that the parts themselves say, in the language of the page. */
export type PartWords = {
  required: string
  optional: string
  /** Stands before an error text at a field. */
  errorMark: string
  cancel: string
  newTab: string
  /** With `{count}`: heard before the steps of a step navigation. */
  stepOf: string
  errorSummary: string
}

const silent: PartWords = { required: '', optional: '', errorMark: '', cancel: '', newTab: '', stepOf: '', errorSummary: '' }

/** Gives the parts their words; set once around the application. */
export const PartWordsContext = createContext<PartWords>(silent)

/** The words of the parts. */
export const usePartWords = (): PartWords => useContext(PartWordsContext)
