// SPDX-License-Identifier: Apache-2.0
import { fill, letterMessages } from '@shinayaka/contract/messages'
import { japaneseDate, japaneseTime } from '@shinayaka/domain'
import { openSystemScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'
import { mailReaders } from '../../platform/mail/readers.ts'
import { insertBreakGlassUse, nameOf } from './own-queries.ts'

/**
 * Somebody comes in past the identity provider. Every administrator is shown so until they say that they have seen it, and told by mail where it
 * reaches them. Written before the session is opened: nobody comes in unnoticed, and a notice too many does no harm.
 */
export const tellBreakGlass = async (app: App, who: { person: string; organisation: string; address: string }): Promise<void> => {
  const at = app.clock.now()
  const { scope, commit, rollback } = openSystemScope(app.pool, app.clock, who.organisation)
  try {
    const { person, organisation } = await nameOf(scope.db, who.person)
    const id = app.clock.id()
    await insertBreakGlassUse(scope.db, {
      id,
      organisation_id: who.organisation,
      person_id: who.person,
      person_name: person,
      address: who.address,
      at,
    })
    const said = { organisation, name: person, address: who.address, at: `${japaneseDate(at)} ${japaneseTime(at)}` }
    const readers = app.mail.url === null ? [] : await mailReaders(scope.db, japaneseDate(at))
    for (const one of readers.filter(({ role }) => role === 'administrator')) {
      const texts = letterMessages[one.language].breakGlass
      await enqueueMail(scope.db, app.clock, {
        organisation: who.organisation,
        person: one.id,
        kind: 'break-glass',
        to: one.email,
        subject: fill(texts.subject, said),
        text: fill(texts.text, said),
        once: `break-glass:${id}:${one.id}`,
      })
    }
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
  app.log('a break-glass account was used')
}
