// SPDX-License-Identifier: Apache-2.0
import { formResults, type ItemAnswerGiven, oscalExport, type PracticeAnswer, practiceResults, type ResultFrame } from '../../oscal/index.ts'
import type { OscalContent, OscalDocument } from '../../oscal/types.ts'
import type { Job } from '../job.ts'

type OscalWork =
  | { make: 'catalog' | 'profile' | 'mapping'; content: OscalContent; id: string | null }
  | { make: 'practice-results'; frame: ResultFrame; answers: readonly PracticeAnswer[] }
  | { make: 'form-results'; frame: ResultFrame; items: readonly ItemAnswerGiven[] }

const written = (work: OscalWork): OscalDocument | undefined => {
  if (work.make === 'practice-results') return practiceResults(work.frame, work.answers)
  if (work.make === 'form-results') return formResults(work.frame, work.items)
  const made = oscalExport(work.content)
  if (work.make === 'profile') return made.profile(work.id ?? '')
  return made[work.make](work.id ?? undefined)
}

/** Writes an OSCAL file. Null where the content has nothing of that id. */
export const job: Job<OscalWork, { name: string; bytes: Uint8Array } | null> = {
  run: async (work) => {
    const document = written(work)
    return document === undefined ? null : { name: document.name, bytes: new TextEncoder().encode(document.text) }
  },
  warmUp: async () => {},
}
