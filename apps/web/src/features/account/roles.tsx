// SPDX-License-Identifier: Apache-2.0
import { datedRoles, offeredRoles, oversees, type Role } from '@shinayaka/contract/permissions'
import { japaneseDate, untilRefusal, yearAfter } from '@shinayaka/domain'
import { useSession } from '../../app/session.ts'
import { Choices } from '../../ui/Choices.tsx'
import type { FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { accountTexts, peopleTexts } from './texts.ts'

/** A role with its name and one sentence on what it may do here. */
export type RoleSaid = { role: Role; name: string; note: string }

/** The roles that can be given here, the most usual first. */
export const useRoles = (): RoleSaid[] => {
  const texts = accountTexts()
  const { kind } = useSession().organisation
  const notes = oversees(kind) ? texts.overseerNotes : texts.roleNotes
  return offeredRoles(kind).map((role) => ({ role, name: texts.roles[role], note: notes[role] }))
}

const today = () => japaneseDate(new Date())
const isDated = (role: Role | null): boolean => role !== null && datedRoles.includes(role)

/** What is wrong with a role and its last day (empty: none), at the fields `${id}-role` and `${id}-until`. */
export const roleProblems = (id: string, role: Role | null, until: string): FieldProblem[] => {
  const { errors } = peopleTexts().change
  if (role === null) return [{ field: `${id}-role`, text: errors.role }]
  const refusal = untilRefusal(until === '' ? null : until, today(), isDated(role))
  if (refusal === null) return []
  return [{ field: `${id}-until`, text: refusal === 'missing' ? errors.until : errors.untilOrder }]
}

/** A role to give, and the last day, which a role for people from outside always has. */
export const RoleFields = ({
  id,
  legend,
  role,
  until,
  problems,
  alwaysUntil = false,
  onChange,
}: {
  id: string
  legend: string
  role: Role | null
  until: string
  problems: readonly FieldProblem[]
  /** Also for roles that need no end. */
  alwaysUntil?: boolean
  onChange: (role: Role | null, until: string) => void
}) => {
  const texts = peopleTexts().change
  const roles = useRoles()
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text
  const dated = isDated(role)
  return (
    <>
      <Choices
        id={`${id}-role`}
        legend={legend}
        required
        dense
        error={errorAt(`${id}-role`)}
        choices={roles.map(({ role: value, name, note }) => ({ value, label: <b className="text-std-16B-170">{name}</b>, support: note }))}
        selected={role}
        onSelect={(chosen) => onChange(chosen, alwaysUntil || isDated(chosen) ? until : '')}
      />
      {(dated || alwaysUntil) && (
        <TextField
          id={`${id}-until`}
          type="date"
          width="short"
          label={texts.until}
          support={dated ? texts.untilNeeded : texts.untilSupport}
          required={dated}
          min={today()}
          max={yearAfter(today())}
          error={errorAt(`${id}-until`)}
          value={until}
          onChange={(event) => onChange(role, event.target.value)}
        />
      )}
    </>
  )
}

/** What each role may do, for those who do not invite and wonder all the same. */
export const Roles = () => (
  <dl className="grid gap-3">
    {useRoles().map(({ role, name, note }) => (
      <div key={role}>
        <dt className="text-std-16B-170 text-solid-gray-900">{name}</dt>
        <dd>{note}</dd>
      </div>
    ))}
  </dl>
)
