// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../../app/Page.tsx'
import { Jumps } from '../../../ui/Jumps.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { outlineQuery, standingQuery, submissionQuery } from '../queries.ts'
import { hasNetworkLevel } from '../result/view.ts'
import { Areas } from './Areas.tsx'
import { Themes } from './Themes.tsx'
import { viewsTexts } from './texts.ts'
import { standsAlone } from './view.ts'
import { Years } from './Years.tsx'

const route = getRouteApi('/submissions/$submission/views')

/** The same answers set out in three other ways. */
export const ViewsPage = () => {
  const texts = viewsTexts()
  const { submission: id } = route.useParams()
  const { data: submission } = useSuspenseQuery(submissionQuery(id))
  const { data: standing } = useSuspenseQuery(standingQuery(id))
  const { data: outline } = useSuspenseQuery(outlineQuery(submission.editionHash))
  const alone = standsAlone(standing, submission.instrument)
  const parts = [
    { id: 'themes', name: alone ? texts.themes.titleAlone : texts.themes.title },
    { id: 'years', name: texts.years.title },
    { id: 'areas', name: texts.areas.title },
  ]
  return (
    <Page
      wide
      title={texts.title}
      lead={alone ? texts.leadAlone : texts.lead}
      back={
        <BackLink to="/submissions/$submission" params={{ submission: id }}>
          {texts.back}
        </BackLink>
      }
    >
      <Jumps label={texts.contents} parts={parts} />
      <Themes instrument={submission.instrument} standing={standing} />
      <Years id={id} standing={standing} domains={outline.domains} networked={hasNetworkLevel(submission)} />
      <Areas instrument={submission.instrument} standing={standing} />
    </Page>
  )
}
