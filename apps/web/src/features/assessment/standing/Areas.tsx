// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Bar } from '../../../ui/Progress.tsx'
import { OutsideLink } from '../../../ui/TextLink.tsx'
import { Unverified } from '../question/Background.tsx'
import { nameOf } from '../words.ts'
import { viewsTexts } from './texts.ts'
import { type AreaLine, areaLines, standsAlone, viewsOf } from './view.ts'
import { practiceWords, scoreWords } from './words.ts'

/** The practices grouped by the ministry's eight priority areas, with what is still open in each. The grouping is ours, and says so. */
export const Areas = ({ instrument, standing, printed = false }: { instrument: string; standing: StandingView; printed?: boolean }) => {
  const texts = viewsTexts().areas
  const { areas } = viewsOf(standing)
  if (!areas) return null
  const lines = areaLines(areas)
  const alone = standsAlone(standing, instrument)
  const source = lines.find((line) => line.source)?.source
  return (
    <Section id="areas" title={texts.title} note={<span {...contentLanguage}>{areas.note}</span>}>
      {source && (
        <p>
          <OutsideLink standing href={source.url}>
            <span {...contentLanguage}>{fill(texts.source, { title: source.sourceTitle })}</span>
          </OutsideLink>
          <Unverified certainty={source.certainty} />
        </p>
      )}
      <p className="text-solid-gray-700">{texts.openNote}</p>
      <ol className="mt-5 grid gap-4 print:mt-2 print:gap-2">
        {lines.map((line) => (
          <Area key={line.id} line={line} alone={alone} printed={printed} />
        ))}
      </ol>
    </Section>
  )
}

const sidesWords = ({ department, management }: AreaLine, alone: boolean): string => {
  const texts = viewsTexts()
  if (alone) return scoreWords(department)
  if (department !== null && management !== null)
    return fill(texts.areas.both, { department: scoreWords(department), management: scoreWords(management) })
  const [side, score] = department === null ? [texts.management, management] : [texts.department, department]
  return fill(texts.areas.score, { side, score: scoreWords(score) })
}

const Area = ({ line, alone, printed }: { line: AreaLine; alone: boolean; printed: boolean }) => {
  const texts = viewsTexts().areas
  const { id, name, about, department, management, asked, open } = line
  const score = department ?? management
  const counts = { open: open.length, asked }
  return (
    <li className="rounded-12 border border-solid-gray-300 p-5 print:rounded-none print:border-0 print:border-t print:p-0 print:pt-2">
      <SubHeading className="flex gap-3">
        <span className="tabular-nums text-key-900">{id}</span>
        {nameOf(name)}
      </SubHeading>
      <p {...contentLanguage} className="mt-1 text-solid-gray-700">
        {about}
      </p>
      {asked === 0 ? <p className="mt-2">{texts.notAsked}</p> : <p className="mt-2 tabular-nums">{sidesWords(line, alone)}</p>}
      {score !== null && <Bar share={score / 3} />}
      {asked > 0 && open.length === 0 && <p className="mt-2">{fill(texts.openNone, counts)}</p>}
      {open.length > 0 &&
        (printed ? (
          <>
            <p className="mt-2">{fill(texts.open, counts)}</p>
            <OpenPractices line={line} alone={alone} />
          </>
        ) : (
          <div className="mt-2">
            <Disclosure bare summary={fill(texts.open, counts)}>
              <OpenPractices line={line} alone={alone} />
            </Disclosure>
          </div>
        ))}
    </li>
  )
}

const OpenPractices = ({ line: { open }, alone }: { line: AreaLine; alone: boolean }) => (
  <ul className="grid list-disc gap-1 ps-6">
    {open.map((practice) => {
      const { name, said } = practiceWords(practice, alone)
      return (
        <li key={practice.practice}>
          {name}
          <span className="ms-2 text-solid-gray-700">{said}</span>
        </li>
      )
    })}
  </ul>
)
