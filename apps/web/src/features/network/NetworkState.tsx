// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type NetworkControl, targetNetworkLevel } from '@shinayaka/domain'
import type { ReactNode } from 'react'
import { contentLanguage, language } from '../../app/language.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { SubHeading } from '../../ui/Heading.tsx'
import { networkTexts } from './texts.ts'
import { levelWords, missingWords, type NetworkOutcome, networkOutcome, type StoredGrade } from './view.ts'

type Flowchart = InstrumentEdition['flowchart']

/** The level with its range, with and without the gate, and in words what is missing for level 2 and what is not known. */
export const NetworkState = ({ flowchart, grades }: { flowchart: Flowchart; grades: readonly StoredGrade[] }) => {
  const texts = networkTexts().result
  const outcome = networkOutcome(grades)
  const gradeOf = (id: NetworkControl) => grades.find(({ control }) => control === id)?.grade
  const named = (ids: readonly NetworkControl[]) => flowchart.controls.filter(({ id }) => ids.includes(id))
  const said = { reached: texts.reached, below: texts.below, open: texts.open }[outcome.target]
  return (
    <div className="grid gap-6">
      <Level outcome={outcome} flowchart={flowchart}>
        {outcome.unanswered.length > 0 ? fill(texts.incomplete, { count: outcome.unanswered.length }) : said}
      </Level>
      <div>
        <SubHeading>{texts.missing}</SubHeading>
        {outcome.missing.length === 0 ? (
          <p className="mt-2">{outcome.target === 'reached' ? texts.missingNone : said}</p>
        ) : (
          <dl className="mt-3 grid gap-4">
            {named(outcome.missing).map((control) => (
              <Control key={control.id} name={control.name[language]} words={missingWords(control, gradeOf(control.id))} />
            ))}
          </dl>
        )}
      </div>
      {outcome.unknown.length > 0 && (
        <div>
          <SubHeading>{texts.unknown}</SubHeading>
          <dl className="mt-3 grid gap-4">
            {named(outcome.unknown).map((control) => (
              <div key={control.id} className="border-s-4 border-solid-gray-300 ps-4">
                <dt className="text-std-16B-170 text-solid-gray-900">{control.name[language]}</dt>
                <dd>
                  <p className="mb-2">{networkTexts().askMessage}</p>
                  <CopyText text={control.ask} words={networkTexts().copy} lang={contentLanguage.lang} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <Meanings flowchart={flowchart} />
    </div>
  )
}

const Level = ({ outcome, flowchart, children }: { outcome: NetworkOutcome; flowchart: Flowchart; children: ReactNode }) => {
  const texts = networkTexts().result
  const { low, high, lowWithoutGate, highWithoutGate } = outcome
  const name = low === high ? flowchart.levels.find(({ level }) => level === low)?.name : undefined
  const same = low === lowWithoutGate && high === highWithoutGate
  return (
    <div className="rounded-12 border border-solid-gray-300 p-5">
      <p className="flex flex-wrap items-baseline gap-x-4 text-solid-gray-900">
        <span className="text-std-32B-150">{levelWords(low, high, texts)}</span>
        {name && (
          <span {...contentLanguage} className="text-std-18B-160">
            {name}
          </span>
        )}
      </p>
      <p className="mt-1">
        {fill(texts.target, { target: targetNetworkLevel })}
        {children}
      </p>
      <p className="mt-1 text-solid-gray-700">
        {same ? texts.gateSame : fill(texts.gate, { level: levelWords(lowWithoutGate, highWithoutGate, texts) })}
      </p>
    </div>
  )
}

const Control = ({ name, words }: { name: string; words: readonly string[] }) => (
  <div className="border-s-4 border-solid-gray-300 ps-4">
    <dt className="text-std-16B-170 text-solid-gray-900">{name}</dt>
    <dd {...contentLanguage}>
      {words.map((word) => (
        <p key={word}>{word}</p>
      ))}
    </dd>
  </div>
)

const Meanings = ({ flowchart }: { flowchart: Flowchart }) => (
  <Disclosure summary={networkTexts().result.meanings}>
    <dl className="grid gap-3" {...contentLanguage}>
      {flowchart.levels.map(({ level, name, meaning }) => (
        <div key={level}>
          <dt className="text-std-16B-170">
            {level}　{name}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <p {...contentLanguage} className="mt-4 text-solid-gray-700">
      {flowchart.note}
    </p>
  </Disclosure>
)
