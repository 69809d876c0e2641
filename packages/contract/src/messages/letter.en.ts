// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { letterJa } from './letter.ja.ts'

/** Texts of letters about accounts. */
export const letterEn: Texts<typeof letterJa> = {
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
If this is news to you, throw this mail away.
`,
  },
}
