// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { asCallError, call } from '../../../app/client.ts'
import { dayTimeText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { SubHeading } from '../../../ui/Heading.tsx'
import { LiveLine, Status } from '../../../ui/Status.tsx'
import { AssignmentLine } from '../draft/AssignmentLine.tsx'
import type { SectionTask } from '../draft/sections.ts'
import type { Member, OutlinedDraft } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { AssignConflict } from './AssignConflict.tsx'
import { type Outcome, theirsOf } from './assigning.ts'
import { Letter } from './Letter.tsx'
import { useAssign } from './useAssign.ts'

type Parts = { on: OutlinedDraft; people: readonly Member[]; onChange: (domain: string) => void }

/** The domains that somebody looks after, each with its state and the ways to remind, to change and to take back. */
export const Given = ({ tasks, ...parts }: Parts & { tasks: readonly SectionTask[] }) => {
  const texts = answeringTexts().assign
  const { assign, put } = useAssign(parts.on.draft.id)
  const [last, setLast] = useState<Outcome | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const takeBack = async ({ domain, version }: AssignmentView) => {
    setLast(await assign(domain, { person: null, due: null, note: '' }, version))
    // The row goes away with its buttons.
    box.current?.focus()
  }
  const nameOfDomain = (id: string) => nameOf(parts.on.outline.domains.find((one) => one.id === id)?.name ?? { ja: id, en: id })
  const theirs = theirsOf(last?.error ?? null)
  return (
    <div ref={box} tabIndex={-1}>
      <LiveLine>{last?.error === null ? fill(texts.takenBack, { domain: nameOfDomain(last.domain) }) : ''}</LiveLine>
      {last?.error && theirs === undefined && <FailureNotice error={last.error} />}
      {last && theirs && (
        <AssignConflict
          name={nameOfDomain(last.domain)}
          theirs={theirs}
          mine={last.wanted}
          members={parts.people}
          onTheirs={() => {
            put(last.domain, theirs)
            setLast(null)
          }}
          onMine={() => void takeBack(theirs)}
        />
      )}
      <ul className="border-t border-solid-gray-200">
        {tasks.map((task) => task.assignment && <Row key={task.id} {...parts} task={task} assignment={task.assignment} onTakeBack={takeBack} />)}
      </ul>
    </div>
  )
}

const Row = ({
  on,
  task,
  assignment,
  onChange,
  onTakeBack,
}: Parts & { task: SectionTask; assignment: AssignmentView; onTakeBack: (assignment: AssignmentView) => void }) => {
  const texts = answeringTexts()
  const { draft } = assessmentTexts()
  const name = nameOf(task.name)
  const { person, due, note, remindedAt } = assignment
  const waits = person.member && task.state !== 'done'
  return (
    <li className="border-b border-solid-gray-200 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <SubHeading>{name}</SubHeading>
        <Status kind={task.state}>{draft.status[task.state]}</Status>
      </div>
      <div className="text-solid-gray-700">
        <AssignmentLine task={task} />
        <p className="flex flex-wrap gap-x-4">
          <span>{fill(draft.taskNote, task)}</span>
          {remindedAt !== null && <span>{fill(texts.assign.remindedAt, { time: dayTimeText(remindedAt) })}</span>}
        </p>
        {note !== '' && <p>{fill(texts.domain.note, { note })}</p>}
      </div>
      {waits && <Remind assessment={on.draft.id} domain={task.id} name={name} />}
      <div className="flex flex-wrap gap-x-4 print:hidden">
        <Button look="text" onClick={() => onChange(task.id)}>
          {texts.sections.change}
          <span className="sr-only">：{name}</span>
        </Button>
        <Button look="text" onClick={() => onTakeBack(assignment)}>
          {texts.assign.takeBack}
          <span className="sr-only">：{name}</span>
        </Button>
      </div>
      {person.member && (
        <div className="print:hidden">
          <Disclosure
            bare
            summary={
              <>
                {texts.assign.message}
                <span className="sr-only">：{name}</span>
              </>
            }
          >
            <Letter on={on} to={person.name} domains={[task.id]} due={due} note={note} />
          </Disclosure>
        </div>
      )}
    </li>
  )
}

const Remind = ({ assessment, domain, name }: { assessment: string; domain: string; name: string }) => {
  const texts = answeringTexts().assign
  const { put } = useAssign(assessment)
  const remind = useMutation({
    mutationFn: () => call('remindDomain', { params: { assessment, domain } }),
    onSuccess: ({ assignment }) => put(domain, assignment),
  })
  return (
    <div className="mt-2 grid gap-2 print:hidden">
      {remind.error && <FailureNotice error={asCallError(remind.error)} />}
      <div className="flex flex-wrap items-center gap-x-4">
        <Button look="outline" onClick={() => !remind.isPending && remind.mutate()}>
          {texts.remind}
          <span className="sr-only">：{name}</span>
        </Button>
        <LiveLine>{remindLine(remind)}</LiveLine>
      </div>
    </div>
  )
}

const remindLine = ({ isPending, data }: { isPending: boolean; data: { assignment: AssignmentView } | undefined }): string => {
  const texts = answeringTexts().assign
  if (isPending) return texts.reminding
  return data ? fill(texts.reminded, { name: data.assignment.person.name }) : ''
}
