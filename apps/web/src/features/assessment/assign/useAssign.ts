// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView } from '@shinayaka/contract'
import { useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../../app/client.ts'
import { assessmentQuery, assessmentsQuery, membersQuery } from '../queries.ts'
import type { Outcome, Wanted } from './assigning.ts'

/** Gives domains away, one request each; what the server holds then stands on the screen. */
export const useAssign = (assessment: string) => {
  const client = useQueryClient()
  const put = (domain: string, assignment: AssignmentView | null) => {
    client.setQueryData(
      assessmentQuery(assessment).queryKey,
      (draft) =>
        draft && { ...draft, assignments: [...draft.assignments.filter((one) => one.domain !== domain), ...(assignment ? [assignment] : [])] },
    )
    void client.invalidateQueries({ queryKey: assessmentsQuery.queryKey })
    void client.invalidateQueries({ queryKey: ['home'] })
  }
  /** `version` is that of the assignment seen, null where there was none. */
  const assign = async (domain: string, wanted: Wanted, version: number | null): Promise<Outcome> => {
    try {
      const { assignment } = await call('assignDomain', { params: { assessment, domain }, body: { ...wanted, version } })
      put(domain, assignment)
      return { domain, wanted, error: null }
    } catch (thrown) {
      const error = asCallError(thrown)
      // Somebody has left since the list of people was read.
      if (error.code === 'assignee.unknown') void client.invalidateQueries({ queryKey: membersQuery.queryKey })
      return { domain, wanted, error }
    }
  }
  return { assign, put }
}
