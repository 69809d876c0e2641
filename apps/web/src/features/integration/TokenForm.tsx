// SPDX-License-Identifier: Apache-2.0
import { type TokenParcel, tokenParcels } from '@shinayaka/contract/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Checks } from '../../ui/Checks.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { tokensQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

const parcels = Object.keys(tokenParcels) as TokenParcel[]

/** What a token is for, what it may do, and when it ends. */
export const TokenForm = ({ onMade, onFailing }: { onMade: (secret: string) => void; onFailing: (failing: boolean) => void }) => {
  const texts = integrationTexts().make
  const { abilities } = useSession()
  const client = useQueryClient()
  const [form, setForm] = useState({ name: '', expires: '', chosen: [] as readonly TokenParcel[] })
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const make = useMutation({
    mutationFn: () =>
      call('createToken', {
        body: { name: form.name.trim(), expires: form.expires, permissions: [...new Set(form.chosen.flatMap((parcel) => tokenParcels[parcel]))] },
      }),
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: tokensQuery.queryKey })
      onMade(secret)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found: FieldProblem[] = [
      ...(form.name.trim() === '' ? [{ field: 'token-name', text: texts.errors.name }] : []),
      ...(form.chosen.length === 0 ? [{ field: 'token-parcels', text: texts.errors.parcels }] : []),
      ...(form.expires === '' ? [{ field: 'token-expires', text: texts.errors.expires }] : []),
    ]
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    if (found.length === 0 && !make.isPending) make.mutate()
  }
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text
  const offered = parcels.filter((parcel) => tokenParcels[parcel].every((permission) => abilities.includes(permission)))
  return (
    <form noValidate onSubmit={send} className="grid max-w-3xl gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="token-name"
        width="middle"
        label={texts.name}
        support={texts.nameSupport}
        required
        maxLength={60}
        error={errorAt('token-name')}
        autoComplete="off"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      <Checks id="token-parcels" legend={texts.parcels} support={texts.parcelsSupport} required error={errorAt('token-parcels')}>
        {offered.map((parcel) => (
          <Checkbox
            key={parcel}
            id={`token-${parcel}`}
            label={texts.parcel[parcel]}
            checked={form.chosen.includes(parcel)}
            onChange={(checked) => setForm({ ...form, chosen: checked ? [...form.chosen, parcel] : form.chosen.filter((one) => one !== parcel) })}
          />
        ))}
      </Checks>
      <TextField
        id="token-expires"
        type="date"
        width="short"
        label={texts.expires}
        support={texts.expiresSupport}
        required
        error={errorAt('token-expires')}
        value={form.expires}
        onChange={(event) => setForm({ ...form, expires: event.target.value })}
      />
      {make.error && <FailureNotice error={asCallError(make.error)} />}
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}
