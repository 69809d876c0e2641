// SPDX-License-Identifier: Apache-2.0

/** Every kind of work there is: one file a job, one line here. Loaded only where it is run, so that naming a job costs nothing. */
export const jobs = {
  'report.pdf': () => import('./jobs/report-pdf.ts'),
  'approval-request.pdf': () => import('./jobs/approval-request-pdf.ts'),
  'approval-request.docx': () => import('./jobs/approval-request-docx.ts'),
  'inspection-pack.pdf': () => import('./jobs/inspection-pack-pdf.ts'),
  'form-status.pdf': () => import('./jobs/form-status-pdf.ts'),
  'trail.pdf': () => import('./jobs/trail-pdf.ts'),
  'radar.svg': () => import('./jobs/radar-svg.ts'),
  'workbook.answer-form': () => import('./jobs/answer-form.ts'),
  'workbook.read-answer-form': () => import('./jobs/read-answer-form.ts'),
  'foreign-workbook.inspect': () => import('./jobs/inspect-foreign-workbook.ts'),
  'foreign-workbook.tables': () => import('./jobs/foreign-workbook-tables.ts'),
  'foreign-workbook.fill': () => import('./jobs/fill-foreign-workbook.ts'),
  'foreign-workbook.read': () => import('./jobs/read-foreign-workbook.ts'),
  'supplier-form.workbook': () => import('./jobs/supplier-form-workbook.ts'),
  'supplier-form.read': () => import('./jobs/read-supplier-form.ts'),
  'oscal.write': () => import('./jobs/oscal.ts'),
  'workbook.result': () => import('./jobs/result-workbook.ts'),
}

type Loaded<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>['job']

/** The name of a job. */
export type JobName = keyof typeof jobs
/** What a job is given. */
export type JobInput<Name extends JobName> = Parameters<Loaded<Name>['run']>[0]
/** What a job gives. */
export type JobOutput<Name extends JobName> = Awaited<ReturnType<Loaded<Name>['run']>>
