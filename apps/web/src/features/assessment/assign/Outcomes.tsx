// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { Notice, type NoticeKind } from '../../../ui/Notice.tsx'
import type { Member, OutlinedDraft } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { AssignConflict } from './AssignConflict.tsx'
import { type Outcome, theirsOf } from './assigning.ts'
import { Letter } from './Letter.tsx'

/** What became of the domains just given: how many, why the others were not, a choice where somebody was first, and the message to send. */
export const Outcomes = ({
  on,
  people,
  outcomes,
  onTheirs,
  onMine,
}: {
  on: OutlinedDraft
  people: readonly Member[]
  outcomes: readonly Outcome[]
  onTheirs: (domain: string, theirs: AssignmentView | null) => void
  onMine: (outcome: Outcome, version: number | null) => void
}) => {
  const texts = answeringTexts().assign
  const [sample] = outcomes
  if (!sample) return null
  const done = outcomes.filter(({ error }) => error === null)
  const refused = outcomes.filter(({ error }) => error !== null && theirsOf(error) === undefined)
  const conflicts = outcomes.flatMap((outcome) => {
    const theirs = theirsOf(outcome.error)
    return theirs === undefined ? [] : [{ outcome, theirs }]
  })
  const name = people.find(({ id }) => id === sample.wanted.person)?.name ?? ''
  const nameOfDomain = (domain: string) => {
    const found = on.outline.domains.find(({ id }) => id === domain)
    return found ? nameOf(found.name) : domain
  }
  return (
    <div className="grid gap-4">
      <Notice kind={kindOf(done.length, outcomes.length)} live title={titleOf(done.length, outcomes.length, name)}>
        {refused.length > 0 && (
          <ul className="grid gap-1">
            {refused.map(({ domain, error }) => (
              <li key={domain}>
                <b className="text-std-16B-170">{nameOfDomain(domain)}</b>：{error?.title}
                {error?.detail}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      {conflicts.map(({ outcome, theirs }) => (
        <AssignConflict
          key={outcome.domain}
          name={nameOfDomain(outcome.domain)}
          theirs={theirs}
          mine={outcome.wanted}
          members={people}
          onTheirs={() => onTheirs(outcome.domain, theirs)}
          onMine={() => onMine(outcome, theirs?.version ?? null)}
        />
      ))}
      {done.length > 0 && (
        <div>
          <h2 className="mb-1 text-std-18B-160 text-solid-gray-900">{texts.message}</h2>
          <Letter on={on} to={name} domains={done.map(({ domain }) => domain)} due={sample.wanted.due} note={sample.wanted.note} />
        </div>
      )}
    </div>
  )
}

const kindOf = (done: number, all: number): NoticeKind => (done === all ? 'done' : done > 0 ? 'heed' : 'error')

const titleOf = (done: number, all: number, name: string): string => {
  const texts = answeringTexts().assign
  if (done === all) return fill(texts.done, { name, count: done })
  return done > 0 ? fill(texts.partly, { all, count: done }) : texts.failed
}
