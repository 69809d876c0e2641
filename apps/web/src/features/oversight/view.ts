// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import type { Institution, Institutions } from './queries.ts'

/** Whether an institution has submitted in a fiscal year, some time before, or never. */
export type Turnout = 'this-year' | 'before' | 'never'

/** How far an institution's newest submission lies back. */
export const turnout = (submission: { fiscalYear: number } | null, fiscalYear: number): Turnout => {
  if (submission === null) return 'never'
  return submission.fiscalYear >= fiscalYear ? 'this-year' : 'before'
}

/** Management is asked in hospitals; elsewhere the director is who answers anyway. */
export const asksManagement = ({ institutionKind }: Pick<Institution, 'institutionKind'>): boolean => institutionKind === 'hospital'

/** Which of all found stand on this page, counting from 1. */
export const shownRange = ({ page, pages, total, institutions }: Pick<Institutions, 'page' | 'pages' | 'total' | 'institutions'>) => {
  // On the last page what is missing to the end is what came before.
  const from = page === pages ? total - institutions.length + 1 : (page - 1) * institutions.length + 1
  return { from, to: from + institutions.length - 1 }
}

/** A theme that management and the departments see differently, with both means. */
export type Differing = {
  id: string
  name: { ja: string; en: string }
  difference: 'management-higher' | 'department-higher'
  management: number
  department: number
}

/** Who of the two has not submitted, and by which themes they differ, the widest difference first. */
export const compared = ({
  department,
  management,
  views,
}: Pick<StandingView, 'department' | 'management' | 'views'>): { missing: 'management' | 'department' | null; differing: Differing[] } => {
  const missing = management === null ? 'management' : department === null ? 'department' : null
  const differing = views
    .filter(({ exhaustive }) => exhaustive)
    .flatMap(({ groups }) => groups)
    .flatMap(({ id, name, difference, management: theirs, department: ours }): Differing[] =>
      (difference === 'management-higher' || difference === 'department-higher') && theirs?.score != null && ours?.score != null
        ? [{ id, name, difference, management: theirs.score, department: ours.score }]
        : [],
    )
    .sort((a, b) => Math.abs(b.management - b.department) - Math.abs(a.management - a.department))
  return { missing, differing }
}
