// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@shinayaka/contract'
import type { lazyRouteComponent } from '@tanstack/react-router'
import { DeniedPage } from './Failure.tsx'
import { useAbility } from './session.ts'

/** A page for those who may; the others are told so, should they come by its address. It is fetched ahead as the page itself is. */
export const allowed = (permission: Permission, Page: ReturnType<typeof lazyRouteComponent>) => {
  const Allowed = () => (useAbility(permission) ? <Page /> : <DeniedPage />)
  return Object.assign(Allowed, { preload: () => Page.preload?.() })
}
