// SPDX-License-Identifier: Apache-2.0
import { accountJa } from '@shinayaka/contract/messages/account.ja'
import { peopleJa } from '@shinayaka/contract/messages/people.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof accountJa>(accountJa, async () => (await import('@shinayaka/contract/messages/account.en')).accountEn)
export const { read: accountTexts, load: loadAccountTexts } = source

const people = textSource<typeof peopleJa>(peopleJa, async () => (await import('@shinayaka/contract/messages/people.en')).peopleEn)
export const { read: peopleTexts, load: loadPeopleTexts } = people
