// SPDX-License-Identifier: Apache-2.0
import { fill, letterMessages } from '@shinayaka/contract/messages'
import { japaneseDate, japaneseTime } from '@shinayaka/domain'
import type { SystemScope } from '../../platform/database/scope.ts'
import type { FileKey } from '../../platform/files/store.ts'
import type { App } from '../../platform/http/context.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'
import { mailReaders } from '../../platform/mail/readers.ts'
import { organisationName, sentAs } from './file-queries.ts'

type Needs = Pick<App, 'clock' | 'mail' | 'houseUrl' | 'publicUrl'>

/** Writes to every administrator that a virus was found in a file: who sent it, and what to do. Once for each file. */
export const tellAdministrators = async (
  { clock, mail, houseUrl, publicUrl }: Needs,
  { db }: Pick<SystemScope, 'db'>,
  { organisation, file, found }: FileKey & { found: string },
): Promise<void> => {
  if (mail.url === null) return
  const administrators = (await mailReaders(db, japaneseDate(clock.now()))).filter(({ role }) => role === 'administrator')
  if (administrators.length === 0) return
  const [name, sent] = [await organisationName(db), await sentAs(db, file)]
  const url = `${houseUrl ?? publicUrl}${sent?.evidence_id ? `/evidence/${sent.evidence_id}` : '/evidence'}`
  const at = sent ? `${japaneseDate(sent.at)} ${japaneseTime(sent.at)}` : ''
  for (const to of administrators) {
    const texts = letterMessages[to.language]['evidence-infected']
    const words = { organisation: name, name: to.name, found, file: sent?.name ?? '', sender: sent?.sender ?? '', at, url }
    await enqueueMail(db, clock, {
      organisation,
      person: to.id,
      kind: 'evidence-infected',
      to: to.email,
      subject: fill(texts.subject, words),
      text: fill(texts.text, words),
      once: `evidence-infected:${file}:${to.id}`,
    })
  }
}
