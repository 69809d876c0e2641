// SPDX-License-Identifier: Apache-2.0
import { organisationJa } from '@shinayaka/contract/messages/organisation.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof organisationJa>(
  organisationJa,
  async () => (await import('@shinayaka/contract/messages/organisation.en')).organisationEn,
)
export const { read: organisationTexts, load: loadOrganisationTexts } = source
