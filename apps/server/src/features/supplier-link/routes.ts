// SPDX-License-Identifier: Apache-2.0
import type { supplierLinkEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import type { Forms } from '../checklist/index.ts'
import { acceptAnswer, readAnswer } from './acceptance.ts'
import { listLinks, listSent, makeLink, revokeLink } from './commands.ts'

/** The officer's side of links: making, revoking, looking at what was sent, and taking it over. */
export const supplierLinkHandlers = (app: App, forms: Forms): Handlers<keyof typeof supplierLinkEndpoints> => ({
  listSentSupplierLinks: async ({ scope }) => ({ links: await listSent(scope) }),
  listSupplierLinks: ({ scope, input }) => listLinks({ app, forms, scope }, input.params.request),
  makeSupplierLink: ({ scope, input, language }) => makeLink({ app, forms, scope }, input.params.request, input.body, language),
  revokeSupplierLink: ({ scope, input }) => revokeLink({ app, forms, scope }, input.params.link),
  readSupplierLinkAnswer: ({ scope, input }) => readAnswer({ app, forms, scope }, input.params.link),
  acceptSupplierLinkAnswer: ({ scope, input }) => acceptAnswer({ app, forms, scope }, input.params.link, input.body),
})
