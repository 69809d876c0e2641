// SPDX-License-Identifier: Apache-2.0
import type { Decision } from '@shinayaka/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../../app/client.ts'
import { decisionsQuery } from '../queries.ts'

type Taken = { decision: Decision; state: Decision['state']; note: string }

const isDecision = (value: unknown): value is Decision => typeof value === 'object' && value !== null && 'state' in value && 'version' in value

/** Takes decisions. Where somebody else was first, `theirs` is what they decided and the list shows it. */
export const useDecide = (onTaken: (taken: Decision) => void) => {
  const client = useQueryClient()
  const keep = (taken: Decision) =>
    client.setQueryData(
      decisionsQuery.queryKey,
      (held: { decisions: Decision[] } | undefined) => held && { decisions: held.decisions.map((one) => (one.id === taken.id ? taken : one)) },
    )
  const decide = useMutation({
    mutationFn: ({ decision: { id, version }, state, note }: Taken) => call('decide', { params: { decision: id }, body: { state, note, version } }),
    onSuccess: ({ decision }) => {
      keep(decision)
      onTaken(decision)
      for (const queryKey of [['home'], ['plan']]) void client.invalidateQueries({ queryKey })
    },
    onError: (thrown) => {
      const { code, params } = asCallError(thrown)
      if (code === 'record.stale' && isDecision(params.current)) keep(params.current)
    },
  })
  const error = decide.error ? asCallError(decide.error) : null
  const theirs = error?.code === 'record.stale' && isDecision(error.params.current) ? error.params.current : null
  return { decide: decide.mutate, isPending: decide.isPending, error: theirs ? null : error, theirs, reset: decide.reset }
}
