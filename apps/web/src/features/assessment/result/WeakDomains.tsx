// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { contentLanguage } from '../../../app/language.ts'
import { CopyText } from '../../../ui/CopyText.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Bar } from '../../../ui/Progress.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { AnswerSaid } from './AnswerSaid.tsx'
import { aimText, EffortLine, MeasureView } from './MeasureView.tsx'
import { type AdvisedAnswer, foldedDomains, type Proposed, type WeakDomain } from './view.ts'

/** The domains at or below 1.5, the lowest first: what was answered, the next move for that answer, and the measures. */
export const WeakDomains = ({ domains, printed = false }: { domains: readonly WeakDomain[]; printed?: boolean }) => {
  const texts = assessmentTexts().result
  // On paper nothing can be opened.
  const { open, folded } = printed ? { open: domains, folded: [] } : foldedDomains(domains)
  return (
    <Section id="weak" title={texts.weak} note={domains.length > 0 ? `${texts.weakNote}${printed ? texts.estimate : ''}` : texts.weakNone}>
      <div className="grid gap-8 print:gap-4">
        {open.map((weak, index) => (
          <OneDomain key={weak.domain.id} weak={weak} first={index === 0} printed={printed} />
        ))}
      </div>
      {folded.length > 0 && (
        <>
          <SubHeading className="mt-8 mb-3">{fill(texts.weakOthers, { count: folded.length })}</SubHeading>
          {folded.map((weak) => (
            <Disclosure
              key={weak.domain.id}
              summary={
                <span className="min-w-0">
                  {nameOf(weak.domain.name)}
                  <span className="ms-3 text-std-16N-170 text-solid-gray-700 tabular-nums">{scoreOf(weak)}</span>
                </span>
              }
            >
              <DomainBody weak={weak} first={false} printed={printed} />
            </Disclosure>
          ))}
        </>
      )}
    </Section>
  )
}

const scoreOf = ({ score }: WeakDomain): string => fill(assessmentTexts().score, { score: displayScore(score.score ?? 0) })

type DomainParts = {
  weak: WeakDomain
  /** Only the first measure of the first domain stands open: one thing at a time. */
  first: boolean
  printed: boolean
}

const OneDomain = (parts: DomainParts) => {
  const { weak } = parts
  return (
    <article className="rounded-12 border border-solid-gray-300 p-5 md:p-6 print:rounded-none print:border-0 print:border-t print:p-0 print:pt-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <SubHeading>{nameOf(weak.domain.name)}</SubHeading>
        <p className="text-std-18B-160 text-solid-gray-900 tabular-nums">{scoreOf(weak)}</p>
      </div>
      <DomainBody {...parts} />
    </article>
  )
}

const DomainBody = ({ weak: { domain, score, answers, measures }, first, printed }: DomainParts) => {
  const texts = assessmentTexts()
  return (
    <>
      <Bar share={(score.score ?? 0) / 3} />
      <p className="mt-3 text-solid-gray-700" {...contentLanguage}>
        {domain.about}
      </p>
      <h4 className="mt-5 text-std-16B-170 text-solid-gray-900">{texts.result.advice}</h4>
      <ul className="mt-2 grid gap-4">
        {answers.map((advised) => (
          <Advised key={advised.question.id} advised={advised} />
        ))}
      </ul>
      {measures.length > 0 && (
        <>
          <h4 className="mt-6 mb-2 text-std-16B-170 text-solid-gray-900">{texts.result.measures}</h4>
          {printed ? <PrintedMeasures measures={measures} /> : <OpenableMeasures measures={measures} open={first} />}
        </>
      )}
    </>
  )
}

/** Each measure under its title; only the very first stands open, one thing at a time. */
const OpenableMeasures = ({ measures, open }: { measures: readonly Proposed[]; open: boolean }) =>
  measures.map((proposed, index) => (
    <Disclosure
      key={proposed.measure.id}
      open={open && index === 0}
      summary={
        <span className="min-w-0">
          <span {...contentLanguage} className="block text-std-16B-170">
            {proposed.measure.title}
          </span>
          <span className="block text-std-16N-170 text-solid-gray-700">
            <EffortLine proposed={proposed}>
              <span>{aimText(proposed)}</span>
            </EffortLine>
          </span>
        </span>
      }
    >
      <MeasureView proposed={proposed} />
    </Disclosure>
  ))

/** On paper the first measure in full, the others by name: enough to choose from, and the page has the rest. */
const PrintedMeasures = ({ measures: [first, ...others] }: { measures: readonly Proposed[] }) => (
  <>
    {first && (
      <div className="border-t border-solid-gray-200 py-4 print:py-1.5">
        <h5 {...contentLanguage} className="mb-2 text-std-16B-170">
          {first.measure.title}（{aimText(first)}）
        </h5>
        <MeasureView proposed={first} />
      </div>
    )}
    {others.length > 0 && (
      <div className="border-t border-solid-gray-200 py-4 print:py-1.5">
        <h5 className="text-std-16N-170 text-solid-gray-700">{assessmentTexts().result.otherMeasures}</h5>
        <ul className="mt-1 list-disc ps-5">
          {others.map((proposed) => (
            <li key={proposed.measure.id}>
              <span {...contentLanguage}>
                {proposed.measure.title}（{aimText(proposed)}）
              </span>
              <EffortLine proposed={proposed} />
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
)

const Advised = ({ advised: { question, answer, advice } }: { advised: AdvisedAnswer }) => {
  const texts = assessmentTexts()
  return (
    <li className="grid gap-2">
      <p {...contentLanguage}>{question.text}</p>
      <div className="border-s-4 border-solid-gray-300 ps-4">
        {answer ? <AnswerSaid question={question} answer={answer} /> : <p>{texts.unanswered}</p>}
      </div>
      {advice?.kind === 'move' && (
        <p {...contentLanguage} className="text-solid-gray-900">
          {advice.text}
        </p>
      )}
      {advice?.kind === 'ask' && (
        <div className="grid gap-2">
          <p>{fill(texts.result.ask, { ask: advice.ask })}</p>
          <CopyText
            text={advice.message}
            words={{ copy: texts.answer.copy, copied: texts.answer.copied, selected: texts.answer.selected }}
            lang={contentLanguage.lang}
          />
        </div>
      )}
    </li>
  )
}
