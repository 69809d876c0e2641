// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversees, type Permission } from '@shinayaka/contract/permissions'
import { createLink, useRouterState } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import { SignOut } from './SignOut.tsx'
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

type Nav = ReturnType<typeof shellTexts>['nav']
type Entry = { to: string; word: keyof Nav; needs?: Permission; side?: 'over' | 'own'; holds?: string }

/** What stands in the menu, in the order of the yearly cycle. `side`: for those who look after institutions, or for one institution itself. `holds`: pages of the branch with an address elsewhere. */
const groups = [
  { title: 'region', entries: [{ to: '/institutions', word: 'institutions', needs: 'oversight.read', side: 'over' }] },
  {
    title: 'check',
    entries: [
      { to: '/assessments', word: 'assessment', needs: 'assessment.open', side: 'own', holds: '/submissions/' },
      { to: '/checklists', word: 'checklists', needs: 'checklist.read', side: 'own' },
      { to: '/guidelines', word: 'guidelines', needs: 'checklist.read', side: 'own' },
      { to: '/workbooks', word: 'workbooks', needs: 'checklist.read', side: 'own' },
    ],
  },
  { title: 'registers', entries: [{ to: '/suppliers', word: 'suppliers', needs: 'supplier.read', side: 'own' }] },
  { title: 'measures', entries: [{ to: '/decisions', word: 'decisions', needs: 'plan.read', side: 'own' }] },
  {
    title: 'records',
    entries: [
      { to: '/evidence', word: 'evidence', needs: 'evidence.read', side: 'own' },
      { to: '/settings/trail', word: 'trail', needs: 'trail.read' },
      { to: '/settings/copies', word: 'copies', needs: 'backup.read' },
    ],
  },
  {
    title: 'settings',
    entries: [
      { to: '/settings/organisation', word: 'organisation', needs: 'organisation.read' },
      { to: '/settings/accounts', word: 'accounts', needs: 'account.read', holds: '/settings/roles' },
      { to: '/settings/posts', word: 'posts', needs: 'post.read' },
      { to: '/settings/integrations', word: 'integrations', needs: 'token.manage' },
      { to: '/settings/identity-provider', word: 'identityProvider', needs: 'sign-in.edit' },
    ],
  },
  {
    title: 'you',
    entries: [
      { to: '/settings/sign-in', word: 'signIn', holds: '/settings/password' },
      { to: '/settings/mail', word: 'mail' },
      { to: '/settings/memberships', word: 'memberships' },
    ],
  },
] as const satisfies readonly { title: keyof Nav; entries: readonly Entry[] }[]

/** The main menu: only what works, and only what this person may use. */
export const Navigation = ({ id, open, onChoose }: { id: string; open: boolean; onChoose: () => void }) => {
  const texts = shellTexts()
  const { person, organisation, abilities } = useSession()
  const pathname = useRouterState({ select: ({ location }) => location.pathname })
  // Who looks after institutions answers nothing; who is one has nobody below.
  const side = oversees(organisation.kind) ? 'over' : 'own'
  const shown = (entry: Entry) => (!entry.needs || abilities.includes(entry.needs)) && (!entry.side || entry.side === side)
  return (
    <nav
      id={id}
      aria-label={texts.navigation}
      className={`${open ? 'block' : 'hidden'} border-b border-solid-gray-200 px-4 pt-4 pb-6 lg:sticky lg:top-0 lg:block lg:max-h-dvh lg:overflow-y-auto lg:w-64 lg:shrink-0 lg:self-start lg:border-b-0 lg:px-0 lg:pt-8 print:hidden`}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the key press of a link inside is a click, and reaches this list as one */}
      <ul onClick={onChoose}>
        {abilities.includes('organisation.read') && (
          <li>
            <ItemLink to="/" activeOptions={{ exact: true }}>
              {texts.nav.home}
            </ItemLink>
          </li>
        )}
        {groups.map(({ title, entries }) => {
          const here = entries.filter(shown)
          const word = title === 'region' && organisation.kind === 'group' ? 'group' : title
          return (
            here.length > 0 && (
              <Group key={title} id={`nav-${title}`} title={texts.nav[word]}>
                {here.map((entry) => (
                  <li key={entry.to}>
                    <ItemLink to={entry.to} {...('holds' in entry && pathname.startsWith(entry.holds) ? { 'aria-current': 'true' as const } : {})}>
                      {texts.nav[entry.word]}
                    </ItemLink>
                  </li>
                ))}
              </Group>
            )
          )
        })}
      </ul>
      <div className="mt-6 border-t border-solid-gray-200 px-4 pt-4 lg:hidden">
        <p className="text-dns-14N-130 text-solid-gray-700">{organisation.name}</p>
        <p className="mt-1 text-std-16N-170">{fill(texts.signedInAs, { name: person.name })}</p>
        <SignOut className="-ms-2 mt-1" />
      </div>
    </nav>
  )
}
