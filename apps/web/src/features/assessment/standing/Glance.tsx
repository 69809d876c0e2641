// SPDX-License-Identifier: Apache-2.0
import type { StandingView, SubmissionView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../../app/dates.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Differences } from './Differences.tsx'
import { Missing } from './Missing.tsx'
import { viewsTexts } from './texts.ts'
import { missingSide, standsAlone, themeCounts, themeLines, viewsOf } from './view.ts'

/** How many of the differing practices the result itself names. */
const named = 3

/** On the result: whether management sees it as the departments do, in two sentences and the widest differences, and the way to all other views. */
export const Glance = ({ submission, standing }: { submission: Pick<SubmissionView, 'id' | 'instrument'>; standing: StandingView }) => {
  const texts = viewsTexts()
  const missing = missingSide(standing)
  const alone = standsAlone(standing, submission.instrument)
  return (
    <Section id="glance" title={alone ? texts.title : texts.glance.title}>
      {!alone && <div className="mb-6">{missing ? <Missing side={missing} /> : <Compared standing={standing} />}</div>}
      <ButtonLink look="outline" to="/submissions/$submission/views" params={{ submission: submission.id }}>
        {texts.glance.more}
        <Icon name="forward" />
      </ButtonLink>
    </Section>
  )
}

const Compared = ({ standing }: { standing: StandingView }) => {
  const { practiceDifferences: differences } = standing
  const texts = viewsTexts().glance
  return (
    <>
      <Counts standing={standing} />
      {differences.length === 0 ? (
        <p className="mt-2">{texts.alike}</p>
      ) : (
        <>
          <p className="mt-2 mb-4">{fill(texts.practices, { count: differences.length })}</p>
          <Differences differences={differences.slice(0, named)} />
        </>
      )}
    </>
  )
}

/** When both sides answered, and in how many themes they differ. */
export const Counts = ({ standing: { department, management, views } }: { standing: StandingView }) => {
  const texts = viewsTexts().glance
  const { themes } = viewsOf({ views })
  if (!department || !management || !themes) return null
  const days = { departmentDay: dayText(department.submittedAt), managementDay: dayText(management.submittedAt) }
  return (
    <>
      <p className="text-solid-gray-700">{fill(texts.sides, days)}</p>
      <p className="mt-2">{fill(texts.themes, themeCounts(themeLines(themes)))}</p>
    </>
  )
}
