// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day } from './values.ts'

/** What has a day on it: a domain to answer, a decision that waits, something that ends or grows old. */
export const reminderKinds = [
  'section',
  'yearly-check',
  'decision',
  'token',
  'evidence',
  'checklist-target',
  'second-factor-plan',
  'supplier-request',
  'supplier-requests',
  'account-end',
  'post-end',
  'second-factor',
  'copy-missing',
  'copy-offline',
  'restore-rehearsal',
] as const

export const reminder = z
  .object({
    kind: z.enum(reminderKinds),
    date: day,
    path: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'Reminder' })

export const reminderEndpoints = {
  listReminders: endpoint({
    method: 'GET',
    path: '/api/reminders',
    access: 'organisation.read',
    summary: { ja: '自分が見ておくべき、期日のあるもの', en: 'What has a day on it and is for you to see to' },
    response: z.object({ reminders: z.array(reminder) }),
  }),
} as const
