// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { answerValue, comment, day, id, instant, text, version } from './values.ts'

/** From the score with every わからない at 0 to the score with every わからない at 3. */
export const range = z.tuple([z.number(), z.number()])

export const domainScore = z
  .object({
    id: z.string(),
    score: z.number().nullable(),
    range: range.nullable(),
    counted: z.int(),
    notApplicable: z.int(),
    unknown: z.int(),
    unanswered: z.int(),
    belowThreshold: z.boolean(),
  })
  .meta({ id: 'DomainScore' })

export const assessmentScore = z
  .object({ overall: z.number().nullable(), overallRange: range.nullable(), domains: z.array(domainScore) })
  .meta({ id: 'AssessmentScore' })

const answerContent = { value: answerValue, comment, source: z.enum(['own', 'vendor']), vendorName: text(100) }
/** One answer as it stands in a form. */
export const answerInput = z.object(answerContent).meta({ id: 'AnswerInput' })
export const answer = z
  .object({ question: z.string(), ...answerContent, answeredBy: z.string(), answeredAt: instant, version })
  .meta({ id: 'Answer' })

export const networkControls = ['identity', 'external', 'media', 'internal'] as const
export const networkGrade = z.enum(['ok', 'weak', 'o', 'd', 'x', 'unknown']).meta({ id: 'NetworkGrade' })
export const networkAnswer = z.object({ control: z.enum(networkControls), grade: networkGrade, version }).meta({ id: 'NetworkAnswer' })

const level = z.int().min(0).max(3)
export const networkResult = z
  .object({
    low: level,
    high: level,
    lowWithoutIdentityGate: level,
    highWithoutIdentityGate: level,
    /** Controls that certainly keep it from level 2. */
    missingForTarget: z.array(z.enum(networkControls)),
    unknown: z.array(z.enum(networkControls)),
  })
  .meta({ id: 'NetworkResult' })

export const submissionSummary = z
  .object({
    id,
    instrument: z.string(),
    edition: z.string(),
    fiscalYear: z.int(),
    submittedAt: instant,
    submittedBy: z.string(),
    overall: z.number().nullable(),
    overallRange: range.nullable(),
    levelLow: level.nullable(),
    levelHigh: level.nullable(),
    belowThreshold: z.int(),
    /** Domains with at least one counted answer: what `belowThreshold` is out of. */
    domainsCounted: z.int(),
  })
  .meta({ id: 'SubmissionSummary' })

export const draftSummary = z
  .object({
    id,
    instrument: z.string(),
    edition: z.string(),
    startedAt: instant,
    /** Of the questions one may answer. */
    answered: z.int(),
    questions: z.int(),
    updatedAt: instant,
    /** The domains given to the reader, with the day they are due. */
    mine: z.array(
      z.object({ domain: z.string(), name: z.string(), due: day.nullable(), reminded: instant.nullable(), answered: z.int(), questions: z.int() }),
    ),
  })
  .meta({ id: 'DraftSummary' })

/** Who looks after a domain of a draft. `member` is false where that person has left the institution. */
export const assignment = z
  .object({
    domain: z.string(),
    person: z.object({ id, name: z.string(), member: z.boolean() }),
    due: day.nullable(),
    note: text(200),
    remindedAt: instant.nullable(),
    version,
  })
  .meta({ id: 'Assignment' })

/** Something said about a question while it is being answered. */
export const remark = z.object({ id, question: z.string(), by: z.string(), at: instant, text: text(1000) }).meta({ id: 'Remark' })

/** A self-assessment that can be taken here. */
export const instrumentSummary = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.object({ ja: z.string(), en: z.string() }),
    audience: z.string(),
    minutes: z.int(),
    domains: z.int(),
    questions: z.int(),
    /** The one for a place of this kind. */
    recommended: z.boolean(),
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'InstrumentSummary' })

export const draft = z
  .object({
    id,
    instrument: z.string(),
    edition: z.string(),
    editionHash: z.string(),
    startedAt: instant,
    answers: z.array(answer),
    network: z.array(networkAnswer),
    /** Answers of the last submission, offered and never assumed. */
    previous: z.object({ submittedAt: instant, answers: z.array(z.object({ question: z.string(), value: answerValue, comment })) }).nullable(),
    score: assessmentScore,
    /** The reader answers every question, or only these domains. */
    whole: z.boolean(),
    domains: z.array(z.string()),
    maySubmit: z.boolean(),
    assignments: z.array(assignment),
    /** How many remarks stand at each question that has one. */
    remarks: z.array(z.object({ question: z.string(), count: z.int() })),
  })
  .meta({ id: 'Draft' })

export const proposedMeasure = z
  .object({ domain: z.string(), measure: z.string(), question: z.string(), from: answerValue, to: z.int() })
  .meta({ id: 'ProposedMeasure' })

export const submission = z
  .object({
    id,
    instrument: z.string(),
    edition: z.string(),
    editionHash: z.string(),
    fiscalYear: z.int(),
    submittedAt: instant,
    submittedBy: z.string(),
    organisationName: z.string(),
    institutionKind: z.string(),
    beds: z.int().nullable(),
    prefecture: z.string(),
    sha256: z.string(),
    answers: z.array(answer.omit({ version: true })),
    networkGrades: z.array(z.object({ control: z.enum(networkControls), grade: networkGrade })),
    network: networkResult.nullable(),
    score: assessmentScore,
    previous: z
      .object({
        id,
        submittedAt: instant,
        fiscalYear: z.int(),
        score: assessmentScore,
        level: z.object({ low: level, high: level }).nullable(),
        answers: z.array(z.object({ question: z.string(), value: answerValue })),
      })
      .nullable(),
    /** The three to begin with, in order. */
    first: z.array(proposedMeasure),
    /** All that would raise a domain at or below 1.5, in order. */
    proposals: z.array(proposedMeasure),
  })
  .meta({ id: 'Submission' })

export const answerDifference = z
  .object({ question: z.string(), kind: z.enum(['new', 'changed']), before: answerInput.nullable(), after: answerInput })
  .meta({ id: 'AnswerDifference' })

const assessmentParams = z.object({ assessment: id })
const submissionParams = z.object({ submission: id })
const editionParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })
const domainParams = z.object({ assessment: id, domain: text(40) })
const answerErrors = [
  'not-found',
  'record.stale',
  'question.unknown',
  'answer.reason-required',
  'answer.not-applicable-not-allowed',
  'answer.vendor-not-allowed',
  'answer.vendor-name-required',
  'assessment.submitted',
  'domain.not-yours',
] as const

/** Excel workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** The largest form that is read, in bytes. */
export const maxFormBytes = 5 * 1024 * 1024

export const assessmentEndpoints = {
  listAssessments: endpoint({
    method: 'GET',
    path: '/api/assessments',
    access: 'assessment.open',
    summary: { ja: '書きかけの点検と、これまでの提出', en: 'Drafts and past submissions' },
    response: z.object({
      instruments: z.array(instrumentSummary),
      drafts: z.array(draftSummary),
      submissions: z.array(submissionSummary),
    }),
  }),
  startAssessment: endpoint({
    method: 'POST',
    path: '/api/assessments',
    access: 'assessment.submit',
    summary: { ja: '点検を始める（書きかけがあればそれを返す）', en: 'Start an assessment, or return the one begun' },
    body: z.object({ instrument: text(40) }),
    response: z.object({ id }),
    errors: ['instrument.unknown', 'instrument.not-yours'],
  }),
  readEdition: endpoint({
    method: 'GET',
    path: '/api/editions/:hash',
    immutable: true,
    access: 'person',
    summary: { ja: '設問・対策の本文（版ごとに不変）', en: 'Questions and measures of one edition (immutable)' },
    params: editionParams,
    response: z.record(z.string(), z.unknown()).meta({ id: 'InstrumentEdition' }),
    errors: ['edition.unknown'],
  }),
  readOutline: endpoint({
    method: 'GET',
    path: '/api/editions/:hash/outline',
    immutable: true,
    access: 'person',
    summary: { ja: '分野と設問の見出しだけ（版ごとに不変）', en: 'Domains and questions of one edition in brief (immutable)' },
    params: editionParams,
    response: z.record(z.string(), z.unknown()).meta({ id: 'EditionOutline' }),
    errors: ['edition.unknown'],
  }),
  readEditionDomain: endpoint({
    method: 'GET',
    path: '/api/editions/:hash/domains/:domain',
    immutable: true,
    access: 'person',
    summary: { ja: '一つの分野の設問の本文（版ごとに不変）', en: 'The questions of one domain of an edition (immutable)' },
    params: editionParams.extend({ domain: text(40) }),
    response: z.record(z.string(), z.unknown()).meta({ id: 'EditionDomain' }),
    errors: ['edition.unknown', 'domain.unknown'],
  }),
  readAssessment: endpoint({
    method: 'GET',
    path: '/api/assessments/:assessment',
    access: 'assessment.open',
    summary: { ja: '書きかけの点検を開く', en: 'Open a draft' },
    params: assessmentParams,
    response: draft,
    errors: ['not-found', 'assessment.submitted'],
  }),
  saveAnswer: endpoint({
    method: 'PUT',
    path: '/api/assessments/:assessment/answers/:question',
    access: 'assessment.respond',
    summary: { ja: '一問の答えを保存する', en: 'Save one answer' },
    params: z.object({ assessment: id, question: text(80) }),
    body: answerInput.extend({ version: version.nullable() }),
    response: z.object({ answer, score: assessmentScore }),
    errors: answerErrors,
  }),
  saveAnswers: endpoint({
    method: 'PUT',
    path: '/api/assessments/:assessment/answers',
    access: 'assessment.respond',
    summary: { ja: '読み込んだ答えをまとめて保存する（全部か、何もしないか）', en: 'Save many answers, all or none' },
    params: assessmentParams,
    body: z.object({ answers: z.array(answerInput.extend({ question: text(80), version: version.nullable() })).max(500) }),
    response: z.object({ saved: z.int(), score: assessmentScore }),
    errors: answerErrors,
  }),
  assignDomain: endpoint({
    method: 'PUT',
    path: '/api/assessments/:assessment/domains/:domain',
    access: 'assessment.assign',
    summary: { ja: '分野を受け持つ人と期日を決める（person が null なら外す）', en: 'Give a domain to somebody, with a day; null takes it back' },
    params: domainParams,
    body: z.object({ person: id.nullable(), due: day.nullable(), note: text(200), version: version.nullable() }),
    response: z.object({ assignment: assignment.nullable() }),
    errors: ['not-found', 'record.stale', 'assessment.submitted', 'domain.unknown', 'assignee.unfit', 'assignee.unknown'],
  }),
  remindDomain: endpoint({
    method: 'POST',
    path: '/api/assessments/:assessment/domains/:domain/reminder',
    access: 'assessment.assign',
    summary: { ja: '受け持つ人のホームに、お願いを出す', en: 'Remind whoever looks after a domain, on their home page' },
    params: domainParams,
    response: z.object({ assignment }),
    errors: ['not-found', 'assessment.submitted', 'domain.unassigned'],
  }),
  listRemarks: endpoint({
    method: 'GET',
    path: '/api/assessments/:assessment/domains/:domain/remarks',
    access: 'assessment.open',
    summary: { ja: '一つの分野の設問についての書き込み', en: 'Remarks on the questions of one domain' },
    params: domainParams,
    response: z.object({ remarks: z.array(remark) }),
    errors: ['not-found', 'domain.unknown', 'domain.not-yours'],
  }),
  addRemark: endpoint({
    method: 'POST',
    path: '/api/assessments/:assessment/questions/:question/remarks',
    access: 'assessment.respond',
    summary: { ja: '設問に書き込む（点には入らない）', en: 'Write a remark on a question; it does not count' },
    params: z.object({ assessment: id, question: text(80) }),
    body: z.object({ text: text(1000).trim().min(1) }),
    response: z.object({ remark }),
    errors: ['not-found', 'assessment.submitted', 'question.unknown', 'domain.not-yours'],
  }),
  saveNetworkGrade: endpoint({
    method: 'PUT',
    path: '/api/assessments/:assessment/network/:control',
    access: 'assessment.answer',
    summary: { ja: 'ネットワーク類型の一つの統制を答える', en: 'Grade one control of the network level' },
    params: z.object({ assessment: id, control: z.enum(networkControls) }),
    body: z.object({ grade: networkGrade, version: version.nullable() }),
    response: z.object({ network: networkAnswer, result: networkResult }),
    errors: ['not-found', 'record.stale', 'assessment.submitted', 'network.grade-invalid'],
  }),
  submitAssessment: endpoint({
    method: 'POST',
    path: '/api/assessments/:assessment/submission',
    access: 'assessment.submit',
    summary: { ja: '提出する（以後は変わらない）', en: 'Submit; frozen from then on' },
    params: assessmentParams,
    response: z.object({ submission: id }),
    errors: ['not-found', 'assessment.incomplete', 'assessment.submitted', 'instrument.not-yours'],
  }),
  readSubmission: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission',
    access: 'assessment.read',
    sensitive: true,
    summary: { ja: '提出した点検の結果', en: 'The result of a submission' },
    params: submissionParams,
    response: submission,
    errors: ['not-found'],
  }),
  previewForm: endpoint({
    method: 'POST',
    path: '/api/assessments/:assessment/form',
    access: 'assessment.respond',
    summary: {
      ja: '記入済みの Excel を読み、違いだけを返す（保存はしない）',
      en: 'Read a filled form and return the differences; nothing is stored',
    },
    params: assessmentParams,
    upload: { file: workbookType, maxBytes: maxFormBytes },
    response: z.object({ differences: z.array(answerDifference), unchanged: z.int(), empty: z.int() }),
    errors: [
      'not-found',
      'assessment.submitted',
      'form.not-excel',
      'form.encrypted',
      'form.too-large',
      'form.zip-bomb',
      'form.too-many-rows',
      'form.unreadable',
      'form.other-instrument',
      'form.other-edition',
      'form.rows-invalid',
      'domain.not-yours',
      'server.busy',
    ],
  }),
} as const

export type NetworkResult = z.output<typeof networkResult>
export type SubmissionSummary = z.output<typeof submissionSummary>
export type DraftSummary = z.output<typeof draftSummary>
export type DraftView = z.output<typeof draft>
export type InstrumentSummary = z.output<typeof instrumentSummary>
export type AssignmentView = z.output<typeof assignment>
export type SubmissionView = z.output<typeof submission>
