// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { reminderJa } from './reminder.ja.ts'

/** The same texts in English. */
export const reminderEn: Texts<typeof reminderJa> = {
  title: 'What has a day on it',
  note: 'Up to a month ahead, and what is past.',
  past: 'days past: {days}',
  today: 'today',
  left: 'days left: {days}',
  kinds: {
    section: 'Answer “{name}”',
    'yearly-check': 'Submit “{name}” for this fiscal year',
    decision: 'Decide on “{title}”',
    token: 'The token “{name}” ends',
    evidence: 'The evidence “{title}” expires',
    'checklist-target': 'Bring item {item} of the checklist to Yes',
    'second-factor-plan': 'Begin to use a second factor in “{name}”',
    'supplier-request': 'Receive the answer that {name} was asked for',
    'supplier-requests': 'Receive the answers that {count} vendors were asked for',
    'account-end': 'The access of {name} ends',
    'post-end': 'The term of {name} in a post ends',
    'second-factor': 'Add a second factor (after that day no other page opens)',
    'copy-missing': 'Find out why there is no new backup',
    'copy-offline': 'Keep a backup unplugged',
    'restore-rehearsal': 'Rehearse restoring from a backup',
  },
  letter: {
    subject: 'Shinayaka: {count} things have a day on them ({organisation})',
    greeting: 'Dear {name},',
    lead: 'These have a day on them and are for you to see to, in Shinayaka of {organisation}.',
    line: '- {date}  {text} ({when})',
    open: 'Open: {url}',
    quiet:
      'This letter comes on mornings of working days, 30 days, 7 days and 1 day ahead, on the day, and then once a week. What is done disappears.',
    stop: 'To stop this letter, open the page “Mail to you”: {url}',
  },
}
