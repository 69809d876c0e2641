// SPDX-License-Identifier: Apache-2.0
export { remindersQuery } from './queries.ts'
export { Reminders } from './Reminders.tsx'
export { loadReminderTexts } from './texts.ts'
