// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Checks } from '../../../ui/Checks.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import type { SectionTask } from '../draft/sections.ts'
import type { Member, OutlinedDraft } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import type { Outcome, Wanted } from './assigning.ts'
import { Outcomes } from './Outcomes.tsx'
import { PersonField, personField } from './PersonField.tsx'
import { useAssign } from './useAssign.ts'

const domainsField = 'assign-domains'
/** Gives any number of domains to one person, one request each, and reports what became of each. */
export const AssignForm = ({
  on,
  tasks,
  people,
  chosen,
  onChoose,
  onFailing,
}: {
  on: OutlinedDraft
  tasks: readonly SectionTask[]
  people: readonly Member[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onFailing: (failing: boolean) => void
}) => {
  const texts = answeringTexts().assign
  const { assign, put } = useAssign(on.draft.id)
  const [person, setPerson] = useState('')
  const [due, setDue] = useState('')
  const [note, setNote] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [insist, setInsist] = useState(false)
  const [sending, setSending] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const button = useRef<HTMLButtonElement>(null)
  const problems = insist
    ? [
        ...(chosen.size === 0 ? [{ field: domainsField, text: texts.domainsMissing }] : []),
        ...(person === '' ? [{ field: personField, text: texts.personMissing }] : []),
      ]
    : []

  const give = async (wanted: Wanted) => {
    setSending(true)
    setOutcomes([])
    const became: Outcome[] = []
    for (const { id, assignment } of tasks.filter((task) => chosen.has(task.id))) became.push(await assign(id, wanted, assignment?.version ?? null))
    setOutcomes(became)
    // What was given is done with; what was not stays chosen, to be tried again.
    onChoose(new Set(became.filter(({ error }) => error !== null).map(({ domain }) => domain)))
    setSending(false)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const lacking = chosen.size === 0 || person === ''
    setInsist(lacking)
    onFailing(lacking)
    setAttempt(attempt + 1)
    if (!lacking && !sending) void give({ person, due: due === '' ? null : due, note: note.trim() })
  }
  const settle = (outcome: Outcome | null, domain: string) => {
    setOutcomes(outcomes.flatMap((one) => (one.domain === domain ? (outcome ?? []) : one)))
    onChoose(new Set([...chosen].filter((one) => one !== domain)))
    // The buttons that were pressed go away with the conflict.
    button.current?.focus()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <Checks
        id={domainsField}
        legend={texts.domains}
        support={texts.domainsSupport}
        required
        error={insist && chosen.size === 0 ? texts.domainsMissing : undefined}
      >
        {tasks.map((task) => (
          <Checkbox
            key={task.id}
            id={`assign-${task.id}`}
            checked={chosen.has(task.id)}
            onChange={(checked) => onChoose(new Set([...chosen].filter((one) => one !== task.id).concat(checked ? [task.id] : [])))}
            label={<Label task={task} />}
          />
        ))}
      </Checks>
      <PersonField people={people} value={person} onChange={setPerson} error={insist && person === '' ? texts.personMissing : undefined} />
      <TextField
        id="assign-due"
        type="date"
        width="short"
        label={texts.due}
        support={texts.dueSupport}
        required={false}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <TextField
        id="assign-note"
        label={texts.note}
        support={texts.noteSupport}
        required={false}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="grid gap-2">
        <div>
          <Button ref={button} type="submit">
            {texts.send}
          </Button>
        </div>
        <LiveLine>{sending ? texts.sending : ''}</LiveLine>
      </div>
      <Outcomes
        on={on}
        people={people}
        outcomes={outcomes}
        onTheirs={(domain, theirs) => {
          put(domain, theirs)
          settle(null, domain)
        }}
        onMine={async ({ domain, wanted }, version) => settle(await assign(domain, wanted, version), domain)}
      />
    </form>
  )
}

const Label = ({ task: { name, answered, questions, assignment } }: { task: SectionTask }) => {
  const texts = answeringTexts()
  const who = assignment && fill(assignment.person.member ? texts.sections.who : texts.sections.left, { name: assignment.person.name })
  return (
    <span className="min-w-0 py-1">
      <span className="block text-solid-gray-900">{nameOf(name)}</span>
      <span className="block text-dns-14N-130 text-solid-gray-700">
        {fill(texts.assign.domainSupport, { answered, questions })}
        {who && `　${who}`}
      </span>
    </span>
  )
}
