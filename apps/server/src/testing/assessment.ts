// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import type { TestHouse } from './house.ts'

type Given = {
  instrument?: 'clinic' | 'hospital-it' | 'executive'
  comment?: string
  value?: (index: number, question: string) => AnswerValue
  network?: Record<'identity' | 'external' | 'media' | 'internal', string>
}

/** Answers every question of an instrument (the clinic's unless told) and submits; returns the submission's id. */
export const answerEverything = async (house: TestHouse, cookie: string, options: Given = {}): Promise<string> => {
  const call = house.as(cookie)
  const { instrument = 'clinic', network = { identity: 'ok', external: 'd', media: 'd', internal: 'x' } } = options
  const { id } = (await call('POST', '/api/assessments', { instrument })).json<{ id: string }>()
  const answers = [...house.editions.currentOf(instrument).questions.values()].map((question, index) => ({
    question: question.id,
    value: options.value?.(index, question.id) ?? 1,
    comment: options.comment ?? '',
    source: 'own',
    vendorName: '',
    version: null,
  }))
  const saved = await call('PUT', `/api/assessments/${id}/answers`, { answers })
  if (saved.statusCode !== 200) throw new Error(saved.body)
  // Management is not asked how the network is divided.
  for (const [control, grade] of instrument === 'executive' ? [] : Object.entries(network))
    await call('PUT', `/api/assessments/${id}/network/${control}`, { grade, version: null })
  const submitted = await call('POST', `/api/assessments/${id}/submission`)
  if (submitted.statusCode !== 200) throw new Error(submitted.body)
  return submitted.json<{ submission: string }>().submission
}
