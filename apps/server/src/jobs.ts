// SPDX-License-Identifier: Apache-2.0
import type { App } from './platform/http/context.ts'
import type { Job } from './platform/jobs/jobs.ts'

/** Every job of the server, listed by hand: one line each. */
export const allJobs = (_app: App): readonly Job[] => []
