// SPDX-License-Identifier: Apache-2.0
import { supplierAnswerFile, type supplierFileEndpoints } from '@shinayaka/contract'
import { fill, supplierFileMessages } from '@shinayaka/contract/messages'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms } from '../checklist/index.ts'
import { acceptFile, previewFile } from './commands.ts'
import { makeFile } from './make.ts'
import * as queries from './queries.ts'

/** What vendors are asked and answer by file: for hospitals whose servers nobody outside can reach. */
export const supplierFileHandlers = (app: App, forms: Forms): Handlers<keyof typeof supplierFileEndpoints> => ({
  makeSupplierFile: async ({ scope, input, language }) => makeFile({ app, scope, forms, language }, input.params.request, input.body.format),
  previewSupplierFile: async ({ scope, input, language }) => ({
    preview: await previewFile({ app, scope, forms, language }, input.body, input.query),
  }),
  acceptSupplierFile: async ({ scope, input, language }) =>
    acceptFile({ app, scope, forms, language }, input.body, { ...input.params, ...input.query }),
  readSupplierFile: async ({ scope, input, language }) => {
    const row = await queries.responseById(scope.db, input.params.response)
    if (!row) throw new ProblemError('not-found')
    if (!row.consent || !supplierAnswerFile.safeParse(JSON.parse(row.document)).success) throw new ProblemError('supplier-file.not-handed-on')
    const name = fill(supplierFileMessages[language].fileNames.answer, { day: String(row.signed_on) })
    return { bytes: new TextEncoder().encode(row.document), name }
  },
})
