// SPDX-License-Identifier: Apache-2.0
import { integrationJa } from '@shinayaka/contract/messages/integration.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof integrationJa>(
  integrationJa,
  async () => (await import('@shinayaka/contract/messages/integration.en')).integrationEn,
)
export const { read: integrationTexts, load: loadIntegrationTexts } = source
