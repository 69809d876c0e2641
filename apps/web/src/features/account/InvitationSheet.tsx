// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Invited } from './queries.ts'
import { accountTexts } from './texts.ts'

/** The sheet to print and hand over: where to go and the code, which is shown this once and kept nowhere. */
export const InvitationSheet = ({ invited: { invitation, code, joinUrl }, onDone }: { invited: Invited; onDone: () => void }) => {
  const texts = accountTexts()
  const { organisation } = useSession()
  return (
    <Page title={fill(texts.sheet.title, { name: invitation.name })} lead={<span className="print:hidden">{texts.sheet.lead}</span>}>
      <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
        <p>{fill(texts.sheet.greeting, { organisation: organisation.name })}</p>
        <ol className="mt-4 grid list-decimal gap-4 ps-6">
          <li>
            {texts.sheet.step1}
            <p className="mt-1 text-mono-17B-150 break-all text-solid-gray-900">{joinUrl}</p>
          </li>
          <li>
            {texts.sheet.step2}
            <p className="mt-2 rounded-8 border-2 border-solid-gray-900 p-4">
              <span className="block text-solid-gray-700">{texts.sheet.code}</span>
              <span className="font-mono text-std-24B-150 tracking-widest text-solid-gray-900">{code}</span>
            </p>
          </li>
          <li>{texts.sheet.step3}</li>
        </ol>
        <p className="mt-5">
          {fill(texts.sheet.role, { role: texts.roles[invitation.role] })}　{fill(texts.sheet.expires, { day: dayText(invitation.expires) })}
        </p>
        <p className="mt-2">{texts.sheet.caution}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={() => print()}>
          <Icon name="print" />
          {texts.sheet.print}
        </Button>
        <Button look="outline" onClick={onDone}>
          {texts.sheet.done}
        </Button>
      </div>
    </Page>
  )
}
