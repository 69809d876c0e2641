// SPDX-License-Identifier: Apache-2.0
import type { NetworkControl } from '@shinayaka/domain'

/** Which step to begin with: the first question without an answer, counted from 1, or the result when all have one. */
export const firstStep = (order: readonly NetworkControl[], grades: readonly { control: NetworkControl }[]): string => {
  const open = order.find((id) => !grades.some(({ control }) => control === id))
  return open === undefined ? 'result' : String(order.indexOf(open) + 1)
}
