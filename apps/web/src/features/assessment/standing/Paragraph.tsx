// SPDX-License-Identifier: Apache-2.0
import type { StandingView, SubmissionView } from '@shinayaka/contract'
import { managementSentences } from '@shinayaka/contract/messages/standing'
import type { ReactNode } from 'react'
import { language } from '../../../app/language.ts'
import { CopyText } from '../../../ui/CopyText.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { asksManagement } from '../result/view.ts'
import { viewsTexts } from './texts.ts'

/** What to say to management, in one paragraph that can be copied; on paper it stands as it is. */
export const Paragraph = ({
  submission,
  points,
  printed = false,
  children,
}: {
  submission: Pick<SubmissionView, 'instrument'>
  points: StandingView['paragraph']
  printed?: boolean
  children?: ReactNode
}) => {
  const texts = viewsTexts().paragraph
  const told = asksManagement(submission) ? points : points.filter(({ code }) => code !== 'decisions')
  const text = managementSentences(told, language).join(language === 'ja' ? '' : ' ')
  if (printed)
    return (
      <Section title={texts.title} className="mt-10 print:mt-4">
        <p>{text}</p>
      </Section>
    )
  return (
    <Section id="management" title={texts.title} note={texts.note}>
      <CopyText text={text} words={texts} />
      {children && <div className="mt-4">{children}</div>}
    </Section>
  )
}
