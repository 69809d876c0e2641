// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { type ProviderView, providerQuery } from './queries.ts'
import { providerTexts } from './texts.ts'

const empty = { name: '', issuer: '', clientId: '', enabled: false, secondFactor: false, only: false, version: 0 }
const prefix = 'provider-'

type Props = { view: ProviderView; saved: boolean; onSaved: (saved: boolean) => void; onFailing: (failing: boolean) => void }

/** How the provider is reached, and what its word counts for here. The secret goes in and never comes out. */
export const ProviderForm = ({ view, saved, onSaved, onFailing }: Props) => {
  const texts = providerTexts().form
  const client = useQueryClient()
  const [form, setForm] = useState(view.provider ?? empty)
  const [secret, setSecret] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const save = useMutation({
    mutationFn: () => call('saveProvider', { body: { ...form, clientSecret: secret === '' ? null : secret } }),
    onMutate: () => onSaved(false),
    onSuccess: async () => {
      setSecret('')
      await client.invalidateQueries({ queryKey: providerQuery.queryKey })
      onSaved(true)
    },
  })
  const missing = (fields: readonly ('name' | 'issuer' | 'clientId' | 'secret')[]): boolean => {
    const given = { name: form.name, issuer: form.issuer, clientId: form.clientId, secret: view.provider ? 'kept' : secret }
    const found = fields.filter((field) => given[field].trim() === '').map((field) => ({ field: prefix + field, text: texts.errors[field] }))
    setProblems(found)
    onFailing(found.length > 0)
    setAttempt(attempt + 1)
    return found.length > 0
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!missing(['name', 'issuer', 'clientId', 'secret']) && !save.isPending) save.mutate()
  }
  const field = (name: 'name' | 'issuer' | 'clientId') => ({
    id: prefix + name,
    required: true,
    autoComplete: 'off',
    error: problems.find((problem) => problem.field === prefix + name)?.text,
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  })
  const check = (name: 'enabled' | 'secondFactor' | 'only') => (
    <Checkbox id={prefix + name} label={texts[name]} checked={form[name]} onChange={(checked) => setForm({ ...form, [name]: checked })} />
  )
  const counts = { linked: view.people.filter(({ linked }) => linked).length, total: view.people.length }
  return (
    <form noValidate onSubmit={send} className="grid gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField {...field('name')} width="middle" label={texts.name} support={texts.nameSupport} maxLength={60} />
      <TextField {...field('issuer')} label={texts.issuer} support={texts.issuerSupport} maxLength={500} inputMode="url" />
      <TextField {...field('clientId')} width="middle" label={texts.clientId} maxLength={200} />
      <TextField
        id={`${prefix}secret`}
        type="password"
        width="middle"
        label={texts.secret}
        support={view.provider ? texts.secretKept : texts.secretSupport}
        required={view.provider === null}
        maxLength={500}
        autoComplete="off"
        error={problems.find((problem) => problem.field === `${prefix}secret`)?.text}
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
      <Trial issuer={form.issuer} onAsk={() => !missing(['issuer'])} />
      <div className="grid gap-2">
        {check('enabled')}
        {check('secondFactor')}
        {check('only')}
        {form.only && !view.provider?.only && <p>{fill(texts.onlyNote, counts)}</p>}
      </div>
      {save.error && <FailureNotice error={asCallError(save.error)} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit">{texts.save}</Button>
        <LiveLine>{saved ? texts.saved : ''}</LiveLine>
      </div>
    </form>
  )
}

/** Asks the provider what it is, and says what it found. */
const Trial = ({ issuer, onAsk }: { issuer: string; onAsk: () => boolean }) => {
  const { form, test } = providerTexts()
  const ask = useMutation({ mutationFn: () => call('testProvider', { body: { issuer } }) })
  const found = ask.data
  return (
    <div className="grid gap-4">
      <div>
        <Button look="outline" onClick={() => onAsk() && !ask.isPending && ask.mutate()}>
          {form.test}
        </Button>
      </div>
      {ask.error && <FailureNotice error={asCallError(ask.error)} />}
      {found?.outcome === 'failed' && (
        <Notice kind="error" live title={found.title}>
          {found.detail}
        </Notice>
      )}
      {found?.outcome === 'ok' && (
        <Notice kind="done" live title={test.ok}>
          <p className="[overflow-wrap:anywhere]">{fill(test.found, { ...found, algorithms: found.algorithms.join('、') })}</p>
          <p>{found.pkce ? test.pkce : test.noPkce}</p>
          <p>{test.next}</p>
        </Notice>
      )}
    </div>
  )
}
