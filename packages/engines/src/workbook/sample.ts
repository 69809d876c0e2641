// SPDX-License-Identifier: Apache-2.0
import { sampleReport } from '../render/report/sample.ts'
import { answerFormLabelsJa, resultWorkbookLabelsJa } from './labels.ja.ts'
import type { AnswerForm, ExpectedForm, ResultWorkbook } from './types.ts'

const answers = sampleReport.answers.flatMap(({ domain, answers }) => answers.map((answer) => ({ domain, ...answer })))

/** The answer form of the fictional clinic, half filled. */
export const sampleForm: AnswerForm = {
  language: 'ja',
  labels: answerFormLabelsJa,
  title: '自己点検 回答用紙',
  organisation: sampleReport.organisation.name,
  instrument: { id: 'clinic', title: sampleReport.instrument.title, edition: '2026.1', hash: 'a'.repeat(64) },
  part: null,
  assessment: '0193f000-0000-7000-8000-000000000001',
  producedAt: '2026-11-21T01:23:45.000Z',
  questions: answers.map((answer, index) => ({
    id: `clinic.q${index + 1}`,
    number: answer.number,
    domain: answer.domain,
    text: answer.question,
    why: '攻撃の入口になりやすく、止まると診療に響くためです。',
    evidence: ['写真', '契約書の写し', '記録した表'],
    answerers: '院長、事務長、保守会社',
    levels: ['していない。', '一部だけ、または人による。', 'できていて、紙に書いてある。', 'できていて、月に一度、決まった人が見ている。'],
    notApplicable: index === 0 ? null : '当てはまる機器や業務がないとき。',
    vendorMayAnswer: index !== 0,
    current:
      index % 2 === 0
        ? { value: answer.value, comment: answer.comment, source: answer.vendor === null ? 'own' : 'vendor', vendorName: answer.vendor ?? '' }
        : null,
  })),
}

/** What the fictional clinic's draft expects of a form. */
export const sampleExpected: ExpectedForm = {
  instrument: sampleForm.instrument.id,
  editionHash: sampleForm.instrument.hash,
  questions: sampleForm.questions.map(({ id, number, text, notApplicable, vendorMayAnswer }) => ({
    id,
    number,
    text,
    mayBeNotApplicable: notApplicable !== null,
    vendorMayAnswer,
    yours: true,
  })),
}

/** The results of the fictional clinic. */
export const sampleResult: ResultWorkbook = {
  language: 'ja',
  labels: resultWorkbookLabelsJa,
  title: '自己点検 結果',
  organisation: sampleReport.organisation.name,
  instrument: sampleReport.instrument,
  submission: sampleReport.submission,
  producedAt: '2026-11-21T01:23:45.000Z',
  overall: { score: 1.35, range: [1.35, 1.5], previous: 8.5 / 9 },
  networkLevel: '0〜1',
  networkTarget: '2',
  domains: sampleReport.domains.map(({ name, score, questions, counted, notApplicable, unknown, belowThreshold, previous }) => ({
    name,
    score: score.value,
    range: score.value === null ? null : [score.value, score.value + (3 * unknown) / counted],
    questions,
    counted,
    notApplicable,
    unknown,
    belowThreshold,
    previous: previous?.value ?? null,
  })),
  answers: answers.map(({ number, domain, question, answer, value, levelText, comment, vendor }) => ({
    number,
    domain,
    question,
    answer,
    points: typeof value === 'number' ? value : null,
    levelText: levelText ?? '',
    comment,
    source: vendor === null ? 'own' : 'vendor',
    vendorName: vendor ?? '',
  })),
  measures: sampleReport.weak.flatMap(({ name, measures }) => measures.map((measure) => ({ domain: name, ...measure }))),
  years: null,
  themes: null,
  areas: [],
  method: sampleReport.method,
  sources: sampleReport.sources,
}
