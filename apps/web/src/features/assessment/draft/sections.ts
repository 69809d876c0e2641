// SPDX-License-Identifier: Apache-2.0
import type { AssignmentView, DraftView, EditionOutline } from '@shinayaka/contract'
import { type TaskState, taskState } from './progress.ts'
import { answersDomain } from './ways.ts'

/** One domain as the list of sections shows it. */
export type SectionTask = {
  id: string
  name: { ja: string; en: string }
  answered: number
  questions: number
  state: TaskState
  assignment: AssignmentView | null
  /** Its day has passed and it is not done. */
  late: boolean
  /** How many remarks stand at its questions. */
  remarks: number
  /** The reader looks after it. */
  mine: boolean
  /** The reader answers it, as their own or as whoever runs the assessment. */
  open: boolean
}

type Draft = Pick<DraftView, 'answers' | 'assignments' | 'remarks' | 'whole' | 'domains'>
/** `readsAll` sees every domain; anyone else those that were given to them. */
type Reader = { person: string; readsAll: boolean }

/** The domains that the reader sees, in the order of the edition. `today` is the day in Japan, `2026-11-21`. */
export const sectionTasks = ({ domains }: Pick<EditionOutline, 'domains'>, draft: Draft, reader: Reader, today: string): SectionTask[] => {
  const answered = new Set(draft.answers.map(({ question }) => question))
  const remarks = new Map(draft.remarks.map(({ question, count }) => [question, count]))
  return domains
    .filter(({ id }) => reader.readsAll || answersDomain(draft, id))
    .map(({ id, name, questions }) => {
      const done = questions.filter((question) => answered.has(question.id)).length
      const state = taskState(done, questions.length)
      const assignment = draft.assignments.find(({ domain }) => domain === id) ?? null
      return {
        id,
        name,
        answered: done,
        questions: questions.length,
        state,
        assignment,
        late: isLate(assignment, state, today),
        remarks: questions.reduce((sum, question) => sum + (remarks.get(question.id) ?? 0), 0),
        mine: assignment?.person.id === reader.person,
        open: answersDomain(draft, id),
      }
    })
}

const isLate = (assignment: AssignmentView | null, state: TaskState, today: string): boolean =>
  state !== 'done' && assignment?.due != null && assignment.due < today

/** How much is answered of what the reader sees, and the domain to go on with: one's own first, then one that nobody looks after. */
export const sectionTotals = (tasks: readonly SectionTask[]): { answered: number; questions: number; next: SectionTask | null } => {
  const left = tasks.filter(({ open, state }) => open && state !== 'done')
  return {
    answered: tasks.reduce((sum, { answered }) => sum + answered, 0),
    questions: tasks.reduce((sum, { questions }) => sum + questions, 0),
    next: left.find(({ mine }) => mine) ?? left.find(({ assignment }) => assignment === null) ?? left[0] ?? null,
  }
}
