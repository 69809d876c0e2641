// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { checklistsChanged, type OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'

const typed = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')
const read = (value: string): boolean | null => (value === '' ? null : value === 'yes')

/** What applies to the institution at all, and so spares it items. */
export const Situation = ({ open: { state }, edits }: { open: OpenChecklist; edits: boolean }) => {
  const texts = checklistTexts().one.situation
  const client = useQueryClient()
  const [system, setSystem] = useState(typed(state.situation.system))
  const [vendor, setVendor] = useState(typed(state.situation.vendor))
  const [error, setError] = useState<CallError | null>(null)
  const [savedAt, setSavedAt] = useState('')
  const options = [
    { value: 'yes', label: texts.yes },
    { value: 'no', label: texts.no },
  ]
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    try {
      const body = { system: read(system), vendor: read(vendor), version: state.version }
      await call('saveChecklistSituation', { params: { checklist: state.checklist }, body })
      setSavedAt(timeText(new Date().toISOString()))
      await checklistsChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  if (!edits) return null
  return (
    <Section title={texts.title} note={texts.note} className="mt-12 print:hidden">
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        <SelectField
          id="situation-system"
          label={texts.system}
          required={false}
          empty={texts.unsaid}
          options={options}
          value={system}
          onChange={(event) => setSystem(event.target.value)}
        />
        <SelectField
          id="situation-vendor"
          label={texts.vendor}
          required={false}
          empty={texts.unsaid}
          options={options}
          value={vendor}
          onChange={(event) => setVendor(event.target.value)}
        />
        {system === 'no' && <p>{texts.noSystem}</p>}
        {error && <FailureNotice error={error} />}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="outline">
            {texts.save}
          </Button>
          <LiveLine>{savedAt === '' ? '' : fill(texts.saved, { time: savedAt })}</LiveLine>
        </div>
      </form>
    </Section>
  )
}
