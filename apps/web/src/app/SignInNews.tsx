// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { dayText } from './dates.ts'
import { useSession } from './session.ts'
import { shellTexts } from './texts.ts'

const readKey = 'sign-in-news-read'

/** What must be said on every page about signing in: until when a second factor is to be added, and what happened since the last time. */
export const SignInNews = () => {
  const { secondFactor, failures, notices } = useSession()
  const texts = shellTexts()
  const told = [...(failures > 0 ? [fill(texts.news.failures, { count: failures })] : []), ...notices.map((notice) => texts.news.notices[notice])]
  const all = told.join('\n')
  const [read, setRead] = useState(() => sessionStorage.getItem(readKey))
  const close = () => {
    sessionStorage.setItem(readKey, all)
    setRead(all)
  }
  const owes = secondFactor.until !== null && !secondFactor.overdue
  const news = told.length > 0 && read !== all
  if (!owes && !news) return null
  return (
    <aside aria-label={texts.news.title} className="mx-auto grid max-w-[84rem] gap-4 px-4 pt-6 md:px-8 print:hidden">
      {owes && secondFactor.until !== null && (
        <p className="rounded-8 border border-solid-gray-420 px-4 py-3">
          {fill(texts.grace.text, { day: dayText(secondFactor.until) })} <TextLink to="/settings/sign-in">{texts.grace.link}</TextLink>
        </p>
      )}
      {news && (
        <Notice
          kind="heed"
          title={texts.news.title}
          actions={
            <Button look="outline" onClick={close}>
              {texts.news.close}
            </Button>
          }
        >
          <ul className="grid list-disc gap-1 ps-5">
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="mt-2">
            <TextLink to="/settings/sign-in">{texts.news.link}</TextLink>
          </p>
        </Notice>
      )}
    </aside>
  )
}
