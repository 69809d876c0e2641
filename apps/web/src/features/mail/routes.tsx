// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { sessionQuery } from '../../app/session.ts'
import { mailStateQuery, ownMailQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadMailTexts()

const mailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/mail',
  loader: async ({ context: { client } }) => {
    const { abilities } = await client.ensureQueryData(sessionQuery)
    await Promise.all([client.ensureQueryData(ownMailQuery), abilities.includes('mail.read') && client.ensureQueryData(mailStateQuery)])
  },
  component: lazyPage(() => import('./MailPage.tsx'), 'MailPage', texts),
})

/** The page about mail to oneself. */
export const mailRoutes = [mailRoute] as const
