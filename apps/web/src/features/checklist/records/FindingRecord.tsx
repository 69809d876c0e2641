// SPDX-License-Identifier: Apache-2.0
import type { ChecklistFinding } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, dayText } from '../../../app/dates.ts'
import { TextLink } from '../../../ui/TextLink.tsx'
import { recordTexts } from './texts.ts'

const linkText = ({ kind, record }: ChecklistFinding): string => {
  const texts = recordTexts().finding
  const passwords = kind === 'passwords'
  if (record === null) return passwords ? texts.passwordsNone : texts.secondFactorNone
  return fill(passwords ? texts.passwords : texts.secondFactor, { by: record.by, day: dayText(record.at) })
}

/** On which record a part of a proposal rests, with who wrote it and when, and the way there; nothing for practices, which have claims. */
export const FindingRecord = ({ finding }: { finding: ChecklistFinding }) => {
  const texts = recordTexts().finding
  if (finding.kind === 'practice') return null
  return (
    <>
      {finding.kind === 'planned' && finding.verdict === 'yes' && (
        <p className="text-solid-gray-700">{finding.day === null ? texts.carriedOut : fill(texts.dated, { day: calendarDayText(finding.day) })}</p>
      )}
      <TextLink
        standing
        className="print:no-underline"
        to={finding.kind === 'passwords' ? '/checklists/records/passwords' : '/checklists/records/second-factor'}
      >
        {linkText(finding)}
      </TextLink>
    </>
  )
}
