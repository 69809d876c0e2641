// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition, StandingView, SubmissionSummary } from '@shinayaka/contract'
import { fill, type Language, standingMessages } from '@shinayaka/contract/messages'
import { type AnswerValue, isAttainment, japaneseDate } from '@shinayaka/domain'
import type { ReportAreas, ReportThemes, ReportYears, ResultWorkbook } from '@shinayaka/engines'
import { citedIds } from './sources.ts'
import { answerLabel, changeWords, fiscalYearWords, levelWords, scoreWords, textsIn } from './words.ts'

/** As many years as a page holds side by side. */
const mostYears = 5
/** Two years stand in the table of domains already. */
const fewestYears = 3
/** Done and written down: what is below is open. */
const soundAttainment = 2

type View = StandingView['views'][number]
type Group = View['groups'][number]
type Side = 'department' | 'management'
type Year = StandingView['years'][number]

/** Which side a submission of this instrument speaks for. */
export const sideOf = (instrument: string): Side => (instrument === 'executive' ? 'management' : 'department')

const dayOf = (at: string): string => japaneseDate(new Date(at))

/** The last submission of each fiscal year, oldest first. */
const lastOfYears = ({ years }: Pick<StandingView, 'years'>): Year[] =>
  years.filter(({ submission }, index) => years[index + 1]?.submission.fiscalYear !== submission.fiscalYear)

/** Whether a document looks from other sides: by theme wherever management reads it or has answered, by priority area where management reads it. */
export const shownViews = (standing: StandingView, instrument: string): { themes: boolean; areas: boolean } => {
  // A doctor alone acts on what she reads; whoever answers to a board is asked for decisions.
  const areas = instrument !== 'clinic'
  return { areas, themes: areas || (standing.department !== null && standing.management !== null) }
}

const yearColumn = ({ submission }: Year, language: Language): ReportYears['columns'][number] => ({
  fiscalYear: fiscalYearWords(submission.fiscalYear, language),
  on: dayOf(submission.submittedAt),
  edition: submission.edition,
})
const editionNote = (years: readonly Year[], language: Language): string | null =>
  new Set(years.map(({ submission }) => submission.edition)).size > 1 ? textsIn(language).standing.editionsDiffer : null
const scoreIn = ({ domains }: Year, id: string): number | null => domains.find((domain) => domain.id === id)?.score ?? null

const levelOf = ({ levelLow, levelHigh }: SubmissionSummary, language: Language): string =>
  levelLow === null || levelHigh === null ? textsIn(language).none : levelWords({ low: levelLow, high: levelHigh }, language)

const difference = (scores: readonly (number | null)[]): number | null => {
  const [first, last] = [scores[0] ?? null, scores.at(-1) ?? null]
  return first === null || last === null ? null : last - first
}

/** The years side by side: the whole, then the domains of this edition. Null where there are fewer than three. */
export const reportYears = (standing: StandingView, edition: InstrumentEdition, asksNetwork: boolean, language: Language): ReportYears | null => {
  const years = lastOfYears(standing).slice(-mostYears)
  if (years.length < fewestYears) return null
  const texts = textsIn(language).standing
  const scored = (name: string, domain: boolean, scores: (number | null)[]): ReportYears['rows'][number] => ({
    name,
    domain,
    values: scores.map((score) => scoreWords(score, language)),
    change: changeWords(difference(scores), language).text,
  })
  const said = (name: string, value: (submission: SubmissionSummary) => string): ReportYears['rows'][number] => ({
    name,
    domain: false,
    values: years.map(({ submission }) => value(submission)),
    change: '',
  })
  return {
    columns: years.map((year) => yearColumn(year, language)),
    rows: [
      scored(
        texts.overall,
        false,
        years.map(({ submission }) => submission.overall),
      ),
      ...(asksNetwork ? [said(texts.level, (submission) => levelOf(submission, language))] : []),
      said(texts.weak, ({ belowThreshold, domainsCounted }) => fill(texts.weakCount, { weak: belowThreshold, domains: domainsCounted })),
      ...edition.domains.map(({ id, name }) =>
        scored(
          name[language],
          true,
          years.map((year) => scoreIn(year, id)),
        ),
      ),
    ],
    note: editionNote(years, language),
  }
}

/** The years to count with: every one there is. Null where there is one only. */
export const workbookYears = (
  standing: StandingView,
  edition: InstrumentEdition,
  asksNetwork: boolean,
  language: Language,
): ResultWorkbook['years'] => {
  const years = lastOfYears(standing)
  if (years.length < 2) return null
  return {
    columns: years.map((year) => yearColumn(year, language)),
    overall: years.map(({ submission }) => submission.overall),
    levels: asksNetwork ? years.map(({ submission }) => levelOf(submission, language)) : null,
    weak: years.map(({ submission }) => submission.belowThreshold),
    domains: edition.domains.map(({ id, name }) => ({ name: name[language], scores: years.map((year) => scoreIn(year, id)) })),
    note: editionNote(years, language),
  }
}

const submissionWords = (submission: SubmissionSummary | null, language: Language): string | null =>
  submission &&
  fill(textsIn(language).standing.submission, { year: fiscalYearWords(submission.fiscalYear, language), day: dayOf(submission.submittedAt) })

const themeGroups = ({ groups }: View): Group[] => groups.filter(({ difference: how }) => how !== 'neither')

/** Both sides' views by theme to count with, and the practices they answered differently. Null where the catalog groups no themes. */
export const workbookThemes = (standing: StandingView, language: Language): ResultWorkbook['themes'] => {
  const view = standing.views.find(({ exhaustive }) => exhaustive)
  if (!view) return null
  return {
    note: view.note,
    department: submissionWords(standing.department, language),
    management: submissionWords(standing.management, language),
    themes: themeGroups(view).map((group) => ({
      name: group.name[language],
      department: group.department?.score ?? null,
      departmentCounted: group.department?.counted ?? 0,
      management: group.management?.score ?? null,
      managementCounted: group.management?.counted ?? 0,
      difference: standingMessages[language].difference[group.difference],
    })),
    practices: standing.practiceDifferences.map(({ name, department, management }) => ({
      name: name[language],
      department: answerLabel(department, language),
      management: answerLabel(management, language),
    })),
  }
}

/** The same to read: points as words, and a mark where the sides differ. */
export const reportThemes = (standing: StandingView, language: Language): ReportThemes | null => {
  const themes = workbookThemes(standing, language)
  const view = standing.views.find(({ exhaustive }) => exhaustive)
  if (!themes || !view) return null
  const words = (score: number | null) => (score === null ? null : scoreWords(score, language))
  const differing = themeGroups(view).map(({ difference: how }) => how === 'management-higher' || how === 'department-higher')
  return {
    ...themes,
    themes: themes.themes.map((theme, index) => ({
      ...theme,
      department: words(theme.department),
      management: words(theme.management),
      differs: differing[index] ?? false,
    })),
  }
}

const isOpen = (value: AnswerValue | null): value is AnswerValue =>
  value !== null && value !== 'na' && (!isAttainment(value) || value < soundAttainment)

/** What of an area is not yet done, with today's answers; and how much of it was not asked. */
const openWords = (group: Group, side: Side, language: Language): string => {
  const texts = textsIn(language)
  const score = group[side]
  if (score === null || score.counted + score.notApplicable === 0) return texts.standing.notAskedAny
  const open = group.practices.flatMap((practice) => {
    const value = practice[side]
    return isOpen(value)
      ? [fill(texts.standing.open, { practice: practice.name[language], answer: value === 'unknown' ? texts.answers.unknown : value })]
      : []
  })
  const rest = score.notAsked > 0 ? fill(texts.standing.notAsked, { count: score.notAsked }) : ''
  return (open.length === 0 ? texts.standing.nothingOpen : open.join(texts.standing.openJoin)) + rest
}

// The contract passes references on as they are; they are the catalog's.
const referencesOf = (group: Group | undefined): EditionReference[] => (group?.references ?? []) as unknown as EditionReference[]

const areaViews = ({ views }: StandingView): View[] => views.filter(({ exhaustive }) => !exhaustive)

/** What the priority areas cite. */
export const areaReferences = (standing: StandingView): EditionReference[] =>
  areaViews(standing).flatMap(({ groups }) => groups.flatMap(referencesOf))

/** The views that look at some practices from outside, such as the ministry's priority areas, from one side's answers: to count with. */
export const workbookAreas = (standing: StandingView, side: Side, language: Language): ResultWorkbook['areas'] =>
  areaViews(standing).map((view) => ({
    title: view.title[language],
    note: view.note,
    areas: view.groups.map((group) => {
      const { score = null, counted = 0, notApplicable = 0, notAsked = 0 } = group[side] ?? {}
      return {
        number: group.id,
        name: group.name[language],
        about: group.about,
        score,
        counted,
        all: counted + notApplicable + notAsked,
        open: openWords(group, side, language),
      }
    }),
  }))

/** The same to read, with what they cite. */
export const reportAreas = (standing: StandingView, side: Side, listed: readonly EditionReference[], language: Language): ReportAreas[] => {
  const groups = areaViews(standing).map((view) => view.groups)
  return workbookAreas(standing, side, language).map((view, at) => ({
    ...view,
    areas: view.areas.map(({ score, counted, all, ...area }, index) => ({
      ...area,
      score: scoreWords(score, language),
      counted: fill(textsIn(language).standing.counted, { counted, all }),
      references: citedIds(referencesOf(groups[at]?.[index]), listed),
    })),
  }))
}
