// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion, EditionReference } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { OutsideLink } from '../../../ui/TextLink.tsx'
import { assessmentTexts } from '../texts.ts'

/** The mark on whatever was not compared with its original. */
export const Unverified = ({ certainty }: { certainty: 'A' | 'B' | 'C' }) =>
  certainty === 'A' ? null : (
    <span className="ms-2 inline-block whitespace-nowrap rounded-4 border border-solid-gray-600 px-1.5 text-dns-14N-130 text-solid-gray-800">
      {assessmentTexts().unverified}
    </span>
  )

const Why = ({ question }: { question: EditionQuestion }) => {
  const texts = assessmentTexts().question
  const { why, practice, case: happened } = question
  const steps = practice.hinders.flatMap((step) => (step in texts.steps ? [texts.steps[step as keyof typeof texts.steps]] : []))
  return (
    <div className="grid gap-4">
      <p {...contentLanguage}>{why}</p>
      <p {...contentLanguage}>{practice.effect}</p>
      {steps.length > 0 && (
        <div>
          <p className="text-std-16B-170">{texts.hinders}</p>
          <ul className="mt-1 flex flex-wrap gap-2">
            {steps.map((step) => (
              <li key={step} className="rounded-4 border border-solid-gray-420 px-2">
                {step}
              </li>
            ))}
          </ul>
        </div>
      )}
      {happened && (
        <div className="rounded-8 border border-solid-gray-300 p-4">
          <p className="text-std-16B-170">
            {fill(texts.caseTitle, { name: happened.name })}
            <Unverified certainty={happened.certainty} />
          </p>
          <p className="text-solid-gray-700">{fill(texts.caseWhen, { when: happened.when, route: happened.route })}</p>
          <p {...contentLanguage} className="mt-2">
            {happened.whatHappened}
          </p>
          <p className="mt-2">
            <b className="text-std-16B-170">{texts.lesson}：</b>
            <span {...contentLanguage}>{happened.lesson}</span>
          </p>
        </div>
      )}
    </div>
  )
}

/** Official points and other sources, each with its link, and the mark where it was not compared with the original. */
export const References = ({ references }: { references: readonly EditionReference[] }) => (
  <ul className="grid gap-3">
    {references.map((reference) => (
      <li key={`${reference.source}-${reference.label}`}>
        <OutsideLink standing href={reference.url}>
          <span {...contentLanguage}>
            {reference.sourceTitle} {reference.label}
          </span>
        </OutsideLink>
        <Unverified certainty={reference.certainty} />
        <p {...contentLanguage}>{reference.statement}</p>
        <p className="text-dns-14N-130 text-solid-gray-700">{fill(assessmentTexts().question.checked, { day: reference.checked })}</p>
      </li>
    ))}
  </ul>
)

/** What stands behind a question, for whoever wants it: why, what counts as evidence, who can answer, and the sources. */
export const Background = ({ question }: { question: EditionQuestion }) => {
  const texts = assessmentTexts().question
  return (
    <div className="print:hidden">
      <Disclosure summary={texts.why}>
        <Why question={question} />
      </Disclosure>
      <Disclosure summary={texts.evidence}>
        <ul {...contentLanguage} className="list-disc ps-5">
          {question.evidence.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Disclosure>
      <Disclosure summary={texts.answerers}>
        <p {...contentLanguage}>{question.answerers}</p>
      </Disclosure>
      {question.references.length > 0 && (
        <Disclosure summary={texts.references}>
          <References references={question.references} />
        </Disclosure>
      )}
    </div>
  )
}
