// SPDX-License-Identifier: Apache-2.0
import { Button } from '../ui/Button.tsx'
import { call } from './client.ts'
import { shellTexts } from './texts.ts'

const signOut = async () => {
  try {
    await call('signOut')
  } finally {
    sessionStorage.clear()
    location.assign('/sign-in')
  }
}

/** The way out. What was typed and not sent goes with it, even where the server cannot be reached. */
export const SignOut = ({ className = '' }: { className?: string }) => (
  <Button look="text" className={className} onClick={() => void signOut()}>
    {shellTexts().signOut}
  </Button>
)
