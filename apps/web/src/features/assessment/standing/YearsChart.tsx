// SPDX-License-Identifier: Apache-2.0
import { countermeasureThreshold, displayScore, eraFiscalYear } from '@shinayaka/domain'
import { language } from '../../../app/language.ts'
import { viewsTexts } from './texts.ts'
import { bars, type YearLine } from './view.ts'

const box = { width: 560, height: 150 }
/** Room for the numbers above and the years below. */
const room = { top: 28, side: 68, bottom: 32 }

const yearText = (year: number) => (language === 'ja' ? eraFiscalYear(year) : `FY${year}`)

/**
 * The overall score of each submission as a bar with its number. On a phone the table stands alone. The dark bars keep their white ground also where
 * the machine sets the colours.
 */
export const YearsChart = ({ lines }: { lines: readonly YearLine[] }) => {
  const texts = viewsTexts()
  const drawn = bars(
    lines.map(({ submission }) => submission.overall),
    box,
  )
  return (
    <svg
      role="img"
      aria-label={texts.years.chart}
      viewBox={`${-room.side} ${-room.top} ${box.width + room.side} ${box.height + room.top + room.bottom}`}
      className="mb-6 hidden h-auto w-full max-w-2xl bg-white forced-color-adjust-none md:block print:block"
    >
      <Level score={3} name={texts.years.most} />
      <Level score={countermeasureThreshold} name={texts.years.threshold} />
      <line x1="0" x2={box.width} y1={box.height} y2={box.height} className="stroke-solid-gray-900" />
      <g fontSize="15" textAnchor="middle" className="fill-solid-gray-900">
        {drawn.map(({ x, y, width, height, middle }, index) => {
          const submission = lines[index]?.submission
          return submission ? (
            <g key={submission.id}>
              <rect x={x} y={y} width={width} height={height} className="fill-key-900 print:[print-color-adjust:exact]" />
              {/* White around the number, so that no line runs through it. */}
              <text x={middle} y={y - 8} paintOrder="stroke" strokeWidth="6" className="stroke-white">
                {submission.overall === null ? texts.noScore : displayScore(submission.overall)}
              </text>
              <text x={middle} y={box.height + 22}>
                {yearText(submission.fiscalYear)}
              </text>
            </g>
          ) : null
        })}
      </g>
    </svg>
  )
}

/** A line across at a score, with its name before it. */
const Level = ({ score, name }: { score: number; name: string }) => {
  const y = box.height - (score / 3) * box.height
  return (
    <>
      <line x1="0" x2={box.width} y1={y} y2={y} strokeDasharray="6 4" className="stroke-solid-gray-420" />
      <text x="-8" y={y + 5} fontSize="15" textAnchor="end" className="fill-solid-gray-700">
        {name}
      </text>
    </>
  )
}
