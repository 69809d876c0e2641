// SPDX-License-Identifier: Apache-2.0

import { fill } from '@shinayaka/contract/messages/language'
import { posts } from '@shinayaka/contract/posts'
import { useState } from 'react'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Status } from '../../ui/Status.tsx'
import { EndForm } from './EndForm.tsx'
import { PostForm } from './PostForm.tsx'
import type { Person, PostRecord, PostState } from './queries.ts'
import { postTexts } from './texts.ts'

type Doing = 'nothing' | 'writing' | 'ending'

/** A post: what it is for, who holds it, who stands in, and for whoever may the ways to change that. */
export const PostCard = ({
  state,
  people,
  mayEdit,
  onDone,
}: {
  state: PostState
  people: readonly Person[]
  mayEdit: boolean
  onDone: (said: string) => void
}) => {
  const texts = postTexts()
  const [doing, setDoing] = useState<Doing>('nothing')
  const { post, current, history, vacant } = state
  const name = texts.names[post]
  const finish = (said: string) => {
    setDoing('nothing')
    onDone(fill(said, { post: name }))
  }
  const idle = () => setDoing('nothing')
  return (
    <li className="border-b border-solid-gray-200 py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-std-18B-160 text-solid-gray-900">{name}</h2>
        {vacant && <Status kind="open">{texts.page.vacant}</Status>}
      </div>
      <p className="text-solid-gray-700">{texts.duties[post]}</p>
      <Source post={post} />
      {current && !vacant && <Held record={current} />}
      {mayEdit && doing === 'nothing' && (
        <div className="mt-4 flex flex-wrap gap-3">
          <Button
            look="outline"
            aria-label={fill(current ? texts.page.editOf : texts.page.writeOf, { post: name })}
            onClick={() => setDoing('writing')}
          >
            {current ? texts.page.edit : texts.page.write}
          </Button>
          {current && current.until === null && (
            <Button look="text" aria-label={fill(texts.page.endOf, { post: name })} onClick={() => setDoing('ending')}>
              {texts.page.end}
            </Button>
          )}
        </div>
      )}
      {doing === 'writing' && <PostForm state={state} people={people} onDone={() => finish(texts.form.saved)} onCancel={idle} />}
      {doing === 'ending' && <EndForm state={state} onDone={() => finish(texts.form.ended)} onCancel={idle} />}
      <Before records={vacant && current ? [current, ...history] : history} />
    </li>
  )
}

/** Where a post is named, and how sure that is; what no document names is said to be usual only. */
const Source = ({ post }: { post: PostState['post'] }) => {
  const texts = postTexts().page
  const { certainty, source } = posts[post]
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      {source === null ? texts.usual : fill(texts.source, { source: source[language] })}
      {certainty !== 'A' && source !== null && `　${texts.unverified}`}
    </p>
  )
}

const Held = ({ record: { holder, deputies, since, until } }: { record: PostRecord }) => {
  const texts = postTexts().page
  return (
    <div className="mt-3 grid gap-1">
      <p className="flex flex-wrap gap-x-4">
        <b className="text-std-16B-170 text-solid-gray-900">{holder.name}</b>
        <span>{fill(texts.since, { day: calendarDayText(since) })}</span>
        {until !== null && <span>{fill(texts.until, { day: calendarDayText(until) })}</span>}
        {holder.contact !== '' && <span>{fill(texts.contact, holder)}</span>}
        {holder.person !== null && !holder.member && <Status kind="heed">{texts.left}</Status>}
      </p>
      {deputies.length === 0 ? (
        <p>{texts.noDeputies}</p>
      ) : (
        <ol aria-label={texts.deputies} className="grid gap-1">
          {deputies.map(({ person, name, contact, member }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a deputy is known by their place
            <li key={index} className="flex flex-wrap gap-x-4">
              <span>{`${texts.deputies} ${fill(texts.deputy, { number: index + 1, name })}`}</span>
              {contact !== '' && <span>{fill(texts.contact, { contact })}</span>}
              {person !== null && !member && <Status kind="heed">{texts.left}</Status>}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Everything written before, newest first. */
const Before = ({ records }: { records: readonly PostRecord[] }) => {
  const texts = postTexts().page
  if (records.length === 0) return null
  return (
    <div className="mt-3 print:hidden">
      <Disclosure summary={fill(texts.history, { count: records.length })}>
        <ul className="grid gap-2">
          {records.map(({ version, holder, since, until, recordedAt, recordedBy }) => (
            <li key={version}>
              {holder.name}　{fill(texts.since, { day: calendarDayText(since) })}
              {until !== null && `　${fill(texts.until, { day: calendarDayText(until) })}`}
              <span className="ms-3 text-solid-gray-700">{fill(texts.recorded, { day: dayText(recordedAt), name: recordedBy })}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
