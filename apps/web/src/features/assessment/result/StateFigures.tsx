// SPDX-License-Identifier: Apache-2.0
import type { SubmissionView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore, targetNetworkLevel } from '@shinayaka/domain'
import { dayText } from '../../../app/dates.ts'
import { movement, openRange } from '../../../app/figures.ts'
import { Figure, Figures } from '../../../ui/Figure.tsx'
import { assessmentTexts } from '../texts.ts'
import { levelText } from '../words.ts'
import { hasNetworkLevel, totals } from './view.ts'

/** The overall score with its range and denominators, the network level, and the domains that need measures. */
export const StateFigures = ({ submission }: { submission: SubmissionView }) => {
  const texts = assessmentTexts().result
  const { score, network } = submission
  const all = totals(score)
  return (
    <Figures>
      <Overall submission={submission} />
      {hasNetworkLevel(submission) && (
        <Figure
          title={texts.network}
          value={<span className="text-std-28B-150">{levelText(network?.low ?? null, network?.high ?? null)}</span>}
          {...(network ? { unit: fill(texts.target, { target: targetNetworkLevel }) } : {})}
        >
          {submission.previous?.level &&
            fill(texts.networkPrevious, { level: levelText(submission.previous.level.low, submission.previous.level.high) })}
        </Figure>
      )}
      <Figure title={texts.weakFigure} value={all.weak} unit={fill(texts.weakUnit, all)}>
        {texts.weakFigureNote}
      </Figure>
    </Figures>
  )
}

const Overall = ({ submission: { score, previous } }: { submission: SubmissionView }) => {
  const texts = assessmentTexts().result
  const all = totals(score)
  const basis = fill(texts.overallBasis, all)
  if (score.overall === null)
    return (
      <Figure title={texts.overall} value="—">
        <p>{texts.overallNone}</p>
        <p>{basis}</p>
      </Figure>
    )
  const range = openRange(score.overallRange)
  const moved = movement(previous?.score.overall ?? null, score.overall)
  return (
    <Figure title={texts.overall} value={displayScore(score.overall)} unit={texts.overallUnit}>
      <p>{moved ? fill(texts[moved.direction], { points: moved.points }) : texts.first}</p>
      {previous && <p>{fill(texts.since, { day: dayText(previous.submittedAt) })}</p>}
      {range && <p>{fill(texts.overallRange, { ...range, unknown: all.unknown })}</p>}
      <p className="mt-2">{basis}</p>
    </Figure>
  )
}
