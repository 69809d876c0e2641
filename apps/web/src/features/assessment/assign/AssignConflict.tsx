// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { Member } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { dueDay } from '../words.ts'
import type { Wanted } from './assigning.ts'

/** Two people gave the same domain away: both side by side, and the choice. `theirs` is null where they took it back. */
export const AssignConflict = ({
  name,
  theirs,
  mine,
  members,
  onTheirs,
  onMine,
}: {
  /** The domain's name. */
  name: string
  theirs: AssignmentView | null
  mine: Wanted
  members: readonly Member[]
  onTheirs: () => void
  onMine: () => void
}) => {
  const texts = answeringTexts().assign.conflict
  const nameOfPerson = (id: string | null) => members.find((member) => member.id === id)?.name ?? null
  return (
    <Notice
      kind="heed"
      live
      title={fill(texts.title, { domain: name })}
      actions={
        <>
          <Button onClick={onTheirs}>{texts.keepTheirs}</Button>
          <Button look="outline" onClick={onMine}>
            {texts.keepMine}
          </Button>
        </>
      }
    >
      <p>{texts.text}</p>
      <dl className="mt-3 grid gap-3 sm:grid-cols-2">
        <Side title={texts.theirs} person={theirs?.person.name ?? null} due={theirs?.due ?? null} note={theirs?.note ?? ''} />
        <Side title={texts.mine} person={nameOfPerson(mine.person)} due={mine.due} note={mine.note} />
      </dl>
    </Notice>
  )
}

const Side = ({ title, person, due, note }: { title: string; person: string | null; due: string | null; note: string }) => {
  const texts = answeringTexts()
  return (
    <div>
      <dt className="text-std-16B-170">{title}</dt>
      <dd>
        <p>{person ?? texts.assign.conflict.nobody}</p>
        {due !== null && <p>{fill(texts.sections.due, { day: dueDay(due) })}</p>}
        {note !== '' && <p>{fill(texts.domain.note, { note })}</p>}
      </dd>
    </div>
  )
}
