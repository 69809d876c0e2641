// SPDX-License-Identifier: Apache-2.0
import type { CallError } from '../../../app/call-error.ts'

/** One place of an uploaded workbook that must be put right, with what to do. */
export type FormPlace = { sheet: string; row: number; column: string; header: string; message: string }

const isPlace = (value: unknown): value is FormPlace =>
  typeof value === 'object' && value !== null && 'row' in value && 'column' in value && 'message' in value

/** The places that an error about an uploaded form names; none for any other error. */
export const formPlaces = (error: Pick<CallError, 'code' | 'params'>): FormPlace[] => {
  const { problems } = error.params
  return error.code === 'form.rows-invalid' && Array.isArray(problems) ? problems.filter(isPlace) : []
}
