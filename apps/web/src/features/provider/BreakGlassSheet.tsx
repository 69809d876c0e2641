// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { providerTexts } from './texts.ts'

const Head = ({ children }: { children: string }) => <h3 className="mt-5 print:mt-3 text-std-16B-170 text-solid-gray-900">{children}</h3>

/** What is written by hand: a password stands on no screen of ours. */
const Blank = ({ label, lines = 1 }: { label: string; lines?: number }) => {
  const { blank } = providerTexts().sheet
  return (
    <p className="mt-2">
      <span className="block text-solid-gray-700">{label}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className="block overflow-hidden leading-loose whitespace-nowrap">
          {blank}
        </span>
      ))}
    </p>
  )
}

/** Places to fill in beside each other; each stays whole, and only between them the line is broken. */
const Line = ({ children, className }: { children: string; className: string }) => (
  <p className={`flex flex-wrap gap-x-6 gap-y-2 ${className}`}>
    {children.split(/\u3000+| {2,}/).map((place) => (
      <span key={place} className="whitespace-nowrap">
        {place}
      </span>
    ))}
  </p>
)

/** The sheet that is sealed for the day the provider is down: when to open it, who opens it, how it is used, and how it is sealed again. */
export const BreakGlassSheet = ({ login, name, onDone }: { login: string; name: string; onDone: () => void }) => {
  const texts = providerTexts().sheet
  const { organisation } = useSession()
  return (
    <Page title={texts.title} lead={<span className="print:hidden">{texts.lead}</span>}>
      <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
        <h2 className="text-std-20B-150 text-solid-gray-900">{texts.heading}</h2>
        <p className="mt-1">{fill(texts.of, { organisation: organisation.name, name })}</p>
        <Head>{texts.when}</Head>
        <p>{texts.whenText}</p>
        <Head>{texts.who}</Head>
        <p>{texts.whoText}</p>
        <Head>{texts.how}</Head>
        <ol className="mt-2 grid list-decimal grid-cols-[minmax(0,1fr)] gap-3 ps-6">
          <li>{texts.step1}</li>
          <li>
            {texts.step2}
            <div className="mt-2 rounded-8 border-2 border-solid-gray-900 p-4">
              <p>
                <span className="block text-solid-gray-700">{texts.login}</span>
                <span className="font-mono text-std-20B-150 break-all text-solid-gray-900">{login}</span>
              </p>
              <Blank label={texts.password} />
              <Blank label={texts.codes} lines={3} />
            </div>
          </li>
          <li>{texts.step3}</li>
          <li>{texts.step4}</li>
        </ol>
        <Head>{texts.reseal}</Head>
        <ol className="mt-2 grid list-decimal gap-2 ps-6">
          <li>{texts.reseal1}</li>
          <li>{texts.reseal2}</li>
          <li>{texts.reseal3}</li>
        </ol>
        <p className="mt-5 print:mt-3">{texts.loud}</p>
        <p className="mt-2">{texts.yearly}</p>
        <Line className="mt-6 print:mt-4">{texts.log}</Line>
        <Line className="mt-4 print:mt-2">{fill(texts.made, { day: dayText(new Date().toISOString()) })}</Line>
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
