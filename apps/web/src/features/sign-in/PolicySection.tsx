// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type Policy, policyQuery, refresh } from './queries.ts'
import { signInTexts } from './texts.ts'

/** The institution's rules of signing in, and who still owes a second factor: for administrators. */
export const PolicySection = () => {
  const texts = signInTexts().policy
  const { data, error } = useQuery(policyQuery)
  const own = useSession().person.id
  const [saved, setSaved] = useState(false)
  // Whoever reads this has a role that must have one; where they need none, nobody does.
  const exempt = data?.people.find(({ id }) => id === own)?.required === false
  return (
    <Section title={texts.title} note={exempt ? texts.exempt : texts.about}>
      {error && <FailureNotice error={asCallError(error)} />}
      {data && (
        <>
          <Rule key={data.version} policy={data} saved={saved} onSaved={setSaved} />
          <People policy={data} />
        </>
      )}
    </Section>
  )
}

const Rule = ({ policy, saved, onSaved }: { policy: Policy; saved: boolean; onSaved: (saved: boolean) => void }) => {
  const texts = signInTexts().policy
  const client = useQueryClient()
  const [forAll, setForAll] = useState(policy.secondFactorForAll)
  const save = useMutation({
    mutationFn: () => call('saveSignInPolicy', { body: { secondFactorForAll: forAll, version: policy.version } }),
    onMutate: () => onSaved(false),
    onSuccess: async () => {
      await refresh(client)
      onSaved(true)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate()
  }
  return (
    <form onSubmit={send} className="grid gap-4">
      <Checkbox id="second-factor-for-all" label={texts.forAll} checked={forAll} onChange={setForAll} />
      {save.error && <FailureNotice error={asCallError(save.error)} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button look="outline" type="submit">
          {texts.save}
        </Button>
        <LiveLine>{saved ? texts.saved : ''}</LiveLine>
      </div>
    </form>
  )
}

type Person = Policy['people'][number]

const People = ({ policy: { people } }: { policy: Policy }) => {
  const texts = signInTexts().policy
  const client = useQueryClient()
  const own = useSession().person.id
  const [asking, setAsking] = useState<Person | null>(null)
  const [told, setTold] = useState('')
  const act = useMutation({
    mutationFn: ({ person, how }: { person: Person; how: 'reset' | 'end' }) =>
      call(how === 'reset' ? 'resetSecondFactor' : 'endMemberSessions', { params: { person: person.id } }),
    onSuccess: async (_, { person, how }) => {
      setTold(fill(how === 'reset' ? texts.resetDone : texts.endDone, person))
      await refresh(client)
    },
  })
  const stateOf = ({ enrolled, required, until }: Person) => {
    if (enrolled) return texts.has
    if (!required) return texts.notNeeded
    return until === null ? texts.hasNot : `${texts.hasNot}（${fill(texts.until, { day: dayText(until) })}）`
  }
  return (
    <div className="mt-8">
      <SubHeading>{fill(texts.people, { total: people.length, enrolled: people.filter(({ enrolled }) => enrolled).length })}</SubHeading>
      {told !== '' && (
        <div className="mt-3">
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
              {...(person.id === own
                ? {}
                : {
                    status: (
                      <span className="flex flex-wrap gap-2">
                        <Button look="text" aria-label={fill(texts.endOf, person)} onClick={() => act.mutate({ person, how: 'end' })}>
                          {texts.end}
                        </Button>
                        {person.enrolled && (
                          <Button look="outline" aria-label={fill(texts.resetOf, person)} onClick={() => setAsking(person)}>
                            {texts.reset}
                          </Button>
                        )}
                      </span>
                    ),
                  })}
            />
          ))}
        </Rows>
      </div>
      <Confirm
        open={asking !== null}
        title={fill(texts.resetAsk, { name: asking?.name ?? '' })}
        confirm={texts.reset}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          if (asking !== null) act.mutate({ person: asking, how: 'reset' })
          setAsking(null)
        }}
      >
        {texts.resetText}
      </Confirm>
    </div>
  )
}
