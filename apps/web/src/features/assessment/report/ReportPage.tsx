// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { getRouteApi } from '@tanstack/react-router'
import { dayText, fiscalYearText } from '../../../app/dates.ts'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { useResult } from '../queries.ts'
import { DomainTable } from '../result/DomainTable.tsx'
import { NetworkOutcome } from '../result/NetworkOutcome.tsx'
import { Radar } from '../result/Radar.tsx'
import { StateFigures } from '../result/StateFigures.tsx'
import { TodayList } from '../result/TodayList.tsx'
import { firstMeasures, hasNetworkLevel, weakDomains } from '../result/view.ts'
import { WeakDomains } from '../result/WeakDomains.tsx'
import { Areas } from '../standing/Areas.tsx'
import { Paragraph } from '../standing/Paragraph.tsx'
import { Themes } from '../standing/Themes.tsx'
import { Years } from '../standing/Years.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { AllAnswers } from './AllAnswers.tsx'
import { Sources } from './Sources.tsx'

const route = getRouteApi('/submissions/$submission/report')

/** The report as a page: the same content as the PDF, everything open, for readers and for paper. */
export const ReportPage = () => {
  const texts = assessmentTexts()
  const { submission: id } = route.useParams()
  const { submission, edition, standing } = useResult(id)
  const networked = hasNetworkLevel(submission)
  return (
    <Page
      wide
      title={texts.report.title}
      lead={<span className="print:hidden">{texts.report.lead}</span>}
      back={
        <BackLink to="/submissions/$submission" params={{ submission: id }}>
          {texts.report.back}
        </BackLink>
      }
    >
      <Button look="outline" onClick={() => print()}>
        <Icon name="print" />
        {texts.report.print}
      </Button>
      <Head submission={submission} edition={edition} />
      <Paragraph submission={submission} points={standing.paragraph} printed />
      <TodayList measures={firstMeasures(edition, submission)} printed />
      <Section title={texts.report.summary}>
        <StateFigures submission={submission} />
        <p className="mt-4">{texts.result.own}</p>
      </Section>
      <Section title={texts.result.domains} note={texts.result.domainsNote}>
        <Radar submission={id} />
        <DomainTable submission={submission} edition={edition} />
      </Section>
      <WeakDomains domains={weakDomains(edition, submission)} printed />
      {networked && (
        <Section title={texts.result.network}>
          <NetworkOutcome submission={submission} edition={edition} />
        </Section>
      )}
      <Themes instrument={submission.instrument} standing={standing} printed />
      <Years id={id} standing={standing} domains={edition.domains} networked={networked} printed />
      <Areas instrument={submission.instrument} standing={standing} printed />
      <Section title={texts.report.answers} note={texts.report.answersNote}>
        <AllAnswers submission={submission} edition={edition} />
      </Section>
      <Method submission={submission} />
      <Section title={texts.report.sources} note={texts.report.sourcesNote}>
        <Sources edition={edition} />
      </Section>
    </Page>
  )
}

const Head = ({ submission, edition }: { submission: SubmissionView; edition: InstrumentEdition }) => {
  const texts = assessmentTexts().report.head
  const facts = [
    [texts.organisation, submission.organisationName],
    [texts.year, fiscalYearText(submission.fiscalYear)],
    [texts.submitted, dayText(submission.submittedAt)],
    [texts.by, submission.submittedBy],
    [texts.instrument, nameOf(edition.title)],
    [texts.edition, submission.edition],
  ] as const
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-2 border-y border-solid-gray-420 py-4 md:grid-cols-2">
      {facts.map(([name, value]) => (
        <div key={name} className="grid grid-cols-[8rem_1fr]">
          <dt className="text-solid-gray-700">{name}</dt>
          <dd className="text-std-16B-170 text-solid-gray-900">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Method = ({ submission }: { submission: SubmissionView }) => {
  const texts = assessmentTexts().report
  return (
    <Section title={texts.method}>
      <ul className="grid list-disc gap-2 ps-5">
        {texts.methodText.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3 className="mt-6 text-std-16B-170 text-solid-gray-900">{texts.fingerprint}</h3>
      <p className="mt-1 text-mono-14N-150 break-all" {...contentLanguage}>
        {submission.sha256}
      </p>
      <p className="text-solid-gray-700">{texts.fingerprintNote}</p>
    </Section>
  )
}
