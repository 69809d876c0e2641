// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '../../app/Failure.tsx'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { References, Unverified } from '../assessment/index.ts'
import { OwnerForm } from './OwnerForm.tsx'
import { PracticeStanding } from './PracticeStanding.tsx'
import { guidelineQuery, type OpenGuideline } from './queries.ts'
import { Standing } from './Standing.tsx'
import { guidelineTexts } from './texts.ts'
import { ownerOf, practicesOf, recordsOf } from './view.ts'
import { nameOf, responsibleText } from './words.ts'

const route = getRouteApi('/guidelines/$guideline/$clause')

/** One clause: what it says in our words, whether it is met and by what, what is open, and who owns it. */
export const ClausePage = () => {
  const params = route.useParams()
  const open = useSuspenseQuery(guidelineQuery(params.guideline)).data
  const clause = open.clauses.find(({ id }) => id === params.clause)
  return clause === undefined ? <NotFoundPage /> : <Clause key={clause.id} open={open} clause={clause} />
}

const Clause = ({ open, clause }: { open: OpenGuideline; clause: GuidelineClause }) => {
  const texts = guidelineTexts()
  const edits = useAbility('checklist.edit')
  const short = nameOf(open.edition.short)
  const volume = open.volumes.find(({ id }) => id === clause.volume)
  return (
    <Page
      title={`${clause.number} ${clause.name}`}
      documentTitle={`${clause.number} ${clause.name} - ${short}`}
      lead={
        <>
          {fill(texts.clause.lead, { short, volume: volume ? nameOf(volume.name) : '', force: texts.force[clause.force] })}
          <Unverified certainty={clause.certainty} />
        </>
      }
      back={
        <BackLink to="/guidelines/$guideline" params={{ guideline: open.edition.guideline }}>
          {fill(texts.clause.back, { short })}
        </BackLink>
      }
    >
      <Section title={texts.clause.says} note={texts.clause.saysNote} className="">
        <References references={clause.references} />
      </Section>
      <Section title={texts.clause.meets}>
        <Standing clause={clause} />
        <Why open={open} clause={clause} />
        {practicesOf(open, clause).map(({ asked, practice }) => (
          <PracticeStanding key={practice.id} asked={asked} practice={practice} />
        ))}
        {clause.unmapped !== null && (
          <p {...contentLanguage} className="mt-3">
            {clause.unmapped}
          </p>
        )}
        {recordsOf(clause).map(({ word, path }) => (
          <p key={word} className="mt-4 print:hidden">
            <TextLink standing to={path as string}>
              {texts.clause.records[word]}
            </TextLink>
          </p>
        ))}
      </Section>
      <Section title={texts.clause.who}>
        <Pairs>
          <Pair name={texts.clause.whoAsked}>{responsibleText(clause)}</Pair>
          <Pair name={texts.clause.whoOwns}>{ownerText(open, clause)}</Pair>
        </Pairs>
        {edits && <OwnerForm open={open} clause={clause} />}
      </Section>
      <Section title={texts.clause.kinships}>
        <Kinships clause={clause} />
      </Section>
    </Page>
  )
}

const ownerText = (open: OpenGuideline, clause: GuidelineClause): string => {
  const texts = guidelineTexts()
  const owned = ownerOf(open, clause)
  if (owned === null || owned.owner.person === null) return texts.ownerNone
  const { name } = owned.owner.person
  return owned.kind === 'clause' ? name : fill(texts.clause.inherited[owned.kind], { name })
}

/** Why a clause is open: which practices are short, and of which nothing was said. */
const Why = ({ open, clause }: { open: OpenGuideline; clause: GuidelineClause }) => {
  const texts = guidelineTexts()
  const held = practicesOf(open, clause)
  const reasons = (['no', 'disagree', 'unknown', 'unanswered'] as const).flatMap((verdict) => {
    const short = held.filter(({ asked }) => asked.verdict === verdict).map(({ practice }) => nameOf(practice.name))
    return short.length > 0 ? [fill(texts.clause.open[verdict], { items: short.join(texts.separator) })] : []
  })
  return reasons.length === 0 ? null : (
    <ul className="mt-3 list-disc ps-5">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}

/** What the clause was in the edition before, or became in the next, each with its reason. */
const Kinships = ({ clause: { kinships } }: { clause: GuidelineClause }) => {
  const texts = guidelineTexts()
  if (kinships.length === 0) return <p>{texts.clause.kinshipsNone}</p>
  return (
    <ul className="grid gap-4">
      {kinships.map(({ relation, reason, others }) => (
        <li key={`${relation} ${reason}`} className="border-s-4 border-solid-gray-300 ps-4">
          <p>
            <b className="text-std-16B-170">{texts.relation[relation]}</b>
          </p>
          <p {...contentLanguage}>{reason}</p>
          {others.length === 0 ? (
            <p className="text-solid-gray-700">{texts.clause.nobody}</p>
          ) : (
            <ul>
              {others.map(({ guideline, id, short, number, name }) => (
                <li key={id} {...contentLanguage}>
                  <TextLink standing to="/guidelines/$guideline/$clause" params={{ guideline, clause: id }}>
                    {fill(texts.clause.kin, { short: short.ja, number, name })}
                  </TextLink>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
