// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { workbookType } from './assessment.ts'
import { endpoint } from './endpoint.ts'
import { id } from './values.ts'

const submissionParams = z.object({ submission: id })
/** Word documents. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const language = z.object({ language: z.enum(['ja', 'en']).default('ja') })
/** The measures asked for, at most three, separated by commas; empty: those that the result asks of management. */
const asked = language.extend({
  measures: z
    .string()
    .max(400)
    .regex(/^([^,\0]+(,[^,\0]+){0,2})?$/)
    .default(''),
})

export const documentEndpoints = {
  readForm: endpoint({
    method: 'GET',
    path: '/api/assessments/:assessment/form.xlsx',
    access: 'assessment.open',
    sensitive: true,
    summary: {
      ja: '答えるための Excel（受け持ちの分野だけの人には、その分野だけ）',
      en: 'The Excel form to answer offline; of one’s own domains only, for whoever has only those',
    },
    params: z.object({ assessment: id }),
    query: language,
    response: { file: workbookType },
    errors: ['not-found', 'assessment.submitted', 'server.busy'],
  }),
  readReport: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/report.pdf',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '報告書（PDF）', en: 'The report as PDF' },
    params: submissionParams,
    query: language,
    response: { file: 'application/pdf' },
    errors: ['not-found', 'server.busy'],
  }),
  readRadar: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/radar.svg',
    access: 'assessment.read',
    sensitive: true,
    summary: { ja: '分野別の図（SVG）', en: 'The radar chart as SVG' },
    params: submissionParams,
    query: language,
    response: { file: 'image/svg+xml' },
    errors: ['not-found', 'server.busy'],
  }),
  readApprovalRequest: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/approval-request.pdf',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '稟議書（PDF、A4 一枚）', en: 'The request for approval as PDF, one page' },
    params: submissionParams,
    query: asked,
    response: { file: 'application/pdf' },
    errors: ['not-found', 'measure.unknown', 'server.busy'],
  }),
  readApprovalRequestWord: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/approval-request.docx',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '稟議書（Word）', en: 'The request for approval as Word' },
    params: submissionParams,
    query: asked,
    response: { file: wordType },
    errors: ['not-found', 'measure.unknown', 'server.busy'],
  }),
  readResultWorkbook: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/result.xlsx',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '結果の Excel', en: 'The results as Excel' },
    params: submissionParams,
    query: language,
    response: { file: workbookType },
    errors: ['not-found', 'server.busy'],
  }),
} as const
