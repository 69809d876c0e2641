// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { vendorPageJa } from './vendor-page.ja.ts'

/** The same in English. The items themselves are Japanese. */
export const vendorPageEn: Texts<typeof vendorPageJa> = {
  title: 'Answer the form',
  footer: 'This page comes from Shinayaka at the institution that asks. What you enter goes there and nowhere else.',
  heading: 'Answer the form of {organisation}',
  lead: 'What you enter is kept as you go. Nothing reaches the institution until you press “Send”.',
  leadNoScript: 'Press “Save” when you have entered something. Nothing reaches the institution until you press “Send”.',
  facts: {
    supplier: 'Company that answers',
    product: 'Product or service',
    all: 'Everything delivered to this institution',
    form: 'Form',
    due: 'Answer by',
    until: 'This page opens',
    untilText: 'until {day}',
    code: 'Request number',
    contact: 'Whom to ask',
    ask: '{name} ({organisation})',
  },
  message: 'A word from the institution',
  shared: 'Whoever has the address of this page can write here. You may pass it round in your company and share the work. Whoever sends it is named.',
  part: 'Not all of the original form has been seen. Compare the items marked “not compared with the original” with the official form before you answer.',
  unverified: 'not compared with the original',
  progress: '{done} of {all} items answered',
  all: {
    title: 'Day of checking',
    label: 'The day on which you checked this form',
    support: 'It counts for every item without a day of its own.',
  },
  item: {
    how: 'How to find out, and what is often misunderstood',
    evidence: 'What to have at hand',
    misunderstandings: 'Often misunderstood',
    answer: 'Answer to {number}',
    yes: 'Yes',
    no: 'No',
    na: 'Does not apply',
    target: 'From which day will it be “Yes”? (for “No”)',
    targetSupport: 'Leave it empty where no day is set, and give the reason below.',
    checked: 'Day of checking, if another than above',
    remark: 'Remarks',
    remarkSupport: 'Give the reason for a “No” without a day. 1,000 characters at most.',
    ownDay: 'Another day of checking for this item alone',
  },
  sign: {
    title: 'Who sends this',
    about: 'This is your company’s answer. Give the name of somebody who can speak for it.',
    name: 'Name',
    title2: 'Department, position',
    on: 'Day of signing',
    consent: 'Handing it on to other institutions',
    consentText: 'May this answer be handed on to other institutions that use the same product or service?',
    consentYes: 'It may be handed on',
    consentNo: 'For this institution only',
  },
  save: 'Save',
  check: 'Check before sending',
  kept: {
    none: 'Nothing saved yet',
    saved: 'Saved {time}',
    saving: 'Saving…',
    waiting: 'Not saved. What you entered is still on this screen and will be saved once there is a connection.',
    over: 'This link cannot be used any more. What you entered is still on this screen. Copy it before you close it, and tell the institution.',
    taken: 'Took over items that somebody else filled in ({numbers}).',
    conflict: 'Somebody else saved another answer to the same item ({numbers}). Yours is not saved yet.',
    compare: 'Compare the two answers',
    left: 'There are answers that are not saved.',
  },
  conflict: {
    title: '{number}: somebody else’s answer differs',
    theirs: 'What somebody else saved at {time}',
    mine: 'Your answer (not saved yet)',
    both: 'The fields below hold your answer. If you save now, yours will stand.',
    take: 'Take the other answer',
    empty: '(empty)',
    all: 'Day of checking',
    sign: 'Who sends this',
  },
  gaps: {
    value: { title: '{number} has no answer.', detail: 'Choose one of those offered.' },
    checked: { title: 'There is no day on which {number} was checked.', detail: 'Give the day of checking above, or one for the item.' },
    'checked-late': {
      title: 'The day on which {number} was checked is after the day of signing.',
      detail: 'Give today or an earlier day, not after the day of signing.',
    },
    target: {
      title: 'It is not clear from when {number} will be “Yes”.',
      detail: 'Give a day from today on, or leave it empty and give the reason in the remarks.',
    },
    why: { title: 'There is no reason why {number} does not apply.', detail: 'Say in the remarks why you think so.' },
    name: { title: 'The name of whoever sends this is missing.', detail: 'Give the name of somebody who can speak for the answer.' },
    on: { title: 'The day of signing is missing.', detail: 'Give today or an earlier day.' },
    consent: {
      title: 'Whether it may be handed on was not chosen.',
      detail: 'Choose one. Keeping it to this institution does no harm to your answer.',
    },
  },
  confirm: {
    title: 'Check before sending',
    heading: 'Send this?',
    lead: 'Once sent it cannot be changed here. Somebody at the institution looks at it and takes it over.',
    counts: 'Yes {yes}, No {no}, Does not apply {na} ({all} items in all)',
    changed: 'Somebody else changed answers after you opened this check. Please look through what stands below once more.',
    target: '“Yes” from {day}',
    checked: 'checked on {day}',
    send: 'Send this',
    back: 'Back to the form',
    answers: 'Answers',
  },
  sent: {
    title: 'Sent',
    lead: 'Sent to {organisation} at {time}. Thank you.',
    next: 'Somebody at the institution looks at it and takes it over. If you find something to correct, tell the institution: it can give you a new link.',
    keep: 'This page can be seen for 24 hours after sending. Please keep a copy. For a copy on paper, use your browser’s “Print”.',
    file: 'Keep the answer as a file (JSON)',
    fileNote: 'You can give this file to other institutions that use Shinayaka.',
    hash: 'Hash of the content (SHA-256)',
  },
  ended: {
    title: 'This link cannot be used',
    lead: 'One of these is the case:',
    reasons: [
      'Its last day is over',
      'The institution revoked the link or withdrew its request',
      'The answer was sent already, or came in another way',
      'The address was copied wrongly (its last letters are missing, for instance)',
    ],
    ask: 'Which of them cannot be told here. Ask the institution at the contact in its letter or mail: it can give you a new link at once.',
  },
  letter: {
    subject: '{organisation} asks you to answer a form (request {code})',
    text: `To {supplier}

{organisation} asks about the safety of what you deliver to it, following the official forms.
Please open this page and answer. No account and no password are needed.

   {url}

Form: {form}
About: {product}
Answer by: {due}
The page opens until: {until}
Request number: {code}

- Answer Yes or No. A phone will do.
- What you entered stays when you close the page.
- Whoever has this address can write there. Pass it only to those who are to answer.
{message}
Whom to ask: {contact}
If this mail looks suspicious, do not open the page. Ask {organisation} at a telephone number that you know.
`,
  },
}
