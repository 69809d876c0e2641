// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, letterMessages } from '@shinayaka/contract/messages'
import { officialDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'

/** Sends an invitation's code to the one invited, with where to use it. It goes out if and when the invitation itself is stored. */
export const mailInvitation = async (
  { scope, clock, language }: { scope: OrganisationScope; clock: Clock; language: Language },
  letter: { to: string; url: string; code: string; invitation: { id: string; name: string; expires: string } },
): Promise<void> => {
  const texts = letterMessages[language].invitation
  const { to, url, code, invitation } = letter
  const words = { organisation: scope.organisation.name, name: invitation.name, url, code, day: officialDate(new Date(invitation.expires)) }
  await enqueueMail(scope.db, clock, {
    organisation: scope.organisation.id,
    person: null,
    kind: 'invitation',
    to,
    subject: fill(texts.subject, words),
    text: fill(texts.text, words),
  })
  await scope.audit({ action: 'account.invite-mail', target: { kind: 'invitation', id: invitation.id }, after: { name: invitation.name } })
}
