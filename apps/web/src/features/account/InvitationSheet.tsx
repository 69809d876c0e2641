// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Printed } from './queries.ts'
import { accountTexts, peopleTexts } from './texts.ts'

/** The sheet to print and hand over: where to go and the code, which is shown this once and kept nowhere. */
export const InvitationSheet = ({ invited: { invitation, code, joinUrl }, onDone }: { invited: Printed; onDone: () => void }) => {
  const texts = accountTexts()
  const { organisation } = useSession()
  return (
    <Page title={fill(texts.sheet.title, { name: invitation.name })} lead={<span className="print:hidden">{texts.sheet.lead}</span>}>
      {joinUrl === null && <MachineOnly />}
      <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
        <p>{fill(texts.sheet.greeting, { organisation: organisation.name })}</p>
        <ol className="mt-4 grid list-decimal gap-4 ps-6">
          <li>
            {joinUrl === null ? texts.sheet.step1Machine : texts.sheet.step1}
            {joinUrl !== null && <p className="mt-1 text-mono-17B-150 break-all text-solid-gray-900">{joinUrl}</p>}
          </li>
          <li>
            {texts.sheet.step2}
            <p className="mt-2 rounded-8 border-2 border-solid-gray-900 p-4">
              <span className="block text-solid-gray-700">{texts.sheet.code}</span>
              <Code code={code} />
            </p>
          </li>
          <li>{texts.sheet.step3}</li>
        </ol>
        <p className="mt-5">
          {fill(texts.sheet.role, { role: texts.roles[invitation.role] })}
          {invitation.until !== null && `　${fill(peopleTexts().members.here, { day: calendarDayText(invitation.until) })}`}　
          {fill(texts.sheet.expires, { day: dayText(invitation.expires) })}
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

/** On a narrow screen the code breaks in its middle, and nowhere else. */
const Code = ({ code }: { code: string }) => (
  <span className="font-mono text-std-24B-150 text-solid-gray-900 md:tracking-widest">
    <span className="inline-block whitespace-nowrap">{code.slice(0, 10)}</span>
    <span className="inline-block whitespace-nowrap">{code.slice(10)}</span>
  </span>
)

/** Said to whoever invites: the code leads nowhere on other machines yet, and how to change that. */
const MachineOnly = () => {
  const texts = accountTexts().sheet.machine
  return (
    <div className="mb-6 print:hidden">
      <Notice kind="heed" title={texts.title}>
        <p>{texts.text}</p>
        <p className="my-2 font-mono [overflow-wrap:anywhere] text-mono-16N-150 text-solid-gray-900">{texts.command}</p>
        <p>{texts.after}</p>
      </Notice>
    </div>
  )
}
