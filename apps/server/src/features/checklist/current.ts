// SPDX-License-Identifier: Apache-2.0
import type { HomeChecklist } from '@shinayaka/contract'
import { fiscalYear, formStanding, type ItemAnswer, japaneseDate } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { Forms } from './editions.ts'
import * as queries from './queries.ts'

type Row = Awaited<ReturnType<typeof queries.formWithAnswers>>[number]

const day = (value: unknown): string | null => (value === null ? null : String(value))

/** As much of an answer as counting needs. */
const counted = ({ item, value, planned, target }: Row): [string, ItemAnswer][] => {
  if (item === null) return []
  if (value === 'yes') return [[item, { value, checked: '', planned: day(planned) }]]
  if (value === 'no') return [[item, { value, checked: '', target: day(target), risk: '' }]]
  return [[item, { value: 'exempt', checked: '', exemption: 'no-system' }]]
}

/** The facility's own form of this fiscal year and how it stands, in one query; null where the catalog has none. */
export const currentChecklist = async (scope: Pick<OrganisationScope, 'db'>, forms: Forms, now: Date): Promise<HomeChecklist | null> => {
  const year = fiscalYear(now)
  const today = forms.current.find(({ edition }) => edition.kind === 'facility' && edition.year === year)
  if (!today) return null
  const { id: form } = today.edition
  const rows = await queries.formWithAnswers(scope.db, form)
  const [begun] = rows
  // An edition that was begun stays the one that is answered.
  const { edition, items } = begun === undefined ? today : await forms.byHash(scope.db, begun.edition_hash)
  const standing = formStanding(
    items.map(({ id }) => id),
    new Map(rows.flatMap(counted)),
    japaneseDate(now),
  )
  return {
    form,
    title: edition.title,
    year,
    deadline: edition.deadline,
    checklist: begun?.checklist ?? null,
    items: items.length,
    // A はい by a plan is a はい of the form.
    yes: standing.yes + standing.planned,
    no: standing.no,
    open: standing.open,
    overdue: standing.overdue.length,
  }
}
