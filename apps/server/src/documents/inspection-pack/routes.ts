// SPDX-License-Identifier: Apache-2.0
import type { packEndpoints } from '@shinayaka/contract'
import { fill, type Language, packMessages } from '@shinayaka/contract/messages'
import { zipStream } from '@shinayaka/engines'
import type { Forms } from '../../features/checklist/index.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { dayNamed } from '../file-name.ts'
import { formStatus } from '../form-status.ts'
import { finished } from '../outcome.ts'
import { inspectionPack, vendorPack } from './document.ts'
import { type PackSource, readPackSource } from './read.ts'
import { type ExtraFile, packMembers } from './zip.ts'

/** Whoever has more to put into the zip (the ministry's workbook, filled in) gives it here; it may read, and is called before the transaction ends. */
type MoreFiles = (scope: OrganisationScope, source: PackSource['filled'], language: Language) => Promise<ExtraFile[]>

/** The zip's bytes; whatever a reader of stores left open is ended, also when the other side goes away. */
async function* streamed(scope: OrganisationScope, members: ReturnType<typeof packMembers>): AsyncGenerator<Uint8Array> {
  try {
    yield* zipStream(members)
  } finally {
    await scope.commit().catch(() => undefined)
  }
}

/** The inspection pack as page, PDF and zip, and a form's status on one page. */
export const packHandlers = (app: App, forms: Forms, more: MoreFiles = async () => []): Handlers<keyof typeof packEndpoints> => {
  const nameOf = (kind: 'pdf' | 'zip' | 'status', scope: OrganisationScope, at: Date, language: Language): string =>
    fill(packMessages[language].file[kind], dayNamed(scope.organisation.name, at, language))
  const read = async (scope: OrganisationScope, checklist: string, submission: string | undefined, language: Language) => {
    const producedAt = app.clock.now()
    const source = await readPackSource({ app, scope, forms }, checklist, submission ?? null)
    return { source, producedAt, pack: inspectionPack({ source, scope, language, producedAt }) }
  }
  return {
    readPack: async ({ scope, input }) => (await read(scope, input.params.checklist, input.query.submission, input.query.language)).pack,

    readPackPdf: async ({ scope, input }) => {
      const { language, submission } = input.query
      const { pack, producedAt } = await read(scope, input.params.checklist, submission, language)
      await scope.commit()
      const { bytes } = finished(await app.workers.run('inspection-pack.pdf', pack))
      return { bytes, name: nameOf('pdf', scope, producedAt, language) }
    },

    readPackZip: async ({ scope, input }) => {
      const { language, submission } = input.query
      const { pack, source, producedAt } = await read(scope, input.params.checklist, submission, language)
      const extra = await more(scope, source.filled, language)
      await scope.commit()
      const { bytes: pdf } = finished(await app.workers.run('inspection-pack.pdf', pack))
      const vendors = vendorPack(pack)
      const vendorsPdf = vendors && finished(await app.workers.run('inspection-pack.pdf', vendors)).bytes
      const members = packMembers({ scope, source, pack, pdf, vendorsPdf, extra, language, producedAt })
      return { bytes: streamed(scope, members), name: nameOf('zip', scope, producedAt, language) }
    },

    readFormStatus: async ({ scope, input }) => {
      const { language } = input.query
      return formStatus({ catalog: app.catalog, forms, scope, checklist: input.params.checklist, language, producedAt: app.clock.now() })
    },

    readFormStatusPdf: async ({ scope, input }) => {
      const { language } = input.query
      const producedAt = app.clock.now()
      const status = await formStatus({ catalog: app.catalog, forms, scope, checklist: input.params.checklist, language, producedAt })
      await scope.commit()
      const { bytes } = finished(await app.workers.run('form-status.pdf', status))
      return { bytes, name: nameOf('status', scope, producedAt, language) }
    },
  }
}
