// SPDX-License-Identifier: Apache-2.0
import type { TrailFilter, trailFileEndpoints } from '@shinayaka/contract'
import { fill, type Language, trailMessages } from '@shinayaka/contract/messages'
import type { OrganisationScope } from '../platform/database/scope.ts'
import type { App, Handlers } from '../platform/http/context.ts'
import { dayNamed } from './file-name.ts'
import { finished } from './outcome.ts'
import { trailCsv } from './trail-csv.ts'
import { trailDocument } from './trail-pdf.ts'

const nameOf = (scope: OrganisationScope, at: Date, language: Language, ending: string): string =>
  `${fill(trailMessages[language].document.file, dayNamed(scope.organisation.name, at, language))}.${ending}`

/** The audit trail to take away: as CSV of any length, and as PDF for an inspector. */
export const trailFileHandlers = (app: App): Handlers<keyof typeof trailFileEndpoints> => ({
  exportTrail: async ({ scope, input }) => {
    const { language, ...filter }: { language: Language } & TrailFilter = input.query
    return { bytes: trailCsv(scope, app.catalog, filter, language), name: nameOf(scope, app.clock.now(), language, 'csv') }
  },

  printTrail: async ({ scope, input }) => {
    const { language, ...filter }: { language: Language } & TrailFilter = input.query
    const producedAt = app.clock.now()
    const document = await trailDocument(scope, app.catalog, filter, { language, producedAt })
    await scope.commit()
    const { bytes } = finished(await app.workers.run('trail.pdf', document))
    return { bytes, name: nameOf(scope, producedAt, language, 'pdf') }
  },
})
