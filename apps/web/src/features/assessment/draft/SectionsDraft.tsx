// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { Page } from '../../../app/Page.tsx'
import { useAbility, useSession } from '../../../app/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Status } from '../../../ui/Status.tsx'
import { BackLink, TextLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import type { OutlinedDraft } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf, today } from '../words.ts'
import { AssignmentLine } from './AssignmentLine.tsx'
import { type SectionTask, sectionTasks, sectionTotals } from './sections.ts'
import { FormRow, LastTasks, PreviousNote } from './Tasks.tsx'

/** The home of a draft that is answered domain by domain: one row a domain, with its state, who looks after it and until when. */
export const SectionsDraft = ({ on }: { on: OutlinedDraft }) => {
  const texts = assessmentTexts()
  const { draft, outline } = on
  const { person } = useSession()
  const readsAll = useAbility('assessment.read')
  const mayAssign = useAbility('assessment.assign') && draft.whole
  const keeper = useKeeper(draft.id)
  const tasks = sectionTasks(outline, draft, { person: person.id, readsAll }, today())
  const totals = sectionTotals(tasks)
  const answers = tasks.some(({ open }) => open)
  return (
    <Page title={nameOf(outline.title)} lead={leadOf(on, answers)} back={<BackLink to="/assessments">{texts.title}</BackLink>}>
      <Pending on={on} keeper={keeper} />
      <Progress done={totals.answered} of={totals.questions}>
        {fill(texts.draft.progress, totals)}
      </Progress>
      <div className="mt-5 flex flex-wrap items-center gap-3 empty:hidden">
        {answers && <NextButton on={on} next={totals.next} begun={totals.answered > 0} />}
        {mayAssign && (
          <ButtonLink look="outline" to="/assessments/$assessment/assign" params={{ assessment: draft.id }}>
            {answeringTexts().sections.assign}
          </ButtonLink>
        )}
      </div>
      {answers && <PreviousNote draft={draft} />}
      <Section title={answeringTexts().sections.title} className="mt-8 print:mt-4">
        <Rows>
          {tasks.map((task) => (
            <SectionRow key={task.id} assessment={draft.id} task={task} mayAssign={mayAssign} />
          ))}
        </Rows>
      </Section>
      {!draft.maySubmit && answers && <p className="mt-6">{answeringTexts().sections.submits}</p>}
      {draft.whole && (
        <>
          <LastTasks draft={draft} />
          <Section title={answeringTexts().sections.others}>
            <Rows>
              <FormRow draft={draft} />
            </Rows>
          </Section>
        </>
      )}
    </Page>
  )
}

const leadOf = ({ draft }: OutlinedDraft, answers: boolean): string => {
  const texts = answeringTexts().sections
  if (draft.whole) return texts.lead
  return answers ? texts.leadMine : texts.leadRead
}

const NextButton = ({ on: { draft }, next, begun }: { on: OutlinedDraft; next: SectionTask | null; begun: boolean }) => {
  const texts = answeringTexts().sections
  const params = { assessment: draft.id }
  if (next)
    return (
      <ButtonLink to="/assessments/$assessment/domains/$domain" params={{ ...params, domain: next.id }}>
        {fill(begun ? texts.next : texts.first, { name: nameOf(next.name) })}
      </ButtonLink>
    )
  return draft.maySubmit ? (
    <ButtonLink to="/assessments/$assessment/check" params={params}>
      {assessmentTexts().draft.check}
    </ButtonLink>
  ) : null
}

const SectionRow = ({ assessment, task, mayAssign }: { assessment: string; task: SectionTask; mayAssign: boolean }) => {
  const texts = answeringTexts().sections
  const { draft } = assessmentTexts()
  const name = nameOf(task.name)
  const gone = task.assignment !== null && !task.assignment.person.member
  return (
    <Row
      link={
        task.open ? (
          <RowLink to="/assessments/$assessment/domains/$domain" params={{ assessment, domain: task.id }}>
            {name}
          </RowLink>
        ) : (
          <span className="text-std-16B-170 text-solid-gray-900">{name}</span>
        )
      }
      note={
        <>
          <span className="flex flex-wrap gap-x-4">
            <span>{fill(draft.taskNote, task)}</span>
            {task.remarks > 0 && <span>{fill(texts.remarks, { count: task.remarks })}</span>}
          </span>
          <AssignmentLine task={task} />
          {gone && mayAssign && (
            // Above the row's own link, which covers it.
            <TextLink
              to="/assessments/$assessment/assign"
              params={{ assessment }}
              search={{ domain: task.id }}
              standing
              className="relative z-10 print:hidden"
            >
              {texts.change}
              <span className="sr-only">：{name}</span>
            </TextLink>
          )}
        </>
      }
      status={<Status kind={task.state}>{draft.status[task.state]}</Status>}
    />
  )
}
