// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text } from './values.ts'

/** What is done with somebody else's workbooks. */
const workbookActions = ['workbook.upload', 'workbook.revise', 'workbook.map', 'workbook.save', 'workbook.answers', 'checklist.exact'] as const

/** What the trail can be narrowed to, and the actions of each. An action that stands in none is only found among all. */
export const trailGroups = {
  'sign-in': [
    'session.open',
    'session.denied',
    'session.close',
    'session.confirm',
    'session.end',
    'session.paused',
    'session.refused',
    'session.switch',
    'permission.denied',
    'second-factor.add',
    'second-factor.remove',
    'second-factor.reset',
    'passkey.cloned',
    'passkey.rename',
    'recovery-code.make',
    'recovery.make',
    'recovery.use',
    'recovery.seen',
    'session.provider',
    'session.break-glass',
    'provider.refused',
    'provider.link',
    'provider.unlink',
    'account.password',
    'account.password-reset',
    'mail.confirm',
    'mail.ask',
    'mail.remove',
    'mail.choose',
  ],
  people: [
    'account.create',
    'account.join',
    'account.invite',
    'account.invite-mail',
    'account.invite-revoke',
    'account.remove',
    'account.role',
    'post.save',
    'post.end',
    'department.add',
    'department.save',
    'department.remove',
  ],
  assessment: ['assessment.start', 'assessment.assign', 'assessment.remind', 'assessment.submit', 'answer.save', 'network.grade', 'remark.add'],
  evidence: [
    'evidence.upload',
    'evidence.create',
    'evidence.save',
    'evidence.revise',
    'evidence.retire',
    'evidence.return',
    'evidence.download',
    'evidence.infected',
  ],
  checklist: [
    'checklist.start',
    'checklist.situation',
    'checklist.answer',
    'checklist.confirm',
    'checklist.submit',
    'password-policy.save',
    'second-factor-system.add',
    'second-factor-system.save',
    'second-factor-system.retire',
    'second-factor-system.return',
    'second-factor-list.save',
    'reading-route.save',
    'checklist.carry',
    'checklist.move',
    'guideline.owner',
    ...workbookActions,
  ],
  supplier: [
    'supplier.add',
    'supplier.save',
    'supplier.retire',
    'supplier.return',
    'supplier.product',
    'supplier.ask',
    'supplier.request',
    'supplier.receive',
    'supplier.file',
    'supplier.key',
    'supplier.disclosure',
    'supplier.link-make',
    'supplier.link-open',
    'supplier.link-send',
    'supplier.link-revoke',
    'supplier.link-accept',
  ],
  plan: ['quote.save', 'stopped-day.save', 'decision.ask', 'decision.take'],
  reading: ['record.read', 'record.take', 'record.read-by-overseer'],
  settings: [
    'organisation.edit',
    'organisation.add',
    'organisation.move',
    'sign-in.policy',
    'provider.save',
    'provider.test',
    'break-glass.save',
    'token.create',
    'token.revoke',
    'webhook.create',
    'webhook.remove',
    'webhook.test',
  ],
  safety: ['trail.head', 'copy.start', 'copy.offline', 'copy.rehearsal'],
} as const
export type TrailGroup = keyof typeof trailGroups

/** Rows on one page of the trail. */
export const trailPerPage = 50
/** Rows in the file for an inspector at most; more go out as CSV. */
export const trailPdfRows = 2000

/** Where a page of the trail goes on: after this moment, in UTC to the microsecond, and this row. */
const cursor = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

const filter = z.object({
  from: day.optional(),
  to: day.optional(),
  person: id.optional(),
  group: z.enum(Object.keys(trailGroups) as [TrailGroup, ...TrailGroup[]]).optional(),
  /** Looked for in what was done, to what, and in what it was before and after. */
  search: text(100).default(''),
})
export type TrailFilter = z.output<typeof filter>

/** One row of the audit trail. `before` and `after` are as the action wrote them; `seq` is null for the moment until it is sealed. */
export const trailRow = z
  .object({
    id,
    seq: z.int().nullable(),
    at: instant,
    person: z.object({ id, name: z.string(), login: z.string() }).nullable(),
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string() }),
    before: z.unknown(),
    after: z.unknown(),
    address: z.string(),
  })
  .meta({ id: 'TrailRow' })
export type TrailRow = z.output<typeof trailRow>

const inLanguage = filter.extend({ language: z.enum(['ja', 'en']).default('ja') })

export const trailEndpoints = {
  listTrail: endpoint({
    method: 'GET',
    path: '/api/trail',
    access: 'trail.read',
    sensitive: true,
    summary: { ja: '操作記録を探す（新しい順）', en: 'Search the audit trail, newest first' },
    query: filter.extend({ after: cursor.optional() }),
    response: z.object({
      rows: z.array(trailRow),
      /** Everybody who stands in the trail, to choose from. */
      people: z.array(z.object({ id, name: z.string() })),
      /** What the ids in these rows are called, in the reader's language: questions, practices, measures, domains, people. */
      names: z.record(z.string(), z.string()),
      /** Where the next page begins; null at the end. */
      next: cursor.nullable(),
    }),
  }),
  readTrailHead: endpoint({
    method: 'GET',
    path: '/api/trail/head',
    access: 'trail.read',
    summary: { ja: 'きょうの封印（操作記録の終わりの番号とハッシュ）', en: 'The seal of today: number and hash at the end of the audit trail' },
    response: z.object({
      head: z.object({ seq: z.int(), hash: z.string(), at: instant }).nullable(),
      unsealed: z.int(),
    }),
  }),
} as const

export const trailFileEndpoints = {
  exportTrail: endpoint({
    method: 'GET',
    path: '/api/trail/trail.csv',
    access: 'trail.read',
    sensitive: true,
    summary: { ja: '操作記録の CSV（件数に上限なし）', en: 'The audit trail as CSV, of any length' },
    query: inLanguage,
    response: { file: 'text/csv' },
  }),
  printTrail: endpoint({
    method: 'GET',
    path: '/api/trail/trail.pdf',
    access: 'trail.read',
    sensitive: true,
    summary: { ja: '操作記録の PDF（検査のときに出す形。2,000 件まで）', en: 'The audit trail as PDF for an inspector, 2,000 rows at most' },
    query: inLanguage,
    response: { file: 'application/pdf' },
    errors: ['server.busy'],
  }),
} as const
