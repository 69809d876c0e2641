// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition, StandingView, SubmissionSummary } from '@shinayaka/contract'
import { fill, type Language, standingMessages } from '@shinayaka/contract/messages'
import { type AnswerValue, isAttainment, japaneseDate } from '@shinayaka/domain'
import type { ReportAreas, ReportThemes, ReportYears } from '@shinayaka/engines'
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

/** The last submission of each fiscal year, the newest five of them, oldest first. */
export const comparedYears = ({ years }: Pick<StandingView, 'years'>): Year[] =>
  years.filter(({ submission }, index) => years[index + 1]?.submission.fiscalYear !== submission.fiscalYear).slice(-mostYears)

const levelOf = ({ levelLow, levelHigh }: SubmissionSummary, language: Language): string =>
  levelLow === null || levelHigh === null ? textsIn(language).none : levelWords({ low: levelLow, high: levelHigh }, language)

const difference = (scores: readonly (number | null)[]): number | null => {
  const [first, last] = [scores[0] ?? null, scores.at(-1) ?? null]
  return first === null || last === null ? null : last - first
}

/** The years side by side: the whole, then the domains of this edition. Null where there are fewer than three. */
export const reportYears = (standing: StandingView, edition: InstrumentEdition, asksNetwork: boolean, language: Language): ReportYears | null => {
  const years = comparedYears(standing)
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
    columns: years.map(({ submission }) => ({
      fiscalYear: fiscalYearWords(submission.fiscalYear, language),
      on: dayOf(submission.submittedAt),
      edition: submission.edition,
    })),
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
          years.map(({ domains }) => domains.find((domain) => domain.id === id)?.score ?? null),
        ),
      ),
    ],
    note: new Set(years.map(({ submission }) => submission.edition)).size > 1 ? texts.editionsDiffer : null,
  }
}

const submissionWords = (submission: SubmissionSummary | null, language: Language): string | null =>
  submission &&
  fill(textsIn(language).standing.submission, { year: fiscalYearWords(submission.fiscalYear, language), day: dayOf(submission.submittedAt) })

const scoreOrNull = (group: Group[Side], language: Language): string | null =>
  group === null || group.score === null ? null : scoreWords(group.score, language)

/** Both sides' views by theme, and the practices they answered differently. Null where the catalog groups no themes. */
export const reportThemes = (standing: StandingView, language: Language): ReportThemes | null => {
  const view = standing.views.find(({ exhaustive }) => exhaustive)
  if (!view) return null
  return {
    note: view.note,
    department: submissionWords(standing.department, language),
    management: submissionWords(standing.management, language),
    themes: view.groups
      .filter(({ difference: how }) => how !== 'neither')
      .map((group) => ({
        name: group.name[language],
        department: scoreOrNull(group.department, language),
        departmentCounted: group.department?.counted ?? 0,
        management: scoreOrNull(group.management, language),
        managementCounted: group.management?.counted ?? 0,
        difference: standingMessages[language].difference[group.difference],
        differs: group.difference === 'management-higher' || group.difference === 'department-higher',
      })),
    practices: standing.practiceDifferences.map(({ name, department, management }) => ({
      name: name[language],
      department: answerLabel(department, language),
      management: answerLabel(management, language),
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
const referencesOf = ({ references }: Group): EditionReference[] => references as unknown as EditionReference[]

const areaViews = ({ views }: StandingView): View[] => views.filter(({ exhaustive }) => !exhaustive)

/** What the priority areas cite. */
export const areaReferences = (standing: StandingView): EditionReference[] =>
  areaViews(standing).flatMap(({ groups }) => groups.flatMap(referencesOf))

/** The views that look at some practices from outside, such as the ministry's priority areas, from one side's answers. */
export const reportAreas = (standing: StandingView, side: Side, listed: readonly EditionReference[], language: Language): ReportAreas[] =>
  areaViews(standing).map((view) => ({
    title: view.title[language],
    note: view.note,
    areas: view.groups.map((group) => ({
      number: group.id,
      name: group.name[language],
      about: group.about,
      score: scoreWords(group[side]?.score ?? null, language),
      counted: fill(textsIn(language).standing.counted, {
        counted: group[side]?.counted ?? 0,
        all: (group[side]?.counted ?? 0) + (group[side]?.notApplicable ?? 0) + (group[side]?.notAsked ?? 0),
      }),
      open: openWords(group, side, language),
      references: citedIds(referencesOf(group), listed),
    })),
  }))
