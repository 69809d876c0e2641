// SPDX-License-Identifier: Apache-2.0
import { reminderJa } from '@shinayaka/contract/messages/reminder.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof reminderJa>(reminderJa, async () => (await import('@shinayaka/contract/messages/reminder.en')).reminderEn)
export const { read: reminderTexts, load: loadReminderTexts } = source
