// SPDX-License-Identifier: Apache-2.0
import { encode } from 'uqr'

// One path over all dark squares: small, and sharp at any size.
const pathOf = (data: readonly (readonly boolean[])[]): string =>
  data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')

/** A text as a QR code: one SVG path in a square of `size` units, its quiet border included. */
export const qrOf = (text: string): { size: number; path: string } => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { size, path: pathOf(data) }
}
