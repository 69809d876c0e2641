// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import type { AnswerFormLabels, ReportLabels, ResultWorkbookLabels } from '@shinayaka/engines'
import { reportLabelsEn } from '@shinayaka/engines/render/report/labels.en'
import { reportLabelsJa } from '@shinayaka/engines/render/report/labels.ja'
import { answerFormLabelsEn, resultWorkbookLabelsEn } from '@shinayaka/engines/workbook/labels.en'
import { answerFormLabelsJa, resultWorkbookLabelsJa } from '@shinayaka/engines/workbook/labels.ja'
import { textsIn } from './words.ts'

/** The words that the report's layout brings along. */
export const reportLabels: Record<Language, ReportLabels> = { ja: reportLabelsJa, en: reportLabelsEn }

/** The words that the result workbook's layout brings along. */
export const resultWorkbookLabels: Record<Language, ResultWorkbookLabels> = { ja: resultWorkbookLabelsJa, en: resultWorkbookLabelsEn }

/** The form's words: its layout's own, with the answers named as everywhere else. */
export const answerFormLabels = (language: Language): AnswerFormLabels => {
  const labels = language === 'ja' ? answerFormLabelsJa : answerFormLabelsEn
  const { answers, answerForm } = textsIn(language)
  return { ...labels, answers, howTo: [...labels.howTo, answerForm.unanswered, answerForm.secrets] }
}
