// SPDX-License-Identifier: Apache-2.0
import { addressOf } from '../../../app/client.ts'
import { language } from '../../../app/language.ts'
import { assessmentTexts } from '../texts.ts'

/**
 * The scores as a picture; the table beside it says the same. On a phone its letters would be too small to read, so the table stands alone there.
 * Its dark lines keep their white ground also where the machine sets the colours.
 */
export const Radar = ({ submission }: { submission: string }) => (
  <img
    src={addressOf('readRadar', { params: { submission }, query: { language } })}
    alt={assessmentTexts().result.chart}
    width="640"
    height="480"
    className="bg-white forced-color-adjust-none mx-auto mb-6 hidden h-auto w-full max-w-2xl md:block print:block"
  />
)
