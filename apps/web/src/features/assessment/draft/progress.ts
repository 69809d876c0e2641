// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionOutline } from '@shinayaka/contract'

/** How far a part is: 未着手, 入力中, 完了. */
export type TaskState = 'open' | 'begun' | 'done'

/** The state that so many of so many make. */
export const taskState = (done: number, of: number): TaskState => (done === 0 ? 'open' : done < of ? 'begun' : 'done')

/** A domain's task: where it begins and how far it is. `first` is the number of its first unanswered question, or of its first. */
export type DomainTask = { id: string; name: { ja: string; en: string }; answered: number; questions: number; first: number; state: TaskState }

/** How far a draft is, by domain and in all; `next` is the number of the first unanswered question, null when there is none. */
export type DraftProgress = { answered: number; questions: number; next: number | null; tasks: DomainTask[] }

/** Counts what is answered; answers to questions that this edition does not ask are left out. */
export const draftProgress = (edition: Pick<EditionOutline, 'domains'>, draft: Pick<DraftView, 'answers'>): DraftProgress => {
  const answered = new Set(draft.answers.map(({ question }) => question))
  let number = 0
  const tasks = edition.domains.map(({ id, name, questions }): DomainTask => {
    const start = number + 1
    number += questions.length
    const done = questions.filter((question) => answered.has(question.id)).length
    const open = questions.findIndex((question) => !answered.has(question.id))
    return { id, name, answered: done, questions: questions.length, first: start + Math.max(0, open), state: taskState(done, questions.length) }
  })
  return {
    answered: tasks.reduce((sum, task) => sum + task.answered, 0),
    questions: number,
    next: tasks.find(({ state }) => state !== 'done')?.first ?? null,
    tasks,
  }
}
