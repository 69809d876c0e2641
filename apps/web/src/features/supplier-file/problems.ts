// SPDX-License-Identifier: Apache-2.0
import type { CallError } from '../../app/call-error.ts'

type Place = { place: string; message: string }
const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && 'place' in value && 'message' in value

/** What a file is told to put right, place by place; nothing for any other error. */
export const filePlaces = ({ code, params }: Pick<CallError, 'code' | 'params'>): Place[] =>
  code === 'supplier-file.faults' && Array.isArray(params.problems) ? params.problems.filter(isPlace) : []
