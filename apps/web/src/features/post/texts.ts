// SPDX-License-Identifier: Apache-2.0
import { accountJa } from '@shinayaka/contract/messages/account.ja'
import { postJa } from '@shinayaka/contract/messages/post.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof postJa>(postJa, async () => (await import('@shinayaka/contract/messages/post.en')).postEn)
export const { read: postTexts, load: loadPostTexts } = source

const roles = textSource<typeof accountJa>(accountJa, async () => (await import('@shinayaka/contract/messages/account.en')).accountEn)
/** The names of roles, where a post and a role stand in one hand. */
export const { read: roleTexts, load: loadRoleTexts } = roles
