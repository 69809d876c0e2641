// SPDX-License-Identifier: Apache-2.0
import type { StandingView, SubmissionView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import { dayText, fiscalYearText } from '../../../app/dates.ts'
import { language } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { shellTexts } from '../../../app/texts.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Jumps } from '../../../ui/Jumps.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { FileButton, OscalFiles } from '../../document/index.ts'
import { useResult } from '../queries.ts'
import { Glance } from '../standing/Glance.tsx'
import { Paragraph } from '../standing/Paragraph.tsx'
import { viewsTexts } from '../standing/texts.ts'
import { standsAlone } from '../standing/view.ts'
import { assessmentTexts } from '../texts.ts'
import { DomainTable } from './DomainTable.tsx'
import { NetworkOutcome } from './NetworkOutcome.tsx'
import { Radar } from './Radar.tsx'
import { StateFigures } from './StateFigures.tsx'
import { TodayList } from './TodayList.tsx'
import { asksManagement, firstMeasures, hasNetworkLevel, weakDomains } from './view.ts'
import { WeakDomains } from './WeakDomains.tsx'

const route = getRouteApi('/submissions/$submission')

/**
 * The result: what to do today first, what to say to management, then the figures, the weak domains with their measures, all domains, the network
 * level, and how management sees it.
 */
export const ResultPage = () => {
  const texts = assessmentTexts()
  const id = route.useParams().submission
  const { submission, edition, standing } = useResult(id)
  const networked = hasNetworkLevel(submission)
  const mayReadPlan = useAbility('plan.read')
  const said = { year: fiscalYearText(submission.fiscalYear), day: dayText(submission.submittedAt), name: submission.submittedBy }
  return (
    <Page wide title={texts.result.title} lead={fill(texts.result.lead, said)} back={<BackLink to="/assessments">{texts.title}</BackLink>}>
      <Contents submission={submission} standing={standing} />
      <TodayList measures={firstMeasures(edition, submission)} />
      <Paragraph submission={submission} points={standing.paragraph}>
        {mayReadPlan && asksManagement(submission) && (
          <ButtonLink look="outline" to="/submissions/$submission/plan" params={{ submission: id }}>
            {viewsTexts().paragraph.plan}
            <Icon name="forward" />
          </ButtonLink>
        )}
      </Paragraph>
      <Section id="state" title={texts.result.state}>
        <StateFigures submission={submission} />
        <p className="mt-4 text-solid-gray-700">{texts.result.own}</p>
      </Section>
      <WeakDomains domains={weakDomains(edition, submission)} />
      <Section id="domains" title={texts.result.domains} note={texts.result.domainsNote}>
        <Radar submission={id} />
        <DomainTable submission={submission} edition={edition} />
      </Section>
      {networked && (
        <Section id="network" title={texts.result.network}>
          <NetworkOutcome submission={submission} edition={edition} />
        </Section>
      )}
      <Glance submission={submission} standing={standing} />
      <Next submission={id} />
    </Page>
  )
}

/** The report at hand at once, and the way to each part of a long page. */
const Contents = ({ submission, standing }: { submission: SubmissionView; standing: StandingView }) => {
  const texts = assessmentTexts().result
  const views = viewsTexts()
  const mayReadDocuments = useAbility('document.read')
  const parts = [
    { id: 'management', name: views.paragraph.title },
    { id: 'state', name: texts.state },
    { id: 'weak', name: texts.weak },
    { id: 'domains', name: texts.domains },
    ...(hasNetworkLevel(submission) ? [{ id: 'network', name: texts.network }] : []),
    { id: 'glance', name: standsAlone(standing, submission.instrument) ? views.title : views.glance.title },
    { id: 'next', name: texts.next },
  ]
  return (
    <div className="mb-10 print:hidden">
      {mayReadDocuments && (
        <FileButton name="readReport" input={{ params: { submission: submission.id }, query: { language } }}>
          {texts.pdf}
        </FileButton>
      )}
      <div className="mt-3">
        <Jumps label={texts.contents} parts={parts} />
      </div>
    </div>
  )
}

const Next = ({ submission }: { submission: string }) => {
  const texts = assessmentTexts().result
  const mayReadDocuments = useAbility('document.read')
  const input = { params: { submission }, query: { language } }
  return (
    <Section id="next" title={texts.next}>
      {mayReadDocuments && (
        <>
          <h3 className="text-std-18B-160 text-solid-gray-900">{texts.nextReport}</h3>
          <p className="mt-1 mb-4">{texts.nextReportText}</p>
          <div className="flex flex-wrap items-start gap-3">
            <FileButton name="readReport" input={input} look="solid">
              {texts.pdf}
            </FileButton>
            <ButtonLink look="outline" to="/submissions/$submission/report" params={{ submission }}>
              {texts.page}
            </ButtonLink>
            <FileButton name="readResultWorkbook" input={input}>
              {texts.excel}
            </FileButton>
          </div>
        </>
      )}
      <OscalFiles>
        <FileButton name="readOscalResults" input={{ params: { submission } }}>
          {shellTexts().oscal.results}
        </FileButton>
      </OscalFiles>
      <p className="mt-6">{texts.nextRepeat}</p>
      <p className="mt-3">
        <ButtonLink look="text" className="-ms-2" to="/assessments">
          {texts.toList}
        </ButtonLink>
      </p>
    </Section>
  )
}
