// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { accountsQuery, type Invited } from './queries.ts'
import { useRoles } from './roles.tsx'
import { accountTexts } from './texts.ts'

const problemsOf = (name: string, role: Role | null): FieldProblem[] => {
  const { errors } = accountTexts().invite
  const problems: FieldProblem[] = []
  if (name.trim() === '') problems.push({ field: 'invited-name', text: errors.name })
  if (name.trim().length > 60) problems.push({ field: 'invited-name', text: errors.nameLong })
  if (role === null) problems.push({ field: 'invited-role', text: errors.role })
  return problems
}

/** Whom to invite and as what. */
export const InviteForm = ({ onInvited, onFailing }: { onInvited: (invited: Invited) => void; onFailing: (failing: boolean) => void }) => {
  const texts = accountTexts()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const invite = useMutation({
    mutationFn: (body: { name: string; role: Role }) => call('invite', { body }),
    onSuccess: (invited) => {
      void client.invalidateQueries({ queryKey: accountsQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['home'] })
      onInvited(invited)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(name, role)
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    if (found.length === 0 && role !== null && !invite.isPending) invite.mutate({ name: name.trim(), role })
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
      <Choices
        id="invited-role"
        legend={texts.invite.role}
        required
        dense
        error={errorAt('invited-role')}
        choices={useRoles().map(({ role: value, name: label, note }) => ({
          value,
          label: <b className="text-std-16B-170">{label}</b>,
          support: note,
        }))}
        selected={role}
        onSelect={setRole}
      />
      {invite.error && <FailureNotice error={asCallError(invite.error)} />}
      <div>
        <Button type="submit">{texts.invite.submit}</Button>
      </div>
    </form>
  )
}
