// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

const few = 3

/** How many recovery codes are left, and the way to new ones. */
export const RecoveryCodes = ({ recovery, onMade }: { recovery: SignIn['recovery']; onMade: (codes: string[]) => Promise<void> }) => {
  const texts = signInTexts().recovery
  const [asking, setAsking] = useState(false)
  const renew = useMutation({ mutationFn: () => call('renewRecoveryCodes'), onSuccess: ({ codes }) => onMade(codes) })
  return (
    <div className="mt-2 grid gap-4">
      <p>{texts.about}</p>
      <p>
        <span className="text-std-16B-170">{fill(texts.left, recovery)}</span> {recovery.left <= few && texts.few}
      </p>
      {renew.error && <FailureNotice error={asCallError(renew.error)} />}
      <div>
        <Button look="outline" onClick={() => setAsking(true)}>
          {texts.renew}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={texts.askRenew}
        confirm={texts.renew}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          renew.mutate()
        }}
      >
        {texts.askRenewText}
      </Confirm>
    </div>
  )
}

/** The sheet to print and lock away; the codes are shown this once and kept nowhere. */
export const RecoverySheet = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const texts = signInTexts().recovery
  const { person, organisation } = useSession()
  return (
    <Page title={fill(texts.sheetTitle, { name: person.name })} lead={<span className="print:hidden">{texts.sheetLead}</span>}>
      <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
        <p>{fill(texts.sheetText, { organisation: organisation.name, login: person.login })}</p>
        <ol className="mt-5 grid list-decimal gap-x-8 gap-y-2 ps-8 sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="font-mono text-std-17B-170 text-solid-gray-900">
              <span className="inline-block whitespace-nowrap">{code.slice(0, 10)}</span>
              <span className="inline-block whitespace-nowrap">{code.slice(10)}</span>
            </li>
          ))}
        </ol>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={() => print()}>
          <Icon name="print" />
          {texts.print}
        </Button>
        <Button look="outline" onClick={onDone}>
          {texts.done}
        </Button>
      </div>
    </Page>
  )
}
