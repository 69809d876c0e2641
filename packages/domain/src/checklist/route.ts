// SPDX-License-Identifier: Apache-2.0
import type { Known } from './password.ts'

/** A device or service that holds medical information or does its main work. A stand-alone PC with the whole record system on it counts as a server. */
export type RouteDevice = {
  id: string
  kind: 'server' | 'standalone-pc' | 'cloud'
  /** The vendor is responsible for its security updates. */
  delegated: Known
  /** That stands in a contract, terms or an SLA. */
  written: Known
}

/** Why a device keeps an institution from the short route. */
export type RouteObstacle = { device: string; why: 'own-updates' | 'not-written' | 'unclear' }

/**
 * Which volumes of guideline 7.0 apply: `delegated` 概説編 + 保守委託機関編, or `full` all volumes. `listed` says whether everything was named;
 * an unfinished list never gives the short route.
 */
export type Route = { route: 'delegated' | 'full'; obstacles: RouteObstacle[]; unlisted: boolean }

const obstacleOf = ({ id, delegated, written }: RouteDevice): RouteObstacle[] => {
  if (delegated === false) return [{ device: id, why: 'own-updates' }]
  if (delegated === 'unknown' || written === 'unknown') return [{ device: id, why: 'unclear' }]
  return written ? [] : [{ device: id, why: 'not-written' }]
}

/**
 * The route by the rule of 7.0: the short one only where the updates of every server are the vendor's duty in writing; unclear counts as no.
 * Source: mhlw-guideline-7.0/route, maintenance.0.t3, maintenance.0.t4.
 */
export const findRoute = (devices: readonly RouteDevice[], listed: Known): Route => {
  const obstacles = devices.flatMap(obstacleOf)
  const unlisted = listed !== true || devices.length === 0
  return { route: obstacles.length === 0 && !unlisted ? 'delegated' : 'full', obstacles, unlisted }
}
