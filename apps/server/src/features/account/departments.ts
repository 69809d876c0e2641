// SPDX-License-Identifier: Apache-2.0
import type { Department } from '@shinayaka/contract'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './department-queries.ts'

/** The departments with who belongs to each. */
export const listDepartments = async (scope: OrganisationScope): Promise<Department[]> => {
  const [rows, members] = await Promise.all([queries.departments(scope.db), queries.departmentMembers(scope.db)])
  return rows.map((row) => ({ ...row, people: members.filter(({ department_id }) => department_id === row.id).map(({ person_id }) => person_id) }))
}

/** Adds a department without people. */
export const addDepartment = async (scope: OrganisationScope, clock: Clock, name: string): Promise<Department> => {
  const row = await queries.insertDepartment(scope.db, { id: clock.id(), organisation: scope.organisation.id, name })
  if (!row) throw new ProblemError('department.taken')
  await scope.audit({ action: 'department.add', target: { kind: 'department', id: row.id }, after: { name } })
  return { ...row, people: [] }
}

/** Renames a department and says who belongs to it; a stale change is refused with both, somebody of another institution is not found. */
export const saveDepartment = async (
  scope: OrganisationScope,
  id: string,
  wanted: { name: string; people: readonly string[]; version: number },
): Promise<Department> => {
  const before = (await listDepartments(scope)).find((one) => one.id === id)
  if (!before) throw new ProblemError('not-found')
  const people = [...new Set(wanted.people)]
  if ((await queries.membersAmong(scope.db, people)).length < people.length) throw new ProblemError('not-found')
  if (await queries.nameTaken(scope.db, id, wanted.name)) throw new ProblemError('department.taken')
  const row = await queries.updateDepartment(scope.db, id, wanted.name, wanted.version)
  if (!row) throw new ProblemError('record.stale', { current: (await listDepartments(scope)).find((one) => one.id === id) ?? before, yours: wanted })
  await queries.writePeople(scope.db, scope.organisation.id, id, people)
  const after = { ...row, people }
  await scope.audit({ action: 'department.save', target: { kind: 'department', id }, before, after })
  return after
}

/** Removes a department; its people stay in the institution. */
export const removeDepartment = async (scope: OrganisationScope, id: string): Promise<{ removed: true }> => {
  const gone = await queries.deleteDepartment(scope.db, id)
  if (!gone) throw new ProblemError('not-found')
  await scope.audit({ action: 'department.remove', target: { kind: 'department', id }, before: { name: gone.name } })
  return { removed: true }
}
