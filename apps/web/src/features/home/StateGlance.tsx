// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore, targetNetworkLevel } from '@shinayaka/domain'
import { dayText } from '../../app/dates.ts'
import { movement, openRange } from '../../app/figures.ts'
import { Figure, Figures } from '../../ui/Figure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import type { Home } from './queries.ts'
import { homeTexts } from './texts.ts'
import { levelFigure, targetState } from './view.ts'

type Latest = NonNullable<Home['latest']>

const ScoreFigure = ({ latest, before }: { latest: Latest; before: Home['before'] }) => {
  const texts = homeTexts().state
  if (latest.overall === null)
    return (
      <Figure title={texts.score} value="—">
        {texts.scoreNone}
      </Figure>
    )
  const range = openRange(latest.overallRange)
  const moved = movement(before?.overall ?? null, latest.overall)
  return (
    <Figure title={texts.score} value={displayScore(latest.overall)} unit={texts.scoreUnit}>
      <p>{moved ? fill(texts[moved.direction], { points: moved.points }) : texts.first}</p>
      {range && <p>{fill(texts.range, range)}</p>}
    </Figure>
  )
}

const LevelFigure = ({ latest }: { latest: Latest }) => {
  const texts = homeTexts().state
  const { levelLow, levelHigh } = latest
  const said = { reached: texts.levelReached, below: texts.levelBelow, open: texts.levelOpen, none: texts.levelNoneText }
  if (levelLow === null || levelHigh === null)
    return (
      <Figure title={texts.level} value={<span className="text-std-24B-150">{texts.levelNone}</span>}>
        {texts.levelNoneText}
      </Figure>
    )
  return (
    <Figure
      title={texts.level}
      value={<span className="text-std-28B-150">{fill(texts.levelValue, { level: levelFigure(levelLow, levelHigh) })}</span>}
      unit={fill(texts.levelUnit, { target: targetNetworkLevel })}
    >
      {said[targetState(levelLow, levelHigh)]}
    </Figure>
  )
}

/** Where things stand: score and change, network level against the target, and how many domains need measures. Words and numbers, no picture. */
export const StateGlance = ({ latest, before }: Pick<Home, 'latest' | 'before'>) => {
  const texts = homeTexts()
  if (!latest)
    return (
      <Section title={texts.empty.title}>
        <p>{texts.empty.text}</p>
      </Section>
    )
  return (
    <Section title={texts.state.title} note={fill(texts.state.asOf, { day: dayText(latest.submittedAt) })}>
      <Figures>
        <ScoreFigure latest={latest} before={before} />
        <LevelFigure latest={latest} />
        <Figure title={texts.state.weak} value={latest.belowThreshold} unit={fill(texts.state.weakUnit, { domains: latest.domainsCounted })}>
          {latest.belowThreshold === 0 ? texts.state.weakNone : texts.state.weakSome}
        </Figure>
      </Figures>
      <p className="mt-4">
        <TextLink to="/submissions/$submission" params={{ submission: latest.id }} standing>
          {texts.state.open}
          <Icon name="forward" className="size-4" />
        </TextLink>
      </p>
    </Section>
  )
}
