// SPDX-License-Identifier: Apache-2.0
import type { Editions } from './features/assessment/index.ts'
import { evidenceJobs } from './features/evidence/index.ts'
import { webhookJobs } from './features/integration/index.ts'
import { reminderJobs } from './features/reminder/index.ts'
import { cleaningJob } from './features/sign-in/index.ts'
import { copyJobs, type Installation } from './ops/copy/job.ts'
import type { App } from './platform/http/context.ts'
import type { Job } from './platform/jobs/jobs.ts'
import { mailJobs } from './platform/mail/mail.ts'
import { headJob } from './platform/trail/head.ts'
import { sealingJob } from './platform/trail/sealer.ts'

/** Every job of the server, listed by hand: one line each. */
export const allJobs = (app: App, editions: Editions, installation: Installation): readonly Job[] => [
  sealingJob(app),
  headJob(app),
  ...mailJobs(app),
  ...webhookJobs(app),
  ...reminderJobs(app, editions),
  ...copyJobs(app, installation),
  ...evidenceJobs(app),
  cleaningJob(app),
]
