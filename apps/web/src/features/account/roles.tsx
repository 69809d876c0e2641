// SPDX-License-Identifier: Apache-2.0
import { oversees, type Role } from '@shinayaka/contract/permissions'
import { useSession } from '../../app/session.ts'
import { accountTexts } from './texts.ts'

/** A role with its name and one sentence on what it may do here. */
export type RoleSaid = { role: Role; name: string; note: string }

/**
 * The roles that can be given here, the most usual first. An organisation that only looks after others needs two:
 * the rest is about answering, and it has nothing to answer.
 */
export const useRoles = (): RoleSaid[] => {
  const texts = accountTexts()
  const over = oversees(useSession().organisation.kind)
  const offered: readonly Role[] = over ? ['viewer', 'administrator'] : ['operator', 'executive', 'staff', 'viewer', 'administrator']
  const notes = over ? texts.overseerNotes : texts.roleNotes
  return offered.map((role) => ({ role, name: texts.roles[role], note: notes[role] }))
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
