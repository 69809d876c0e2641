// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { PartWordsContext } from '../ui/words.ts'
import { ConfirmIdentity } from './ConfirmIdentity.tsx'
import { language, otherLanguageAddress } from './language.ts'
import { Navigation } from './Navigation.tsx'
import { PrintedHead } from './PrintedHead.tsx'
import { Recovered } from './Recovered.tsx'
import { SessionLost } from './SessionLost.tsx'
import { SignInNews } from './SignInNews.tsx'
import { SignOut } from './SignOut.tsx'
import { useSession } from './session.ts'
import { shellTexts } from './texts.ts'

const navigationId = 'navigation'
const barLink = 'inline-flex whitespace-nowrap min-h-11 items-center gap-1 rounded-8 px-3 text-std-16N-170 text-key-900 hover:bg-key-50'

const Header = ({ open, onToggle, demo }: { open: boolean; onToggle: () => void; demo: boolean }) => {
  const texts = shellTexts()
  const { organisation, person } = useSession()
  const here = useRouterState({ select: ({ location }) => location.href })
  return (
    <header className="border-b border-solid-gray-200 print:hidden">
      <div className="mx-auto flex max-w-[84rem] flex-wrap items-center gap-x-3 px-4 py-2 md:px-8">
        <Link
          to="/"
          className="flex min-h-11 items-center gap-2 whitespace-nowrap rounded-8 text-std-20B-160 text-solid-gray-900 hover:underline hover:underline-offset-4"
        >
          <img src="/public/icon.svg" alt="" width="28" height="28" />
          {texts.product}
        </Link>
        <p className="hidden min-w-0 truncate border-s border-solid-gray-300 ps-3 text-solid-gray-700 md:block">{organisation.name}</p>
        <a href={otherLanguageAddress(here)} lang={language === 'ja' ? 'en' : 'ja'} className={`ms-auto ${barLink}`}>
          {texts.otherLanguage}
        </a>
        {/* At a shared PC it has to be in sight who is signed in, however long the menu is; on a phone it stands in the menu. */}
        <div className="hidden items-center gap-x-2 border-s border-solid-gray-300 ps-4 lg:flex">
          <p className="max-w-64 truncate">{fill(texts.signedInAs, { name: person.name })}</p>
          <SignOut />
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={navigationId}
          onClick={onToggle}
          className={`lg:hidden ${barLink} border border-key-900`}
        >
          <Icon name={open ? 'close' : 'menu'} />
          {texts.menu}
        </button>
      </div>
      {demo && <p className="border-t border-solid-gray-300 bg-yellow-100 px-4 py-1.5 text-center text-balance text-solid-gray-900">{texts.demo}</p>}
    </header>
  )
}

const Footer = () => {
  const texts = shellTexts().footer
  return (
    <footer className="mt-16 border-t print:hidden border-solid-gray-200">
      <div className="mx-auto max-w-[84rem] px-4 py-8 text-dns-14N-130 text-solid-gray-700 md:px-8">
        <p>{texts.own}</p>
        <p className="mt-2">{texts.design}</p>
        <p className="mt-1 print:hidden">
          <a href="/api/docs" className="inline-flex min-h-11 items-center rounded-4 text-key-900 underline underline-offset-4">
            {texts.api}
          </a>
        </p>
      </div>
    </footer>
  )
}

/** What surrounds every page: the way to the content, the name, the menu, and what must be said on all pages. */
export const Shell = () => {
  const texts = shellTexts()
  const [open, setOpen] = useState(false)
  const { demo } = useSession()
  return (
    <PartWordsContext value={texts.ui}>
      <a href="#main" className="absolute start-4 top-2 z-30 -translate-y-24 rounded-8 bg-white px-4 py-3 text-key-900 underline focus:translate-y-0">
        {texts.skip}
      </a>
      <SessionLost />
      <ConfirmIdentity />
      <Header open={open} onToggle={() => setOpen(!open)} demo={demo} />
      <SignInNews />
      <div className="mx-auto max-w-[84rem] lg:flex lg:gap-12 lg:px-8">
        <Navigation id={navigationId} open={open} onChoose={() => setOpen(false)} />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-4 pt-8 md:px-8 lg:px-0 lg:pt-10">
          <PrintedHead />
          <Recovered />
          <Outlet />
        </main>
      </div>
      <Footer />
    </PartWordsContext>
  )
}
