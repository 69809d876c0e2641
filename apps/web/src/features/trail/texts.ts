// SPDX-License-Identifier: Apache-2.0
import { trailJa } from '@shinayaka/contract/messages/trail.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof trailJa>(trailJa, async () => (await import('@shinayaka/contract/messages/trail.en')).trailEn)
export const { read: trailTexts, load: loadTrailTexts } = source
