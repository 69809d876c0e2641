// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { Status } from '../../../ui/Status.tsx'
import { answeringTexts } from '../texts.ts'
import { dueDay } from '../words.ts'
import type { SectionTask } from './sections.ts'

/** Who looks after a domain and until when; that somebody has left, and that the day has passed, stand out as words. */
export const AssignmentLine = ({ task: { assignment, mine, late } }: { task: Pick<SectionTask, 'assignment' | 'mine' | 'late'> }) => {
  const texts = answeringTexts().sections
  if (!assignment) return null
  const { person, due } = assignment
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {person.member ? (
        <span>{mine ? texts.mine : fill(texts.who, { name: person.name })}</span>
      ) : (
        <span className="text-std-16B-170 text-solid-gray-900">{fill(texts.left, { name: person.name })}</span>
      )}
      {due !== null && <span>{fill(texts.due, { day: dueDay(due) })}</span>}
      {late && <Status kind="heed">{texts.late}</Status>}
    </span>
  )
}
