// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { useSuspenseQuery } from '@tanstack/react-query'
import { fiscalYearText } from '../../app/dates.ts'
import { movement } from '../../app/figures.ts'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { type Institution, weakestQuery } from './queries.ts'
import { oversightTexts } from './texts.ts'

const most = 5

/** Where the institutions below stand, for the home page: how many have submitted this fiscal year, and whom to talk to first. */
export const InstitutionsGlance = () => {
  const texts = oversightTexts()
  const found = useSuspenseQuery(weakestQuery).data
  if (found.total === 0)
    return (
      <Section title={texts.empty.title}>
        <p>{texts.empty.text}</p>
      </Section>
    )
  return (
    <Section title={texts.glance.title} note={fill(texts.summary, { ...found, year: fiscalYearText(found.fiscalYear) })}>
      <SubHeading>{texts.glance.weakest}</SubHeading>
      <p className="mt-1 mb-3 text-solid-gray-700">{texts.glance.weakestNote}</p>
      <Rows>
        {found.institutions.slice(0, most).map((institution) => (
          <Weak key={institution.id} institution={institution} />
        ))}
      </Rows>
    </Section>
  )
}

const Weak = ({ institution: { name, latest, before } }: { institution: Institution }) => {
  const texts = oversightTexts().table
  if (!latest) return <Row link={<p className="text-std-16B-170 text-solid-gray-900">{name}</p>} status={texts.never} />
  const moved = movement(before, latest.overall)
  return (
    <Row
      link={
        <RowLink to="/institutions/submissions/$submission" params={{ submission: latest.id }}>
          {name}
        </RowLink>
      }
      note={fill(texts.weakFirst, { domains: latest.domainsCounted, weak: latest.belowThreshold })}
      status={
        <p className="flex flex-wrap items-baseline gap-x-3 md:flex-col md:items-end">
          <span className="text-std-18B-160 text-solid-gray-900 tabular-nums">
            {latest.overall === null ? texts.none : fill(texts.points, { score: displayScore(latest.overall) })}
          </span>
          <span className="text-solid-gray-700">{moved ? fill(texts[moved.direction], { points: moved.points }) : texts.first}</span>
        </p>
      }
    />
  )
}
