// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause, GuidelinePractice } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { useAbility } from '../../app/session.ts'
import { SubHeading } from '../../ui/Heading.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { guidelineTexts } from './texts.ts'
import { heldText, nameOf } from './words.ts'

/** A practice that a clause names: how far it must be and is, by whose word, and what shows it. */
export const PracticeStanding = ({ asked, practice }: { asked: GuidelineClause['practices'][number]; practice: GuidelinePractice }) => {
  const texts = guidelineTexts().clause
  return (
    <div className="mt-6 border-s-4 border-solid-gray-300 ps-4">
      <SubHeading>{fill(texts.practice, { name: nameOf(practice.name) })}</SubHeading>
      <p>{fill(texts.needed, { at: asked.at, held: heldText(practice) })}</p>
      <p className="text-solid-gray-700">
        {texts.because}：<span {...contentLanguage}>{asked.reason}</span>
      </p>
      {practice.claims.length === 0 ? (
        <p className="mt-2">
          {texts.notAsked}{' '}
          <span className="print:hidden">
            <TextLink to="/assessments">{texts.toCheck}</TextLink>
          </span>
        </p>
      ) : (
        <ul className="mt-2">
          {practice.claims.map((claim) => (
            <li key={`${claim.source} ${claim.name}`} className="flex flex-wrap gap-x-3">
              {claimText(claim)}
              {claim.submission !== null && (
                <span className="print:hidden">
                  <TextLink to="/submissions/$submission" params={{ submission: claim.submission }}>
                    {texts.toAnswer}
                  </TextLink>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Shown practice={practice} />
    </div>
  )
}

const claimText = ({ source, name, value, effective }: GuidelinePractice['claims'][number]): string => {
  const texts = guidelineTexts()
  const who = name === '' ? texts.clause.sources[source] : `${texts.clause.sources[source]}（${name}）`
  return fill(texts.clause.claim, {
    who,
    value: typeof value === 'number' ? fill(texts.clause.level, { level: value }) : texts.held[value],
    day: calendarDayText(effective),
  })
}

const Shown = ({ practice: { id, evidence } }: { practice: GuidelinePractice }) => {
  const texts = guidelineTexts().clause
  const adds = useAbility('evidence.edit')
  if (evidence === null) return <p className="mt-2 text-solid-gray-700">{texts.evidenceHidden}</p>
  return (
    <div className="mt-2">
      {evidence.count === 0 ? (
        <p className="text-solid-gray-700">{texts.evidenceNone}</p>
      ) : (
        <>
          <p className="text-std-16B-170">{fill(texts.evidence, { count: evidence.count })}</p>
          <ul>
            {evidence.newest.map((one) => (
              <li key={one.id} className="flex flex-wrap gap-x-3">
                <TextLink to="/evidence/$evidence" params={{ evidence: one.id }}>
                  {one.title}
                </TextLink>
                <span className="text-solid-gray-700">
                  {fill(one.expires === null ? texts.evidenceDay : texts.evidenceUntil, {
                    day: calendarDayText(one.effective),
                    until: one.expires === null ? '' : calendarDayText(one.expires),
                  })}
                </span>
              </li>
            ))}
          </ul>
          {evidence.count > evidence.newest.length && (
            <TextLink standing to="/evidence" search={{ practice: id }}>
              {texts.evidenceMore}
            </TextLink>
          )}
        </>
      )}
      {adds && (
        <p className="print:hidden">
          <TextLink standing to="/evidence/new" search={{ practice: id }}>
            {texts.evidenceAdd}
          </TextLink>
        </p>
      )}
    </div>
  )
}
