// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { call } from './client.ts'
import { dayTimeText } from './dates.ts'
import { useAbility } from './session.ts'
import { shellTexts } from './texts.ts'

const recoveriesQuery = queryOptions({ queryKey: ['recoveries'], queryFn: () => call('listRecoveries'), staleTime: Number.POSITIVE_INFINITY })

/** Said to every administrator on every page until they say that they have seen it: somebody came back in with a sealed sheet, or past the identity provider. */
export const Recovered = () => {
  const texts = shellTexts().recovered
  const administers = useAbility('account.role')
  const client = useQueryClient()
  const { data } = useQuery({ ...recoveriesQuery, enabled: administers })
  const see = useMutation({
    mutationFn: (recovery: string) => call('seeRecovery', { params: { recovery } }),
    onSettled: () => client.invalidateQueries({ queryKey: recoveriesQuery.queryKey }),
  })
  if (!data || data.recoveries.length === 0) return null
  return (
    <div className="mb-8 grid max-w-3xl gap-4 print:hidden">
      {data.recoveries.map(({ id, kind, name, at, address }) => (
        <Notice
          key={id}
          kind="heed"
          live
          title={kind === 'sheet' ? texts.title : texts.breakGlass.title}
          actions={
            <Button look="outline" onClick={() => see.mutate(id)}>
              {texts.seen}
            </Button>
          }
        >
          <p>{fill(kind === 'sheet' ? texts.text : texts.breakGlass.text, { at: dayTimeText(at), name, address })}</p>
        </Notice>
      ))}
    </div>
  )
}
