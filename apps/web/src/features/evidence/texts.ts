// SPDX-License-Identifier: Apache-2.0
import { evidenceJa } from '@shinayaka/contract/messages/evidence.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof evidenceJa>(evidenceJa, async () => (await import('@shinayaka/contract/messages/evidence.en')).evidenceEn)
export const { read: evidenceTexts, load: loadEvidenceTexts } = source
