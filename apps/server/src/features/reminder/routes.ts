// SPDX-License-Identifier: Apache-2.0
import type { reminderEndpoints } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import type { App, Handlers } from '../../platform/http/context.ts'
import type { Editions } from '../assessment/index.ts'
import { gather, remindersOf } from './gather.ts'

/** What has a day on it, for whoever asks. */
export const reminderHandlers = (app: App, editions: Editions): Handlers<keyof typeof reminderEndpoints> => ({
  listReminders: async ({ scope }) => {
    const now = app.clock.now()
    const owned = await gather({ db: scope.db, app, editions, now })
    return { reminders: remindersOf(owned, { person: scope.person.id, role: scope.role }, japaneseDate(now)) }
  },
})
