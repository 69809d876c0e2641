// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { MadeSheet } from './queries.ts'
import { peopleTexts } from './texts.ts'

/** The sheet to print, seal and hand over: when to open it, where to keep it, and the code, which is shown this once and kept nowhere. */
export const RecoverySheet = ({ sheet: { code, madeAt, recoverUrl }, onDone }: { sheet: MadeSheet; onDone: () => void }) => {
  const texts = peopleTexts().recovery
  const { organisation, person } = useSession()
  const who = { organisation: organisation.name, name: person.name }
  return (
    <Page title={texts.title} lead={<span className="print:hidden">{texts.lead}</span>}>
      <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
        <h2 className="text-std-20B-150 text-solid-gray-900">{texts.heading}</h2>
        <p className="mt-1">{fill(texts.of, who)}</p>
        <h3 className="mt-5 text-std-16B-170 text-solid-gray-900">{texts.when}</h3>
        <p>{fill(texts.whenText, who)}</p>
        <h3 className="mt-5 text-std-16B-170 text-solid-gray-900">{texts.keep}</h3>
        <p>{texts.keepText}</p>
        <h3 className="mt-5 text-std-16B-170 text-solid-gray-900">{texts.how}</h3>
        <ol className="mt-2 grid list-decimal gap-3 ps-6">
          <li>
            {recoverUrl === null ? texts.step1Machine : texts.step1}
            {recoverUrl !== null && <p className="mt-1 text-mono-17B-150 break-all text-solid-gray-900">{recoverUrl}</p>}
          </li>
          <li>
            {texts.step2}
            <p className="mt-2 rounded-8 border-2 border-solid-gray-900 p-4">
              <span className="block text-solid-gray-700">{texts.code}</span>
              <span className="font-mono text-std-24B-150 text-solid-gray-900 md:tracking-widest">{code}</span>
            </p>
          </li>
          <li>{texts.step3}</li>
        </ol>
        <p className="mt-5">{texts.after}</p>
        <p className="mt-6">{fill(texts.made, { day: dayText(madeAt) })}</p>
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
