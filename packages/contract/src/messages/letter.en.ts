// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { letterJa } from './letter.ja.ts'

/** Texts of letters about accounts. */
export const letterEn: Texts<typeof letterJa> = {
  breakGlass: {
    subject: '[Shinayaka] The break-glass account was used ({organisation})',
    text: `{name} came into Shinayaka of {organisation} with the break-glass account, past the identity provider.

When (in Japan): {at}
From: {address}

If this is news to you, ask {name} and whoever keeps the envelope at once, and read the audit trail.
After use the password is changed and a new sheet is sealed.
This letter goes to every administrator.
`,
  },
  invitation: {
    subject: 'Invitation to Shinayaka ({organisation})',
    text: `{name},

you are invited to Shinayaka at {organisation}. To make your account:

1. Open this address (URL).
   {url}

2. Enter this invitation code.
   {code}

3. Choose a login name and a password of 13 characters or more.
   If you have an account already, sign in and use the code under "Switch institutions".

The code works once, until {day}. Show it to nobody.
When you use it, reminders come to this address as well (you can stop them later).
If this is news to you, throw this mail away.
`,
  },
  'confirm-address': {
    subject: 'Code for Shinayaka ({organisation})',
    text: `{name},

this mail address was entered in Shinayaka at {organisation}.
Enter this code on the page "Mail to you":

   {code}

It works once, within {minutes} minutes. Show it to nobody.
If this is news to you, throw this mail away. Nothing will be sent to this address.
`,
  },
  'address-changed': {
    subject: 'Mail of Shinayaka no longer comes to this address ({organisation})',
    text: `{name},

on {when} your mail address in Shinayaka at {organisation} was changed or removed.
Reminders no longer come to this address.

If that was you, all is well.
If not, somebody may know your password. Tell an administrator at once, and change it.
`,
  },
  'evidence-infected': {
    subject: 'Shinayaka: a virus was found in an evidence file ({organisation})',
    text: `{name},

a virus was found in a file that was sent to Shinayaka at {organisation}.
The file can no longer be opened. Shinayaka did not touch anything else.

Found: {found}
Name of the file: {file}
Sent by: {sender}
Sent on: {at}

What to do
1. Ask who sent it where the file came from, and on which machine it was opened.
2. Take that machine off the network and scan it. Leave it switched on.
3. See whether others got the same file.

Look in Shinayaka: {url}
`,
  },
}
