// SPDX-License-Identifier: Apache-2.0
import { fill, trailMessages } from '@shinayaka/contract/messages'
import { japaneseDate, japaneseTime } from '@shinayaka/domain'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { openPublicScope, openSystemScope } from '../database/scope.ts'
import type { Job } from '../jobs/jobs.ts'
import { organisationsForJobs } from '../jobs/queries.ts'
import { enqueueMail, type MailSettings } from '../mail/mail.ts'
import * as queries from './queries.ts'

type Needs = { pool: pg.Pool; clock: Clock; mail: MailSettings }
type Organisation = { id: string; name: string }

const grouped = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1-')

/** Notes one organisation's seal of the day in its trail, and sends it to whoever looks after the trail there. */
const noteHead = async ({ pool, clock, mail }: Needs, organisation: Organisation): Promise<void> => {
  const { scope, commit, rollback } = openSystemScope(pool, clock, organisation.id)
  try {
    const head = await queries.chainHead(scope.db)
    if (head !== null) {
      const recipients = mail.url === null ? [] : await queries.headRecipients(scope.db, japaneseDate(clock.now()))
      const said = {
        organisation: organisation.name,
        id: organisation.id,
        seq: head.seq,
        hash: grouped(head.hash),
        short: grouped(head.hash.slice(0, 16)),
        at: `${japaneseDate(head.at)} ${japaneseTime(head.at)}`,
      }
      for (const { person, email, language } of recipients) {
        const texts = trailMessages[language].mail
        await enqueueMail(scope.db, clock, {
          organisation: organisation.id,
          person,
          kind: 'trail-head',
          to: email,
          subject: fill(texts.subject, said),
          text: fill(texts.text, said),
          once: `trail-head:${japaneseDate(clock.now())}:${person}`,
        })
      }
      await scope.audit({
        action: 'trail.head',
        target: { kind: 'organisation', id: organisation.id },
        after: { seq: head.seq, hash: head.hash, mails: recipients.length },
      })
    }
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
}

/** Every morning the seal of each organisation goes out of the machine, where mail leaves it; a chain cannot tell by itself that its end was cut off. */
export const headJob = (needs: Needs): Job => ({
  name: 'trail.head',
  rhythm: { dailyAt: '07:30' },
  recorded: true,
  run: async ({ signal }) => {
    const { scope, commit } = openPublicScope(needs.pool, 'server')
    const organisations = await organisationsForJobs(scope.db)
    await commit()
    for (const organisation of organisations) {
      if (signal.aborted) return
      await noteHead(needs, organisation)
    }
  },
})
