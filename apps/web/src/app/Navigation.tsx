// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversees } from '@shinayaka/contract/permissions'
import { createLink, useRouterState } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { call } from './client.ts'
import { useSession } from './session.ts'
import { shellTexts } from './texts.ts'

// The page itself is 「page」; a page below the one linked is only part of that branch.
const Item = ({ 'aria-current': current, ...props }: ComponentPropsWithRef<'a'>) => (
  <a
    {...props}
    aria-current={current && (props.href === location.pathname ? 'page' : 'true')}
    className="flex min-h-11 items-center rounded-8 border-s-4 border-transparent px-3 forced-colors:border-[Canvas] text-std-16N-170 text-solid-gray-800 hover:bg-solid-gray-50 hover:underline hover:underline-offset-4 [&[aria-current]]:border-key-900 forced-colors:[&[aria-current]]:border-[Highlight] [&[aria-current]]:bg-key-50 [&[aria-current]]:text-std-16B-170 [&[aria-current]]:text-key-1000"
  />
)
const ItemLink = createLink(Item)

const Group = ({ id, title, children }: { id: string; title: string; children: React.ReactNode }) => (
  <li className="mt-6">
    <p id={id} className="px-4 text-dns-14B-130 text-solid-gray-600">
      {title}
    </p>
    <ul aria-labelledby={id} className="mt-2 grid gap-1">
      {children}
    </ul>
  </li>
)

const signOut = async () => {
  try {
    await call('signOut')
  } finally {
    sessionStorage.clear()
    location.assign('/sign-in')
  }
}

/** The main menu, in the order of the yearly cycle; only what works, and only what this person may use. */
export const Navigation = ({ id, open, onChoose }: { id: string; open: boolean; onChoose: () => void }) => {
  const texts = shellTexts()
  const { person, organisation, abilities } = useSession()
  // A result has an address of its own and belongs to the self-assessment all the same.
  const inResults = useRouterState({ select: ({ location: { pathname } }) => pathname.startsWith('/submissions/') })
  // Who looks after institutions answers nothing; who is one has nobody below.
  const over = oversees(organisation.kind)
  const may = (ability: (typeof abilities)[number]) => abilities.includes(ability)
  return (
    <nav
      id={id}
      aria-label={texts.navigation}
      className={`${open ? 'block' : 'hidden'} border-b border-solid-gray-200 px-4 pt-4 pb-6 lg:sticky lg:top-0 lg:block lg:w-64 lg:shrink-0 lg:self-start lg:border-b-0 lg:px-0 lg:pt-8 print:hidden`}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the key press of a link inside is a click, and reaches this list as one */}
      <ul onClick={onChoose}>
        {may('organisation.read') && (
          <li>
            <ItemLink to="/" activeOptions={{ exact: true }}>
              {texts.nav.home}
            </ItemLink>
          </li>
        )}
        {over && may('oversight.read') && (
          <Group id="nav-region" title={organisation.kind === 'group' ? texts.nav.group : texts.nav.region}>
            <li>
              <ItemLink to="/institutions">{texts.nav.institutions}</ItemLink>
            </li>
          </Group>
        )}
        {!over && may('assessment.open') && (
          <Group id="nav-check" title={texts.nav.check}>
            <li>
              <ItemLink to="/assessments" {...(inResults ? { 'aria-current': 'true' as const } : {})}>
                {texts.nav.assessment}
              </ItemLink>
            </li>
          </Group>
        )}
        {!over && may('evidence.read') && (
          <Group id="nav-ledger" title={texts.nav.records}>
            <li>
              <ItemLink to="/evidence">{texts.nav.evidence}</ItemLink>
            </li>
          </Group>
        )}
        {!over && may('plan.read') && (
          <Group id="nav-measures" title={texts.nav.measures}>
            <li>
              <ItemLink to="/decisions">{texts.nav.decisions}</ItemLink>
            </li>
          </Group>
        )}
        <Group id="nav-settings" title={texts.nav.settings}>
          {may('organisation.read') && (
            <li>
              <ItemLink to="/settings/organisation">{texts.nav.organisation}</ItemLink>
            </li>
          )}
          {may('account.read') && (
            <li>
              <ItemLink to="/settings/accounts">{texts.nav.accounts}</ItemLink>
            </li>
          )}
          {may('token.manage') && (
            <li>
              <ItemLink to="/settings/integrations">{texts.nav.integrations}</ItemLink>
            </li>
          )}
          {may('trail.read') && (
            <li>
              <ItemLink to="/settings/trail">{texts.nav.trail}</ItemLink>
            </li>
          )}
          {may('backup.read') && (
            <li>
              <ItemLink to="/settings/copies">{texts.nav.copies}</ItemLink>
            </li>
          )}
          {may('post.read') && (
            <li>
              <ItemLink to="/settings/posts">{texts.nav.posts}</ItemLink>
            </li>
          )}
          <li>
            <ItemLink to="/settings/memberships">{texts.nav.memberships}</ItemLink>
          </li>
          <li>
            <ItemLink to="/settings/sign-in">{texts.nav.signIn}</ItemLink>
          </li>
        </Group>
      </ul>
      <div className="mt-6 border-t border-solid-gray-200 px-4 pt-4">
        <p className="text-dns-14N-130 text-solid-gray-700">{organisation.name}</p>
        <p className="mt-1 text-std-16N-170">{fill(texts.signedInAs, { name: person.name })}</p>
        <Button look="text" className="-ms-2 mt-1" onClick={() => void signOut()}>
          {texts.signOut}
        </Button>
      </div>
    </nav>
  )
}
