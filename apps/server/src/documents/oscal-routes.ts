// SPDX-License-Identifier: Apache-2.0
import { isPermitted, type oscalEndpoints } from '@shinayaka/contract'
import type { JobInput } from '@shinayaka/engines'
import { type Editions, readResult } from '../features/assessment/index.ts'
import { type Forms, readFormAnswers } from '../features/checklist/index.ts'
import { attachedEvidence } from '../features/evidence/index.ts'
import type { OrganisationScope } from '../platform/database/scope.ts'
import type { App, Handlers } from '../platform/http/context.ts'
import { ProblemError } from '../platform/problem.ts'
import { checklistResults, healthCheckResults, oscalContent } from './oscal.ts'
import { finished } from './outcome.ts'

type Written = { name: string; bytes: Uint8Array }

/** Evidence for whoever may read evidence; a program that was not given it gets the answers alone. */
const evidenceFor = async (scope: OrganisationScope): Promise<Awaited<ReturnType<typeof attachedEvidence>>> => {
  const may = isPermitted(scope.role, 'evidence.read') && (scope.token?.permissions.includes('evidence.read') ?? true)
  return may ? attachedEvidence(scope.db) : []
}

/** The content and the results for machines. */
export const oscalHandlers = (app: App, editions: Editions, forms: Forms): Handlers<keyof typeof oscalEndpoints> => {
  const content = oscalContent(app.catalog)
  const kept = new Map<string, Written>()
  const write = async (work: JobInput<'oscal.write'>): Promise<Written> => {
    const written = finished(await app.workers.run('oscal.write', work))
    if (written === null) throw new ProblemError('not-found')
    return written
  }
  /** The content does not change while the server runs, so each of its files is written once. */
  const published = async (scope: OrganisationScope, make: 'catalog' | 'profile' | 'mapping', id: string | null): Promise<Written> => {
    await scope.commit()
    const key = `${make} ${id ?? ''}`
    const written = kept.get(key) ?? (await write({ make, content, id }))
    kept.set(key, written)
    return written
  }
  return {
    readOscalCatalog: ({ scope, input }) => published(scope, 'catalog', input.query.of ?? null),
    readOscalProfile: ({ scope, input }) => published(scope, 'profile', input.params.form),
    readOscalMapping: ({ scope, input }) => published(scope, 'mapping', input.query.form ?? null),
    readOscalResults: async ({ scope, input }) => {
      const { view, edition } = await readResult(scope, editions, input.params.submission)
      const evidence = await evidenceFor(scope)
      await scope.commit()
      return write(healthCheckResults(view, edition, scope.organisation.id, evidence))
    },
    readOscalChecklist: async ({ scope, input }) => {
      const answers = await readFormAnswers(scope, forms, app.clock, input.params.checklist, input.query.submission ?? null)
      const evidence = await evidenceFor(scope)
      await scope.commit()
      return write(checklistResults(answers, scope.organisation.id, evidence))
    },
  }
}
