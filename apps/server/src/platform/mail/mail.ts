// SPDX-License-Identifier: Apache-2.0
import type { letterKinds } from '@shinayaka/contract'
import nodemailer from 'nodemailer'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { type Database, openPublicScope } from '../database/scope.ts'
import type { Job } from '../jobs/jobs.ts'
import { nextAttempt } from './again.ts'
import { cleanMail, insertMail, mailFailed, mailSent, type TakenMail, takeMail } from './queries.ts'
import { isForGood, problemOf, troubleOf } from './trouble.ts'

/** How mail leaves this installation; `url` null: it does not, and everything that would go by mail goes on paper or stays in the product. */
export type MailSettings = { readonly url: string | null; readonly from: string }

/** One letter, in plain text. */
export type Letter = {
  organisation: string
  /** Whom it is for, where that is somebody with an account. */
  person: string | null
  /** What it is about. */
  kind: (typeof letterKinds)[number]
  to: string
  subject: string
  text: string
  /** Said once only, however often it is asked for: `digest:2026-11-21:<person>`. */
  once?: string
}

/** Puts a letter on its way in the caller's transaction: it goes out if and when that is committed. False where the same was said already. */
export const enqueueMail = (db: Database, clock: Clock, letter: Letter): Promise<boolean> => {
  const at = clock.now()
  return insertMail(db, {
    id: clock.id(),
    organisation_id: letter.organisation,
    person_id: letter.person,
    kind: letter.kind,
    recipient: letter.to,
    // A line break in a subject would begin another header.
    subject: letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 200),
    body: letter.text,
    once: letter.once ?? null,
    created_at: at,
    next_at: at,
  })
}

// Ten letters at a time keep the lease of five minutes even where each waits out its timeout.
const atOnce = 10
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const

/** The connection to the mail server that the settings name. */
export const createTransport = ({ url, from }: MailSettings & { url: string }) => nodemailer.createTransport(url, { from, ...timeouts })

/** The job that sends what waits, every five seconds, where a mail server is set; and the one that forgets what was written to whom. */
export const mailJobs = (needs: {
  pool: pg.Pool
  clock: Clock
  log: (message: string, details?: Record<string, unknown>) => void
  mail: MailSettings
}): Job[] => {
  const { pool, clock, log, mail } = needs
  const { url, from } = mail

  const inScope = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const { scope, commit, rollback } = openPublicScope(pool, 'server')
    try {
      const result = await work(scope.db)
      await commit()
      return result
    } catch (error) {
      await rollback()
      throw error
    }
  }

  const clean: Job = {
    name: 'mail.clean',
    rhythm: { seconds: 3600 },
    recorded: false,
    run: async ({ now }) => {
      await inScope((db) => cleanMail(db, now))
    },
  }
  if (url === null) return [clean]
  const transport = createTransport({ url, from })

  const send = async (letter: TakenMail): Promise<void> => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: letter.recipient },
        subject: letter.subject,
        text: letter.body,
        // The same letter keeps its name when it is tried again, so that a mail server can see that it has it already.
        messageId: `<${letter.id}@shinayaka>`,
        headers: { 'auto-submitted': 'auto-generated' },
      })
    } catch (error) {
      const again = nextAttempt(letter.attempts, clock.now(), isForGood(troubleOf(error)))
      await inScope((db) => mailFailed(db, letter.id, problemOf(error), again, clock.now()))
      log('mail was not sent', { letter: letter.id, reason: problemOf(error), again: again?.toISOString() ?? null })
      return
    }
    await inScope((db) => mailSent(db, letter.id, clock.now()))
  }

  return [
    clean,
    {
      name: 'mail.send',
      rhythm: { seconds: 5 },
      recorded: false,
      run: async ({ signal }) => {
        while (!signal.aborted) {
          const letters = await inScope((db) => takeMail(db, clock.now(), atOnce))
          await Promise.all(letters.map(send))
          if (letters.length < atOnce) return
        }
      },
    },
  ]
}
