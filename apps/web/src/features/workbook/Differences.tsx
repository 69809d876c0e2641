// SPDX-License-Identifier: Apache-2.0
import type { WorkbookReadItem } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Section } from '../../ui/Heading.tsx'
import { type Reading, workbooksChanged } from './queries.ts'
import { TakeFields } from './TakeFields.tsx'
import { isTakeable, itemKey, refusedItems, sentOf, type Taking, takingOf } from './take.ts'
import { workbookTexts } from './texts.ts'
import { nameOf, valueText } from './words.ts'

/** Where a filled workbook says something else, item by item; what is ticked is kept together, all or none. */
export const Differences = ({ workbook, reading, onDone }: { workbook: string; reading: Reading; onDone: (count: number) => void }) => {
  const texts = workbookTexts().read
  const client = useQueryClient()
  const [taking, setTaking] = useState<Readonly<Record<string, Taking>>>(() =>
    Object.fromEntries(reading.items.map((item) => [itemKey(item), takingOf(item)])),
  )
  const [attempt, setAttempt] = useState(0)
  const chosen = reading.items.filter((item) => taking[itemKey(item)]?.on)
  const confirm = useMutation({
    mutationFn: () => {
      const today = japaneseDate(new Date())
      const answers = chosen.flatMap((item) => sentOf(item, taking[itemKey(item)] ?? takingOf(item), today))
      return call('confirmWorkbookAnswers', { params: { workbook }, body: { answers } })
    },
    onSuccess: async ({ confirmed }) => {
      onDone(confirmed)
      await workbooksChanged(client)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (chosen.length > 0 && !confirm.isPending) confirm.mutate()
  }
  const error = confirm.error ? asCallError(confirm.error) : null
  const refused = refusedItems(error)
  return (
    <Section
      title={fill(texts.differences, { count: reading.items.length })}
      note={fill(texts.differencesNote, { round: reading.round, same: reading.same, empty: reading.empty })}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary problems={attempt > 0 && chosen.length === 0 ? [{ field: 'read-differences', text: texts.nothing }] : []} attempt={attempt} />
        <ul id="read-differences" className="border-t border-solid-gray-200">
          {reading.items.map((item) => (
            <Difference
              key={itemKey(item)}
              item={item}
              taking={taking[itemKey(item)] ?? takingOf(item)}
              refused={refused.get(itemKey(item))}
              onChange={(change) => setTaking({ ...taking, [itemKey(item)]: { ...(taking[itemKey(item)] ?? takingOf(item)), ...change } })}
            />
          ))}
        </ul>
        {error && (
          <div className="mt-6">
            <FailureNotice error={error} />
          </div>
        )}
        <div className="mt-6">
          <Button type="submit">{fill(texts.confirm, { count: chosen.length })}</Button>
        </div>
      </form>
    </Section>
  )
}

const Difference = ({
  item,
  taking,
  refused,
  onChange,
}: {
  item: WorkbookReadItem
  taking: Taking
  refused: string | undefined
  onChange: (change: Partial<Taking>) => void
}) => {
  const texts = workbookTexts()
  return (
    <li className="border-b border-solid-gray-200 py-4">
      <p className="text-std-16B-170 text-solid-gray-900">
        {item.number} {nameOf(item.name)}
      </p>
      <dl className="mt-2 grid gap-2">
        {item.differences.map(({ field, before, after, at }) => (
          <div key={field} className="grid gap-x-6 gap-y-1 md:grid-cols-[8rem_1fr_1fr]">
            <dt className="text-solid-gray-700">
              {texts.fields[field]}
              {at !== null && <span className="ms-2 text-dns-14N-130">{at.cell}</span>}
            </dt>
            <dd className="border-s-4 border-solid-gray-300 ps-4">
              <span className="me-2 text-dns-14N-130 text-solid-gray-700">{texts.read.here}</span>
              {valueText(field, before)}
            </dd>
            <dd className="border-s-4 border-key-900 ps-4">
              <span className="me-2 text-dns-14N-130 text-solid-gray-700">{texts.read.there}</span>
              {valueText(field, after)}
            </dd>
          </div>
        ))}
      </dl>
      {isTakeable(item) ? (
        <div className="mt-3 grid gap-4">
          <Checkbox
            id={`take-${itemKey(item)}`}
            label={fill(texts.read.take, { number: item.number })}
            checked={taking.on}
            onChange={(on) => onChange({ on })}
          />
          {taking.on && <TakeFields item={item} taking={taking} onChange={onChange} />}
        </div>
      ) : (
        <p className="mt-3 text-solid-gray-700">{item.checklist === null ? texts.read.practice : texts.read.notExempt}</p>
      )}
      {refused !== undefined && (
        <p role="alert" className="mt-3 text-std-16B-170 text-error-2">
          {refused}
        </p>
      )}
    </li>
  )
}
