// SPDX-License-Identifier: Apache-2.0
import type { AssessmentReport } from './input.ts'
import { reportLabelsEn } from './labels.en.ts'
import { sampleReport } from './sample.ts'

/** The same report with the words around it in English; what the catalog says stays Japanese, as in the product. */
export const sampleReportEn: AssessmentReport = {
  ...sampleReport,
  language: 'en',
  labels: reportLabelsEn,
  title: 'Self-check report',
  submission: { ...sampleReport.submission, on: '21 November 2026', fiscalYear: 'FY2026' },
  produced: { text: '21 November 2026', day: '2026-11-21' },
}
