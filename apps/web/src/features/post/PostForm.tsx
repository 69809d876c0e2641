// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { mostDeputies } from '@shinayaka/contract/posts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { bodyOf, formOf, missingIn, newDeputy, outside, type PostForm as Typed } from './form.ts'
import { PersonFields } from './PersonFields.tsx'
import { type Person, type PostState, postsQuery } from './queries.ts'
import { postTexts } from './texts.ts'

/** Writes who holds a post, since when, and who stands in. What somebody else wrote meanwhile is shown, and what was typed stays. */
export const PostForm = ({
  state,
  people,
  onDone,
  onCancel,
}: {
  state: PostState
  people: readonly Person[]
  onDone: () => void
  onCancel: () => void
}) => {
  const texts = postTexts()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => formOf(state.current))
  // The version that what is typed answers to; after a conflict that of the other one.
  const [version, setVersion] = useState(state.current?.version ?? null)
  const [lacking, setLacking] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const save = useMutation({
    mutationFn: (answering: number | null) => call('savePost', { params: { post: state.post }, body: bodyOf(typed, answering) }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: postsQuery.queryKey }),
  })
  const stale = save.error && asCallError(save.error).code === 'record.stale'
  const theirs = stale && state.current && state.current.version !== version ? state.current : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(typed)
    setLacking(missing)
    setAttempt(attempt + 1)
    if (missing.length > 0 || save.isPending) return
    // Pressed again with the other's text in sight: that is an answer to it.
    const answering = theirs ? theirs.version : version
    setVersion(answering)
    save.mutate(answering)
  }
  const name = texts.names[state.post]
  const fieldOf = (lack: string) => {
    const { who } = lack === 'holder' ? typed.holder : (typed.deputies[Number(lack.slice(7))] ?? newDeputy())
    return lack === 'since' || who !== outside ? `post-${lack}` : `post-${lack}-name`
  }
  const textOf = (lack: string) => (lack === 'holder' || lack === 'since' ? texts.form.errors[lack] : texts.form.errors.deputy)
  const errorAt = (lack: string) => (lacking.includes(lack) ? textOf(lack) : undefined)
  const replace = (index: number, deputy: Typed['deputies'][number] | null) =>
    setTyped({ ...typed, deputies: typed.deputies.flatMap((one, place) => (place === index ? (deputy ?? []) : [one])) })
  return (
    <form noValidate onSubmit={send} className="mt-4 grid max-w-3xl gap-6 border-s-4 border-key-900 ps-4 md:ps-6">
      <h3 ref={heading} tabIndex={-1} className="text-std-16B-170 text-solid-gray-900">
        {fill(state.current ? texts.page.editOf : texts.page.writeOf, { post: name })}
      </h3>
      <ErrorSummary problems={lacking.map((lack) => ({ field: fieldOf(lack), text: textOf(lack) }))} attempt={attempt} />
      {theirs && (
        <Notice kind="heed" live title={texts.form.conflictTitle}>
          <p>{fill(texts.form.conflict, { name: theirs.holder.name, day: calendarDayText(theirs.since) })}</p>
        </Notice>
      )}
      {save.error && !stale && <FailureNotice error={asCallError(save.error)} />}
      <PersonFields
        id="post-holder"
        label={texts.form.holder}
        typed={typed.holder}
        people={people}
        error={errorAt('holder')}
        onChange={(holder) => setTyped({ ...typed, holder })}
      />
      <TextField
        id="post-since"
        type="date"
        width="short"
        label={texts.form.since}
        required
        error={errorAt('since')}
        value={typed.since}
        onChange={(event) => setTyped({ ...typed, since: event.target.value })}
      />
      {typed.deputies.map((deputy, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a deputy is known by their place, and by nothing else while being written
        <div key={index} className="grid gap-3 border-t border-solid-gray-200 pt-4">
          <PersonFields
            id={`post-deputy-${index}`}
            label={fill(texts.form.deputy, { number: index + 1 })}
            typed={deputy}
            people={people}
            error={errorAt(`deputy-${index}`)}
            onChange={(one) => replace(index, one)}
          />
          <div>
            <Button look="text" aria-label={fill(texts.form.removeDeputyOf, { number: index + 1 })} onClick={() => replace(index, null)}>
              {texts.form.removeDeputy}
            </Button>
          </div>
        </div>
      ))}
      {typed.deputies.length < mostDeputies && (
        <div>
          <Button look="text" onClick={() => setTyped({ ...typed, deputies: [...typed.deputies, newDeputy()] })}>
            {texts.form.addDeputy}
          </Button>
        </div>
      )}
      {state.current && <p className="text-solid-gray-700">{texts.form.kept}</p>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.form.submit}</Button>
        <Button look="outline" onClick={onCancel}>
          {texts.form.cancel}
        </Button>
      </div>
    </form>
  )
}
