// SPDX-License-Identifier: Apache-2.0
import { judgeRule, type Verdict } from '@shinayaka/domain'
import { checklistOfForm, type ItemState, judgingToday, openStates, readRecorded } from '../checklist/index.ts'
import type { Work } from './commands.ts'
import type { Looked } from './look.ts'
import { openTargets, type Target } from './targets.ts'

/** From what attainment a practice is written as はい into a form that is none of ours: done and written down. */
const practiceAt = 2

/** What is known here of one thing that a workbook asks: an item of a form with what was answered, a practice with what is recorded, or nothing. */
export type HeldItem = { target: Target } & (
  | { kind: 'item'; checklist: string; state: ItemState; against: boolean }
  | { kind: 'practice'; verdict: Verdict }
  | { kind: 'nothing' }
)

type FormRead = Awaited<ReturnType<typeof openStates>>

const readForms = async (work: Work, names: readonly string[]): Promise<Map<string, FormRead>> => {
  const read = new Map<string, FormRead>()
  for (const name of names) {
    const row = await checklistOfForm(work.scope.db, name)
    if (row) read.set(name, await openStates({ ...work, clock: work.app.clock }, row.id))
  }
  return read
}

/** Where the answer of a mapped item is: in a form, or (null) in a practice. */
const placeOf = (form: string | null, item: string): { form: string; item: string } | null => {
  if (form !== null) return { form, item }
  const [name = '', ...rest] = item.split('/')
  return name === 'practice' ? null : { form: name, item: rest.join('/') }
}

/** Whether はい would stand against what is recorded. */
const isAgainst = ({ form, known }: FormRead, item: string): boolean => {
  const rule = form.rules.get(item) ?? null
  return rule !== null && judgeRule(rule, known.recorded).verdict === 'no'
}

/** What is known here of everything that a mapping names. */
export const heldItems = async (work: Work, form: string | null, looked: Looked, items: readonly string[]): Promise<Map<string, HeldItem>> => {
  const { scope, forms, app } = work
  const targets = await openTargets(scope.db, forms, app.catalog, form, looked)
  const places = new Map(items.map((item) => [item, placeOf(form, item)]))
  const read = await readForms(work, [...new Set([...places.values()].flatMap((place) => (place === null ? [] : [place.form])))])
  const practices = items.filter((item) => places.get(item) === null).map((item) => item.replace(/^practice\//u, ''))
  const { recorded } = await readRecorded(scope.db, practices, judgingToday({ forms, clock: app.clock }))
  const held = (item: string): HeldItem => {
    const target = targets.find(item) ?? { item, number: item, name: { ja: '', en: '' } }
    const place = places.get(item) ?? null
    if (place === null)
      return { target, kind: 'practice', verdict: judgeRule({ practice: item.replace(/^practice\//u, ''), at: practiceAt }, recorded).verdict }
    const opened = read.get(place.form)
    const state = opened?.states.find((one) => one.item.id === place.item)
    if (!opened || !state) return { target, kind: 'nothing' }
    const { number } = state.item
    return { target: { ...target, number }, kind: 'item', checklist: opened.row.id, state, against: isAgainst(opened, place.item) }
  }
  return new Map(items.map((item) => [item, held(item)]))
}
