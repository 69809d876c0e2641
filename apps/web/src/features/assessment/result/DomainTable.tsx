// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { displayScore } from '@shinayaka/domain'
import { movement, openRange, signed } from '../../../app/figures.ts'
import { Bar } from '../../../ui/Progress.tsx'
import { Status } from '../../../ui/Status.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { type DomainLine, domainLines, totals } from './view.ts'

const scoreText = (score: number | null) => (score === null ? '—' : displayScore(score))
const rangeText = (range: readonly [number, number] | null) => {
  const open = openRange(range)
  return open ? `${open.low}〜${open.high}` : '—'
}

const Change = ({ before, after }: { before: number | null; after: number | null }) => {
  const texts = assessmentTexts().result
  const moved = movement(before, after)
  if (moved) return signed(moved, texts.same0)
  return (
    <>
      <span aria-hidden="true">{texts.changeNone}</span>
      <span className="sr-only">{texts.changeNoneLabel}</span>
    </>
  )
}

const Line = ({ line: { name, score, before } }: { line: DomainLine }) => (
  <tr>
    <th scope="row" className={`${cell.row} min-w-36`}>
      {nameOf(name)}
    </th>
    <td className={cell.number}>
      <span className="me-2">{scoreText(score.score)}</span>
      {score.belowThreshold && <Status kind="heed">{assessmentTexts().result.table.weak}</Status>}
      {score.score !== null && <Bar share={score.score / 3} />}
    </td>
    <td className={cell.number}>{rangeText(score.range)}</td>
    <td className={cell.number}>{score.counted}</td>
    <td className={cell.number}>{score.notApplicable}</td>
    <td className={cell.number}>{score.unknown}</td>
    <td className={cell.number}>
      <Change before={before} after={score.score} />
    </td>
  </tr>
)

/** All domains with their figures: what the radar shows, and more, for those who do not see it. */
export const DomainTable = ({ submission, edition }: { submission: SubmissionView; edition: InstrumentEdition }) => {
  const texts = assessmentTexts().result.table
  const all = totals(submission.score)
  const heads = [texts.domain, texts.score, texts.range, texts.counted, texts.na, texts.unknown, texts.change]
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {domainLines(edition, submission).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={cell.row}>
            {texts.all}
          </th>
          <td className={cell.number}>{scoreText(submission.score.overall)}</td>
          <td className={cell.number}>{rangeText(submission.score.overallRange)}</td>
          <td className={cell.number}>{all.counted}</td>
          <td className={cell.number}>{all.na}</td>
          <td className={cell.number}>{all.unknown}</td>
          <td className={cell.number}>
            <Change before={submission.previous?.score.overall ?? null} after={submission.score.overall} />
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}
