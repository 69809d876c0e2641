// SPDX-License-Identifier: Apache-2.0
import type { ChecklistCarry } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallError } from '../../../app/call-error.ts'
import { asCallError, call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import { checklistsChanged } from '../queries.ts'
import { carryTexts } from './texts.ts'

/** Carries over what means the same, by a person's hand and once; then leads to the new form. */
export const Press = ({ carry, to, kept }: { carry: ChecklistCarry; to: NonNullable<ChecklistCarry['to']>; kept: number }) => {
  const texts = carryTexts().press
  const client = useQueryClient()
  const [error, setError] = useState<CallError | null>(null)
  const [done, setDone] = useState<string>('')
  const press = async () => {
    setError(null)
    try {
      const { carried } = await call('carryChecklist', {
        params: { checklist: carry.checklist },
        body: { form: to.form, hash: to.hash, version: carry.version },
      })
      setDone(fill(carryTexts().press.done, { count: carried.length }))
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    await checklistsChanged(client)
  }
  const nothingLeft = to.kind === 'form' && kept === 0 && to.checklist !== null
  const words = to.kind === 'edition' ? texts.edition : kept === 0 ? texts.begin : fill(texts.form, { kept })
  return (
    <div className="mt-6 print:hidden">
      {error && <FailureNotice error={error} />}
      {nothingLeft && to.checklist !== null ? (
        <ButtonLink to="/checklists/$checklist" params={{ checklist: to.checklist }}>
          {texts.toForm}
        </ButtonLink>
      ) : (
        <>
          <Button onClick={() => void press()}>{words}</Button>
          {(kept > 0 || to.kind === 'edition') && (
            <p className="mt-2 text-solid-gray-700">{to.kind === 'edition' ? texts.noteEdition : texts.note}</p>
          )}
        </>
      )}
      <LiveLine>{done}</LiveLine>
    </div>
  )
}
