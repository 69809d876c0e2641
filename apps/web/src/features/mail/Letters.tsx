// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type OwnMail, ownMailQuery } from './queries.ts'
import { mailTexts } from './texts.ts'

type Letter = OwnMail['unwanted'][number]

/** Which of the letters that come by themselves one wants. */
export const Letters = ({ unwanted: held }: { unwanted: readonly Letter[] }) => {
  const texts = mailTexts().letters
  const client = useQueryClient()
  const [unwanted, setUnwanted] = useState(held)
  const readsTrail = useAbility('trail.read')
  const letters: readonly Letter[] = readsTrail ? ['digest', 'trail-head'] : ['digest']
  const save = useMutation({
    mutationFn: () => call('chooseLetters', { body: { unwanted: [...unwanted] } }),
    onSuccess: (mail) => client.setQueryData(ownMailQuery.queryKey, mail),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate()
  }
  return (
    <Section title={texts.title} note={texts.always}>
      <form onSubmit={send} className="grid gap-4">
        {letters.map((letter) => (
          <div key={letter}>
            <Checkbox
              id={`letter-${letter}`}
              label={texts[letter]}
              checked={!unwanted.includes(letter)}
              onChange={(wanted) => setUnwanted(wanted ? unwanted.filter((one) => one !== letter) : [...unwanted, letter])}
            />
            <p className="text-solid-gray-700">{texts[`${letter}Note`]}</p>
          </div>
        ))}
        {save.error && <FailureNotice error={asCallError(save.error)} />}
        <div className="flex flex-wrap items-center gap-4">
          <Button look="outline" type="submit">
            {texts.save}
          </Button>
          <LiveLine>{save.isSuccess ? texts.saved : ''}</LiveLine>
        </div>
      </form>
    </Section>
  )
}
