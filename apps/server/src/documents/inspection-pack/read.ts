// SPDX-License-Identifier: Apache-2.0
import { isPermitted, type Permission, type PostState } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import { organisation } from '../../features/account/index.ts'
import { type FilledForm, type Forms, type LoadedForm, readFilled } from '../../features/checklist/index.ts'
import { evidenceAbout, type PackedEvidence } from '../../features/evidence/index.ts'
import { postsToday } from '../../features/post/index.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './supplier-queries.ts'

export type Work = { app: App; scope: OrganisationScope; forms: Forms }

/** Evidence with its place in the pack: a number of its own, and the items it is about in the order of the form. */
export type NumberedEvidence = { n: number; evidence: PackedEvidence; items: LoadedForm['items'] }

/** What a vendor answered for one product by one form. */
export type SupplierSheet = { form: LoadedForm; answers: queries.SupplierAnswerRow[] }

/** Everything a pack is made of. `vendors`, `posts` null: the reader may not see them. */
export type PackSource = {
  filled: FilledForm
  evidence: NumberedEvidence[]
  vendors: {
    sheets: SupplierSheet[]
    waiting: queries.OpenRequestRow[]
    disclosures: queries.DisclosureRow[]
    titles: Map<string, LoadedForm>
  } | null
  posts: PostState[] | null
  prefecture: string
}

const may = (scope: OrganisationScope, permission: Permission): boolean =>
  isPermitted(scope.role, permission) && (!scope.token || scope.token.permissions.includes(permission))

/** A pack holds a form, documents and evidence: whoever takes it may read all three. */
export const refuseUnlessAll = (scope: OrganisationScope): void => {
  const missing = (['document.read', 'checklist.read', 'evidence.read'] as const).find((permission) => !may(scope, permission))
  if (missing) throw new ProblemError(scope.token ? 'token.denied' : 'permission.denied', { permission: missing })
}

const numbered = (items: LoadedForm['items'], evidence: readonly PackedEvidence[]): NumberedEvidence[] =>
  evidence
    .map((one) => ({ evidence: one, items: items.filter(({ practices }) => practices.some((practice) => one.practices.includes(practice))) }))
    .map((one) => ({ ...one, first: items.findIndex(({ id }) => id === one.items[0]?.id) }))
    .sort(
      (one, other) =>
        one.first - other.first || one.evidence.title.localeCompare(other.evidence.title, 'ja') || (one.evidence.id < other.evidence.id ? -1 : 1),
    )
    .map(({ first: _, ...one }, index) => ({ n: index + 1, ...one }))

const sheetsOf = async ({ scope, forms }: Work, rows: readonly queries.SupplierAnswerRow[]): Promise<SupplierSheet[]> => {
  const byProduct = new Map<string, queries.SupplierAnswerRow[]>()
  for (const row of rows) {
    const key = [row.supplier_id, row.product_id, row.form].join(' ')
    byProduct.set(key, [...(byProduct.get(key) ?? []), row])
  }
  const sheets: SupplierSheet[] = []
  for (const answers of byProduct.values()) {
    const [newest] = [...answers].sort((one, other) => other.received_at.getTime() - one.received_at.getTime())
    if (newest)
      sheets.push({ form: await forms.byHash(scope.db, newest.edition_hash), answers: [newest, ...answers.filter((one) => one !== newest)] })
  }
  return sheets
}

/** What the vendors said by the forms of the same year. */
const readVendors = async (work: Work, year: number | null): Promise<PackSource['vendors']> => {
  const { scope, forms } = work
  if (!may(scope, 'supplier.read')) return null
  const theirs = forms.current.filter(({ edition }) => edition.kind === 'vendor' && edition.year === year)
  const names = theirs.map(({ edition }) => edition.id)
  const [answers, waiting, disclosures] = await Promise.all([
    queries.standingSupplierAnswers(scope.db, names),
    queries.openRequests(scope.db, names),
    queries.standingDisclosures(scope.db),
  ])
  return { sheets: await sheetsOf(work, answers), waiting, disclosures, titles: new Map(theirs.map((form) => [form.edition.id, form])) }
}

/** Reads what a pack is made of, some dozen statements whatever it holds. No file is touched. */
export const readPackSource = async (work: Work, checklist: string, submission: string | null): Promise<PackSource> => {
  const { app, scope, forms } = work
  refuseUnlessAll(scope)
  const filled = await readFilled({ scope, forms, clock: app.clock }, checklist, submission)
  const practices = [...new Set(filled.items.flatMap(({ item }) => item.practices))]
  const [evidence, vendors, posts, place] = await Promise.all([
    evidenceAbout({ app, scope }, practices),
    readVendors(work, filled.form.edition.year),
    may(scope, 'post.read') ? postsToday(scope.db, japaneseDate(app.clock.now())) : null,
    organisation(scope.db),
  ])
  return { filled, evidence: numbered(filled.form.items, evidence), vendors, posts, prefecture: place?.prefecture ?? '' }
}
