// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text } from './values.ts'

/** A copy of the whole installation that was made, and what came of it. */
export const installationCopy = z
  .object({
    id,
    kind: z.enum(['nightly', 'now', 'upgrade']),
    file: z.string(),
    madeAt: instant,
    seconds: z.number(),
    bytes: z.number(),
    rows: z.number(),
    verifiedAt: instant.nullable(),
    /** Why it could not be proven; empty: nothing is wrong. */
    problem: z.string(),
    standbyAt: instant.nullable(),
    standbyProblem: z.string(),
    /** It made room for newer ones. */
    removed: z.boolean(),
  })
  .meta({ id: 'InstallationCopy' })

/** A copy that somebody carried away. */
export const offlineCopy = z.object({ id, takenOn: day, place: z.string(), by: z.string(), notedAt: instant }).meta({ id: 'OfflineCopy' })

/** A restore for practice. */
export const restoreRehearsal = z
  .object({ id, rehearsedOn: day, minutes: z.number(), note: z.string(), by: z.string(), notedAt: instant })
  .meta({ id: 'RestoreRehearsal' })

const matter = z.object({ state: z.enum(['fine', 'old', 'never']), days: z.int().nullable() })
/** How safe the data is: four matters, and what should be done first. */
export const copyStanding = z
  .object({
    copy: matter,
    verified: matter,
    offline: matter,
    rehearsal: matter,
    next: z.enum(['copy', 'verified', 'offline', 'rehearsal']).nullable(),
  })
  .meta({ id: 'CopyStanding' })

export const copyEndpoints = {
  readCopies: endpoint({
    method: 'GET',
    path: '/api/copies',
    access: 'backup.read',
    summary: { ja: '控え（バックアップ）の様子', en: 'How the copies of the data stand' },
    response: z.object({
      standing: copyStanding,
      /** One is being made now. */
      running: z.boolean(),
      /** Why the last attempt failed; empty: it did not. */
      failure: z.string(),
      copies: z.array(installationCopy),
      offline: z.array(offlineCopy),
      rehearsals: z.array(restoreRehearsal),
    }),
  }),
  startBackup: endpoint({
    method: 'POST',
    path: '/api/copies',
    access: 'backup.run',
    summary: { ja: 'いま控えを取り始める', en: 'Begin a copy now' },
    response: z.object({ started: z.literal(true) }),
  }),
  recordOffline: endpoint({
    method: 'POST',
    path: '/api/copies/offline',
    access: 'backup.run',
    summary: { ja: '控えを機械の外へ持ち出したことを記す', en: 'Note that a copy left the machine' },
    body: z.object({ takenOn: day, place: text(200).refine((given) => given.trim() !== '') }),
    response: offlineCopy,
    errors: ['day.future'],
  }),
  recordRehearsal: endpoint({
    method: 'POST',
    path: '/api/copies/rehearsals',
    access: 'backup.run',
    summary: { ja: '復元の練習をしたことを記す', en: 'Note that restoring was rehearsed' },
    body: z.object({ rehearsedOn: day, minutes: z.number().min(0).max(100_000), note: text(500).default('') }),
    response: restoreRehearsal,
    errors: ['day.future'],
  }),
} as const
export type InstallationCopy = z.output<typeof installationCopy>
export type OfflineCopy = z.output<typeof offlineCopy>
export type RestoreRehearsal = z.output<typeof restoreRehearsal>
export type CopyStandingView = z.output<typeof copyStanding>
