// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayTimeText } from '../../app/dates.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { historyQuery } from './queries.ts'
import { checklistTexts } from './texts.ts'
import { answerText } from './words.ts'

/** Every answer an item ever had, fetched when somebody opens it. */
export const History = ({ checklist, item }: { checklist: string; item: string }) => {
  const texts = checklistTexts().item.answer
  const [open, setOpen] = useState(false)
  const { data } = useQuery({ ...historyQuery(checklist, item), enabled: open })
  return (
    <Disclosure summary={texts.history} printed="opened" onToggle={setOpen}>
      <ul className="grid gap-2">
        {data?.answers.map((answer) => (
          <li key={answer.id}>
            {fill(texts.historyRow, { value: answerText(answer), by: answer.answeredBy, day: dayTimeText(answer.answeredAt) })}
            {answer.remark !== '' && <span className="block text-solid-gray-700">{answer.remark}</span>}
            {answer.explanation !== '' && <span className="block text-solid-gray-700">{answer.explanation}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
