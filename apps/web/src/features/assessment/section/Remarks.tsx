// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../../app/client.ts'
import { dayTimeText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { shellTexts } from '../../../app/texts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import { assessmentQuery, remarksQuery } from '../queries.ts'
import { answeringTexts } from '../texts.ts'

type Where = { assessment: string; domain: string; question: string }

/** What those who answer together wrote about a question, with the number of remarks outside; read only once it is opened. */
export const Remarks = ({ count, ...where }: Where & { count: number }) => {
  const [opened, setOpened] = useState(false)
  return (
    <Disclosure summary={fill(answeringTexts().remarks.count, { count })} onToggle={(open) => open && setOpened(true)}>
      {opened && <Talk {...where} />}
    </Disclosure>
  )
}

const Talk = (where: Where) => {
  const texts = answeringTexts().remarks
  const { data, error, refetch } = useQuery(remarksQuery(where.assessment, where.domain))
  const remarks = data?.filter(({ question }) => question === where.question)
  return (
    <div className="grid gap-5">
      {error ? (
        <FailureNotice error={asCallError(error)} actions={<Button onClick={() => void refetch()}>{shellTexts().retry}</Button>} />
      ) : remarks === undefined ? (
        <p role="status">{shellTexts().waiting}</p>
      ) : remarks.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <ul className="grid gap-3">
          {remarks.map(({ id, by, at, text }) => (
            <li key={id} className="border-s-4 border-solid-gray-300 ps-4">
              <p className="text-solid-gray-700">{fill(texts.by, { name: by, time: dayTimeText(at) })}</p>
              <p className="whitespace-pre-wrap">{text}</p>
            </li>
          ))}
        </ul>
      )}
      <AddRemark {...where} />
    </div>
  )
}

const AddRemark = ({ assessment, domain, question }: Where) => {
  const texts = answeringTexts().remarks
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const add = useMutation({
    mutationFn: () => call('addRemark', { params: { assessment, question }, body: { text: text.trim() } }),
    onSuccess: ({ remark }) => {
      setText('')
      client.setQueryData(remarksQuery(assessment, domain).queryKey, (before) => before && [...before, remark])
      // The number outside comes with the draft.
      return client.invalidateQueries({ queryKey: assessmentQuery(assessment).queryKey })
    },
  })
  const field = `remark-${question}`
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() === '') document.getElementById(field)?.focus()
    else if (!add.isPending) add.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-3 print:hidden">
      <TextArea
        id={field}
        label={texts.add}
        support={texts.support}
        required
        error={empty ? texts.empty : undefined}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {add.error && <FailureNotice error={asCallError(add.error)} />}
      <div className="flex flex-wrap items-center gap-x-4">
        <Button type="submit" look="outline">
          {texts.send}
        </Button>
        <LiveLine>{add.isPending ? texts.sending : add.isSuccess && text === '' ? texts.sent : ''}</LiveLine>
      </div>
    </form>
  )
}
