// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Row } from '../../ui/List.tsx'
import type { Member } from './queries.ts'
import { accountTexts, peopleTexts } from './texts.ts'

/** Somebody who can sign in here, or whose last day is over, with what an administrator may do about it. */
export const MemberLine = ({
  member,
  departments,
  onRemove,
  onChange,
}: {
  member: Member
  /** Names of the departments they belong to. */
  departments: readonly string[]
  onRemove: (() => void) | null
  onChange: (() => void) | null
}) => {
  const texts = accountTexts()
  const people = peopleTexts()
  const self = member.id === useSession().person.id
  const until = member.until === null ? null : calendarDayText(member.until)
  const said = [
    ...departments,
    fill(texts.people.login, member),
    fill(texts.people.since, { day: dayText(member.since) }),
    member.lastSeen ? fill(texts.people.lastSeen, { day: dayText(member.lastSeen) }) : texts.people.never,
  ]
  return (
    <Row
      link={
        <p className="flex flex-wrap gap-x-4">
          <span className="text-std-16B-170 text-solid-gray-900">
            {member.name}
            {self && <span className="text-std-16N-170">{texts.people.you}</span>}
          </span>
          <span>{texts.roles[member.role]}</span>
          {until !== null && <span>{fill(member.expired ? people.members.expired : people.members.until, { day: until })}</span>}
        </p>
      }
      note={
        <span className="flex flex-wrap gap-x-4">
          {said.map((part) => (
            <span key={part} className="break-all">
              {part}
            </span>
          ))}
        </span>
      }
      {...(self
        ? {}
        : {
            // Nobody changes or ends their own access: another administrator does.
            status: (
              <span className="flex flex-wrap gap-2">
                {onChange && (
                  <Button look="text" aria-label={fill(people.change.pressOf, member)} onClick={onChange}>
                    {people.change.press}
                  </Button>
                )}
                {onRemove && (
                  <Button look="outline" aria-label={fill(texts.remove.pressOf, member)} onClick={onRemove}>
                    {texts.remove.press}
                  </Button>
                )}
              </span>
            ),
          })}
    />
  )
}
