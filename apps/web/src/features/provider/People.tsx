// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type Person, providerQuery } from './queries.ts'
import { providerTexts } from './texts.ts'

type Act = { person: Person; how: 'hold' | 'release' | 'unlink' }

const send = ({ person: { id }, how }: Act) =>
  how === 'unlink'
    ? call('removeMemberLink', { params: { person: id } })
    : call('saveBreakGlass', { params: { person: id }, body: { breakGlass: how === 'hold' } })

/** Who has linked, and which administrators are held ready for the day the provider is down. */
export const People = ({ people, onSheet }: { people: readonly Person[]; onSheet: (person: Person) => void }) => {
  const texts = providerTexts().people
  const client = useQueryClient()
  const [asking, setAsking] = useState<Person | null>(null)
  const [told, setTold] = useState('')
  const act = useMutation({
    mutationFn: send,
    onSuccess: async (_, { person, how }) => {
      setTold(fill({ unlink: texts.unlinkDone, hold: texts.held, release: texts.released }[how], person))
      await client.invalidateQueries({ queryKey: providerQuery.queryKey })
    },
  })
  const stateOf = ({ linked, used, breakGlass }: Person) =>
    [
      linked ? texts.linked : texts.unlinked,
      ...(linked ? [used === null ? texts.unused : fill(texts.used, { day: dayText(used) })] : []),
      ...(breakGlass ? [texts.breakGlass] : []),
    ].join('　')
  return (
    <Section title={texts.title} note={texts.note}>
      <p>{texts.breakGlassNote}</p>
      <p className="mt-3">{fill(texts.count, { total: people.length, linked: people.filter(({ linked }) => linked).length })}</p>
      {told !== '' && (
        <div className="mt-5">
          <Notice kind="done" live title={told} />
        </div>
      )}
      {act.error && <FailureNotice error={asCallError(act.error)} />}
      <div className="mt-3">
        <Rows>
          {people.map((person) => (
            <Row
              key={person.id}
              link={<p className="text-std-16B-170 text-solid-gray-900">{person.name}</p>}
              note={stateOf(person)}
              status={
                <span className="flex flex-wrap gap-2">
                  {person.linked && (
                    <Button look="text" aria-label={fill(texts.unlinkOf, person)} onClick={() => setAsking(person)}>
                      {texts.unlink}
                    </Button>
                  )}
                  {person.breakGlass && (
                    <Button look="text" aria-label={fill(texts.sheetOf, person)} onClick={() => onSheet(person)}>
                      {texts.sheet}
                    </Button>
                  )}
                  {person.role === 'administrator' && (
                    <Button
                      look="outline"
                      aria-label={fill(person.breakGlass ? texts.releaseOf : texts.holdOf, person)}
                      onClick={() => act.mutate({ person, how: person.breakGlass ? 'release' : 'hold' })}
                    >
                      {person.breakGlass ? texts.release : texts.hold}
                    </Button>
                  )}
                </span>
              }
            />
          ))}
        </Rows>
      </div>
      <Confirm
        open={asking !== null}
        title={fill(texts.askUnlink, { name: asking?.name ?? '' })}
        confirm={texts.unlink}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          if (asking !== null) act.mutate({ person: asking, how: 'unlink' })
          setAsking(null)
        }}
      >
        {texts.askUnlinkText}
      </Confirm>
    </Section>
  )
}
