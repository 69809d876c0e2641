// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import type { Member } from './queries.ts'
import { RoleFields, roleProblems } from './roles.tsx'
import { peopleTexts } from './texts.ts'

/** What somebody was given: a role, and a last day where there is one. */
export type Given = { name: string; role: Role; until: string | null }

/** Gives somebody another role, or another last day. It takes the focus, as it opens where a button was pressed. */
export const RoleForm = ({ member, onGiven, onCancel }: { member: Member; onGiven: (given: Given) => void; onCancel: () => void }) => {
  const texts = peopleTexts().change
  const client = useQueryClient()
  const [{ role, until }, setWanted] = useState<{ role: Role | null; until: string }>({ role: member.role, until: member.until ?? '' })
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const change = useMutation({
    mutationFn: (body: { role: Role; until: string | null }) => call('changeRole', { params: { person: member.id }, body }),
    onSuccess: (_, body) => onGiven({ name: member.name, ...body }),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'edition' }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = roleProblems('changed', role, until)
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0 && role !== null && !change.isPending) change.mutate({ role, until: until === '' ? null : until })
  }
  return (
    <form noValidate onSubmit={send} className="mt-2 grid max-w-3xl gap-6 border-s-4 border-key-900 py-2 ps-4 md:ps-6">
      <h2 ref={heading} tabIndex={-1} className="text-std-18B-160 text-solid-gray-900">
        {fill(texts.title, member)}
      </h2>
      <ErrorSummary problems={problems} attempt={attempt} />
      <RoleFields
        id="changed"
        legend={texts.role}
        role={role}
        until={until}
        problems={problems}
        alwaysUntil
        onChange={(chosen, day) => setWanted({ role: chosen, until: day })}
      />
      {change.error && <FailureNotice error={asCallError(change.error)} />}
      <p className="text-solid-gray-700">{texts.at}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.submit}</Button>
        <Button look="outline" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
