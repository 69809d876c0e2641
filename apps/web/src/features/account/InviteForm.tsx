// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import { readMailAddress } from '@shinayaka/domain'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { accountsQuery, type Invited } from './queries.ts'
import { RoleFields, roleProblems } from './roles.tsx'
import { accountTexts, peopleTexts } from './texts.ts'

const problemsOf = (name: string, role: Role | null, until: string): FieldProblem[] => {
  const { errors } = accountTexts().invite
  const problems: FieldProblem[] = []
  if (name.trim() === '') problems.push({ field: 'invited-name', text: errors.name })
  if (name.trim().length > 60) problems.push({ field: 'invited-name', text: errors.nameLong })
  return [...problems, ...roleProblems('invited', role, until)]
}

const emailProblems = (email: string): FieldProblem[] =>
  email.trim() === '' || readMailAddress(email) !== null ? [] : [{ field: 'invited-email', text: peopleTexts().mail.error }]

/** Whom to invite and as what. */
export const InviteForm = ({ onInvited, onFailing }: { onInvited: (invited: Invited) => void; onFailing: (failing: boolean) => void }) => {
  const texts = accountTexts()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [{ role, until }, setRole] = useState<{ role: Role | null; until: string }>({ role: null, until: '' })
  const [email, setEmail] = useState('')
  const words = peopleTexts().mail
  const { mails } = useSuspenseQuery(accountsQuery).data
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const invite = useMutation({
    mutationFn: (body: { name: string; role: Role; until: string | null; email: string | null }) => call('invite', { body }),
    onSuccess: (invited) => {
      void client.invalidateQueries({ queryKey: accountsQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['home'] })
      onInvited(invited)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = [...problemsOf(name, role, until), ...emailProblems(email)]
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    if (found.length === 0 && role !== null && !invite.isPending)
      invite.mutate({ name: name.trim(), role, until: until === '' ? null : until, email: email.trim() === '' ? null : email.trim() })
  }
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text
  return (
    <form noValidate onSubmit={send} className="grid max-w-3xl gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="invited-name"
        width="middle"
        label={texts.invite.name}
        support={texts.invite.nameSupport}
        required
        error={errorAt('invited-name')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <RoleFields
        id="invited"
        legend={texts.invite.role}
        role={role}
        until={until}
        problems={problems}
        onChange={(chosen, day) => setRole({ role: chosen, until: day })}
      />
      {mails ? (
        <TextField
          id="invited-email"
          inputMode="email"
          width="middle"
          label={words.email}
          support={words.emailSupport}
          required={false}
          error={errorAt('invited-email')}
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      ) : (
        <p className="text-solid-gray-700">{words.onPaper}</p>
      )}
      {invite.error && <FailureNotice error={asCallError(invite.error)} />}
      <div>
        <Button type="submit">{email.trim() === '' ? texts.invite.submit : words.send}</Button>
      </div>
    </form>
  )
}
