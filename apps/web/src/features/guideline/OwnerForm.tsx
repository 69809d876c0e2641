// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { SubHeading } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { guidelinesChanged, type OpenGuideline, peopleQuery } from './queries.ts'
import { guidelineTexts } from './texts.ts'
import { placesOf } from './view.ts'
import { nameOf } from './words.ts'

type Kind = ReturnType<typeof placesOf>[number]['kind']

/** Names who owns the clause, its whole chapter or its whole volume. */
export const OwnerForm = ({ open, clause }: { open: OpenGuideline; clause: GuidelineClause }) => {
  const { form: texts } = guidelineTexts()
  const client = useQueryClient()
  const members = useQuery(peopleQuery).data?.members ?? []
  const [kind, setKind] = useState<Kind>('clause')
  const [chosen, setChosen] = useState<string | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [savedAt, setSavedAt] = useState('')
  const places = placesOf(open, clause)
  const place = places.find((one) => one.kind === kind) ?? places[0]
  if (place === undefined) return null
  const held = place.owner.person
  const options = members.map(({ id, name }) => ({ value: id, label: name }))
  // Who left still has a name.
  if (held && !options.some(({ value }) => value === held.id)) options.push({ value: held.id, label: held.name })
  const person = chosen ?? held?.id ?? ''
  const volume = open.volumes.find(({ id }) => id === clause.volume)
  const chapter = volume?.chapters.find(({ id }) => id === clause.chapter)
  const names = { chapter: chapter?.number ?? '', volume: volume ? nameOf(volume.name) : '' }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    try {
      await call('saveGuidelineOwner', {
        params: { guideline: open.edition.guideline, place: place.id },
        body: { person: person === '' ? null : person, version: place.owner.version },
      })
      setSavedAt(timeText(new Date().toISOString()))
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    setChosen(null)
    await guidelinesChanged(client)
  }
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="mt-6 grid gap-5 print:hidden">
      <SubHeading>{texts.title}</SubHeading>
      <SelectField
        id="owner-place"
        label={texts.place}
        required={false}
        options={places.map((one) => ({ value: one.kind, label: fill(texts.places[one.kind], names) }))}
        value={kind}
        onChange={({ target }) => {
          setKind(places.find((one) => one.kind === target.value)?.kind ?? 'clause')
          setChosen(null)
        }}
      />
      <SelectField
        id="owner-person"
        label={texts.person}
        support={texts.support}
        required={false}
        empty={texts.nobody}
        options={options}
        value={person}
        onChange={({ target }) => setChosen(target.value)}
      />
      {error && <FailureNotice error={error} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="outline">
          {texts.save}
        </Button>
        <LiveLine>{savedAt === '' ? '' : fill(texts.saved, { time: savedAt })}</LiveLine>
      </div>
    </form>
  )
}
