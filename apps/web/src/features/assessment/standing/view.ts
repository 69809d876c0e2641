// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, StandingView } from '@shinayaka/contract'
import { type AnswerValue, isAttainment } from '@shinayaka/domain'
import { type Movement, movement } from '../../../app/figures.ts'

export type View = StandingView['views'][number]
export type ViewGroup = View['groups'][number]
export type SeenPractice = ViewGroup['practices'][number]
export type PracticeDifference = StandingView['practiceDifferences'][number]
/** Whose self-assessment is still missing beside the one looked at; null where both are there. */
export type MissingSide = 'department' | 'management' | null

/** The view in which departments and management stand side by side, and the one by priority areas. */
export const viewsOf = ({ views }: Pick<StandingView, 'views'>): { themes: View | undefined; areas: View | undefined } => ({
  themes: views.find(({ exhaustive }) => exhaustive),
  areas: views.find(({ exhaustive }) => !exhaustive),
})

/** Which side has not submitted yet. */
export const missingSide = ({ department, management }: Pick<StandingView, 'department' | 'management'>): MissingSide => {
  if (!management) return 'management'
  return department ? null : 'department'
}

/** Whether there is nobody to compare with and nobody to wait for: in a clinic the director is who answered already. */
export const standsAlone = (standing: Pick<StandingView, 'department' | 'management'>, instrument: string): boolean =>
  instrument === 'clinic' && missingSide(standing) === 'management'

/** A theme's line: both means, how far apart they are where both have one, and the words for it. */
export type ThemeLine = Pick<ViewGroup, 'id' | 'name' | 'about' | 'difference' | 'practices'> & {
  department: number | null
  management: number | null
  /** Points between the two; null where a side has none. */
  gap: number | null
}

const order: Record<ViewGroup['difference'], number> = {
  'management-higher': 0,
  'department-higher': 0,
  alike: 1,
  'only-management': 2,
  'only-department': 3,
  neither: 4,
}

/** The themes, those seen differently first and the widest of them on top; the others keep the catalog's order. */
export const themeLines = ({ groups }: Pick<View, 'groups'>): ThemeLine[] =>
  groups
    .filter(({ practices }) => practices.length > 0)
    .map(({ id, name, about, difference, practices, department, management }) => {
      const [ours, theirs] = [department?.score ?? null, management?.score ?? null]
      const gap = ours === null || theirs === null ? null : Math.abs(ours - theirs)
      return { id, name, about, difference, practices, department: ours, management: theirs, gap }
    })
    .map((line, index) => ({ line, index }))
    .sort((a, b) => order[a.line.difference] - order[b.line.difference] || widest(a.line, b.line) || a.index - b.index)
    .map(({ line }) => line)

const widest = (a: ThemeLine, b: ThemeLine): number => (order[a.difference] === 0 ? (b.gap ?? 0) - (a.gap ?? 0) : 0)

/** Of the themes that both answered, in how many they differ. */
export const themeCounts = (lines: readonly ThemeLine[]): { both: number; differing: number } => ({
  both: lines.filter(({ gap }) => gap !== null).length,
  differing: lines.filter(({ difference }) => order[difference] === 0).length,
})

/** Whether a practice is still to do: answered 0, 1 or わからない. 対象外 and what was not asked are not. */
const isOpen = (value: AnswerValue | null): boolean => value === 'unknown' || (value !== null && isAttainment(value) && value < 2)

/** How low an answer is, to begin with the lowest; わからない stands with 0, as it counts. */
const height = (value: AnswerValue | null): number => (value !== null && isAttainment(value) ? value : 0)

/** A priority area: both means, what is still open there, and where its original stands. */
export type AreaLine = Pick<ViewGroup, 'id' | 'name' | 'about'> & {
  department: number | null
  management: number | null
  asked: number
  open: SeenPractice[]
  source: Pick<EditionReference, 'sourceTitle' | 'url' | 'certainty'> | null
}

/** What the departments say of a practice, or management where they were not asked. */
const known = ({ department, management }: SeenPractice): AnswerValue | null => department ?? management

/** The areas in the notice's own order, with the open practices of each, the lowest first. */
export const areaLines = ({ groups }: Pick<View, 'groups'>): AreaLine[] =>
  groups.map(({ id, name, about, department, management, practices, references }) => {
    // The contract leaves a reference open; the server sends exactly this type.
    const source = (references[0] as EditionReference | undefined) ?? null
    return {
      id,
      name,
      about,
      department: department?.score ?? null,
      management: management?.score ?? null,
      asked: practices.length,
      open: practices.filter((practice) => isOpen(known(practice))).sort((a, b) => height(known(a)) - height(known(b))),
      source: source && { sourceTitle: source.sourceTitle, url: source.url, certainty: source.certainty },
    }
  })

/** One submission among those of other years. */
export type YearLine = StandingView['years'][number] & { moved: Movement | null }

/** The submissions oldest first, each with its change since the one before. */
export const yearLines = ({ years }: Pick<StandingView, 'years'>): YearLine[] =>
  years.map((year, index) => ({ ...year, moved: movement(years[index - 1]?.submission.overall ?? null, year.submission.overall) }))

/** Every domain that any of the years has, with its score in each year; null where it had none or did not exist. */
export const domainsOverYears = (years: StandingView['years'], names: readonly { id: string; name: { ja: string; en: string } }[]) => {
  const known = new Map(names.map(({ id, name }) => [id, name]))
  const ids = [...new Set([...known.keys(), ...years.flatMap(({ domains }) => domains.map(({ id }) => id))])]
  return ids
    .map((id) => ({
      id,
      name: known.get(id) ?? { ja: id, en: id },
      scores: years.map(({ domains }) => domains.find((domain) => domain.id === id)?.score ?? null),
    }))
    .filter(({ scores }) => scores.some((score) => score !== null))
}

/** A bar of the picture of the years: where it stands and how high it is, in a box of `width` by `height` with room for words. */
export type Bar = { x: number; y: number; width: number; height: number; middle: number }

/** The bars for scores of 0 to 3, evenly spread; a missing score has no height. */
export const bars = (scores: readonly (number | null)[], box: { width: number; height: number }): Bar[] => {
  const step = box.width / Math.max(scores.length, 4)
  const width = Math.min(56, step * 0.6)
  return scores.map((score, index) => {
    const height = ((score ?? 0) / 3) * box.height
    const middle = step * (index + 0.5)
    return { x: middle - width / 2, y: box.height - height, width, height, middle }
  })
}
