// SPDX-License-Identifier: Apache-2.0
import type { RadarInput } from '../../chart/input.ts'
import { radarSvg } from '../../chart/radar.ts'
import { BadInput } from '../../pool/outcome.ts'
import { renderTypst } from '../typst.ts'
import type { AssessmentReport, ReportPdf } from './input.ts'

const template = new URL('./report.typ', import.meta.url)

/** The radar of the report: the same definition as on the page. */
export const reportRadar = ({ domains, labels, language, submission, previous }: AssessmentReport): RadarInput => ({
  title: labels.domains.radarTitle,
  description: labels.domains.radarDescription,
  language,
  thisName: `${labels.domains.thisTime} ${submission.fiscalYear}`,
  previousName: previous === null ? null : `${labels.domains.lastTime} ${previous.fiscalYear}`,
  domains: domains.map(({ name, score, previous: before }) => ({ name, score: score.value, previous: before?.value ?? null })),
})

/** Every source that is cited must be listed: a number that leads nowhere is refused. */
const checkCitations = (report: AssessmentReport): void => {
  const known = new Set(report.sources.map(({ id }) => id))
  const cited = [
    ...report.weak.flatMap(({ measures }) => measures.flatMap(({ references }) => references)),
    ...report.answers.flatMap(({ answers }) => answers.flatMap(({ references }) => references)),
    ...(report.network?.references ?? []),
    ...report.areas.flatMap(({ areas }) => areas.flatMap(({ references }) => references)),
  ]
  const missing = cited.find((id) => !known.has(id))
  if (missing !== undefined) throw new BadInput(`the source "${missing}" is cited but not listed`, 'sources')
}

/** Numbers of the sources as they are printed, by id; one that was not checked against the original says so at every place. */
const citationMarks = ({ sources, labels }: AssessmentReport): Record<string, string> =>
  Object.fromEntries(
    sources.map(({ id, certainty }, index) => [id, certainty === 'A' ? `[${index + 1}]` : `[${index + 1}\u00a0${labels.unverified}]`]),
  )

/** A picture needs three axes to be one; below that the table says it all. */
const enoughForRadar = (report: AssessmentReport): boolean => report.domains.filter(({ score }) => score.value !== null).length >= 3

/**
 * The report of a self-check as PDF: a first page to act or to decide by, domains, years, themes and priority areas where there are any, measures,
 * network level, all answers, method, sources.
 * Untagged (Typst 0.13): where it is for people, a page with the same content stands beside it.
 *
 * @throws BadInput where a cited source is not listed, or the values do not have the report's shape
 */
export const renderReport = async (report: AssessmentReport): Promise<ReportPdf> => {
  checkCitations(report)
  const radar = enoughForRadar(report) ? radarSvg(reportRadar(report)) : ''
  return renderTypst(template, { report: JSON.stringify({ ...report, marks: citationMarks(report) }), radar })
}

/** Loads compiler, fonts and chart ahead. */
export const warmUpReport = async (): Promise<void> => {
  const { sampleReport } = await import('./sample.ts')
  await renderReport(sampleReport)
}
