// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import type { TestHouse } from './house.ts'

/** Answers every question of the clinic's instrument and submits; returns the submission's id. */
export const answerEverything = async (
  house: TestHouse,
  cookie: string,
  options: { comment?: string; value?: (index: number) => AnswerValue } = {},
): Promise<string> => {
  const call = house.as(cookie)
  const { id } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
  const answers = [...house.editions.currentOf('clinic').questions.values()].map((question, index) => ({
    question: question.id,
    value: options.value?.(index) ?? 1,
    comment: options.comment ?? '',
    source: 'own',
    vendorName: '',
    version: null,
  }))
  const saved = await call('PUT', `/api/assessments/${id}/answers`, { answers })
  if (saved.statusCode !== 200) throw new Error(saved.body)
  for (const [control, grade] of Object.entries({ identity: 'ok', external: 'd', media: 'd', internal: 'x' }))
    await call('PUT', `/api/assessments/${id}/network/${control}`, { grade, version: null })
  const submitted = await call('POST', `/api/assessments/${id}/submission`)
  if (submitted.statusCode !== 200) throw new Error(submitted.body)
  return submitted.json<{ submission: string }>().submission
}
