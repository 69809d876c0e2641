// SPDX-License-Identifier: Apache-2.0
import { type guidelineEndpoints, isPermitted } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { saveOwner } from './commands.ts'
import { catalogGaps } from './gaps.ts'
import { Library } from './library.ts'
import * as queries from './queries.ts'
import { guidelineView, practicesIn } from './view.ts'

/** Whether the reader, or the token that reads, may see what evidence there is. */
const seesEvidence = ({ role, token }: OrganisationScope): boolean =>
  isPermitted(role, 'evidence.read') && (token?.permissions.includes('evidence.read') ?? true)

/** The guideline: how far it is met, by what, who owns it, and what is not mapped yet. */
export const guidelineHandlers = ({ catalog, clock }: App): Handlers<keyof typeof guidelineEndpoints> => {
  const library = new Library(catalog)
  return {
    listGuidelines: async () => ({ guidelines: library.editions }),
    readGuideline: async ({ scope, input }) => {
      const guideline = library.byId(input.params.guideline)
      const practices = practicesIn(guideline)
      const [claims, evidence, owners] = await Promise.all([
        queries.claimsOf(scope.db, practices),
        seesEvidence(scope) ? queries.evidenceOf(scope.db, practices) : null,
        queries.ownersOf(scope.db, guideline.id),
      ])
      return guidelineView(catalog, library, guideline, { claims, evidence, owners })
    },
    saveGuidelineOwner: async ({ scope, input: { params, body } }) => ({
      owner: await saveOwner({ scope, clock }, library.byId(params.guideline), { place: params.place, ...body }),
    }),
    readCatalogGaps: async () => catalogGaps(catalog),
  }
}
