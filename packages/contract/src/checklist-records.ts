// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text, version } from './values.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })
/** Yes, no, or nobody knows. */
const known = z.union([z.boolean(), z.literal('unknown')])
const standing = z.enum(['met', 'unmet', 'unknown'])

const reference = z
  .object({
    source: z.string(),
    certainty: z.enum(['A', 'B', 'C']),
    sourceTitle: z.string(),
    label: z.string(),
    statement: z.string(),
    url: z.string(),
    checked: z.string(),
  })
  .meta({ id: 'RecordReference' })

/** The weakest password rule in use, in the terms that the official documents compare. */
export const passwordPolicy = z
  .object({
    minimum: z.union([z.int().min(0).max(128), z.literal('unknown')]),
    lettersAndDigits: known,
    symbols: known,
    changedRegularly: known,
    secondFactor: known,
    noReuse: known,
    guessableRefused: known,
    lockout: known,
  })
  .meta({ id: 'PasswordPolicy' })

/** A version of that rule: `checked` is the day on which somebody looked. */
export const passwordRecord = z
  .object({ id, policy: passwordPolicy, note: z.string(), checked: day, recordedBy: z.string(), recordedAt: instant })
  .meta({ id: 'PasswordRecord' })

/** One of the things that a way of satisfying a document asks; `standing` null: nothing is recorded. */
const passwordAsk = z.object({
  name: z.enum(['minimum', 'lettersAndDigits', 'symbols', 'changedRegularly', 'secondFactor', 'noReuse', 'guessableRefused', 'lockout']),
  wanted: z.union([z.boolean(), z.int()]),
  standing: standing.nullable(),
})

/** What one item or clause asks of passwords, and how the record stands against it: one way that is met is enough. */
export const passwordRule = z
  .object({
    /** Of the item, such as 2⑦; null for a guideline. */
    number: z.string().nullable(),
    item: z.string().nullable(),
    name: bilingual.nullable(),
    asks: z.string(),
    verdict: standing.nullable(),
    ways: z.array(z.object({ verdict: standing.nullable(), asks: z.array(passwordAsk) })),
    references: z.array(reference),
  })
  .meta({ id: 'PasswordRule' })

/** A form or a guideline with its rules about passwords. `checklist`: where that form was begun. */
export const passwordDocument = z
  .object({ id: z.string(), kind: z.enum(['checklist', 'guideline']), title: bilingual, checklist: id.nullable(), rules: z.array(passwordRule) })
  .meta({ id: 'PasswordDocument' })

const systemDetails = z.object({
  name: text(200).trim().min(1),
  kind: z.enum(['client', 'server', 'medical-device']),
  state: z.enum(['in-use', 'planned', 'next-renewal', 'none', 'unknown']),
  /** When it will be in use, or when the system is renewed. */
  day: day.nullable(),
  /** Why it must wait for the renewal. */
  reason: text(1000).trim(),
})

/** A system that people sign in to, and how it stands by the guideline's rule. `overdue`: its planned day has passed. */
export const secondFactorSystem = systemDetails
  .extend({
    id,
    standing: z.enum(['met', 'on-time', 'transitional', 'late', 'incomplete', 'open', 'unknown', 'outside']),
    overdue: z.boolean(),
    retired: z.boolean(),
    changedBy: z.string(),
    changedAt: instant,
    version,
  })
  .meta({ id: 'SecondFactorSystem' })

const routeDevice = z.object({
  name: text(200).trim().min(1),
  kind: z.enum(['server', 'standalone-pc', 'cloud']),
  /** The vendor is responsible for its security updates. */
  delegated: known,
  /** That stands in a contract, terms or an SLA. */
  written: known,
})

const routeAnswers = z.object({ devices: z.array(routeDevice).max(100), listed: known.nullable() })

/** What was said of the machines that act as servers, and which volumes follow. `why` of each device: what keeps the short way from applying. */
export const readingRoute = z
  .object({
    id: id.nullable(),
    devices: z.array(routeDevice.extend({ why: z.enum(['own-updates', 'not-written', 'unclear']).nullable() })),
    listed: known.nullable(),
    route: z.enum(['delegated', 'full']),
    unlisted: z.boolean(),
    recordedBy: z.string(),
    recordedAt: instant.nullable(),
  })
  .meta({ id: 'ReadingRoute' })

const systemParams = z.object({ system: id })

export const checklistRecordEndpoints = {
  readPasswordPolicy: endpoint({
    method: 'GET',
    path: '/api/checklist-records/passwords',
    access: 'checklist.read',
    sensitive: true,
    summary: {
      ja: 'パスワードの決まりの記録と、様式・ガイドラインごとの判定',
      en: 'The recorded password rule, judged by each form and guideline apart',
    },
    response: z.object({
      /** The newest first; the first is the one in force. */
      records: z.array(passwordRecord),
      documents: z.array(passwordDocument),
    }),
  }),
  savePasswordPolicy: endpoint({
    method: 'PUT',
    path: '/api/checklist-records/passwords',
    access: 'checklist.edit',
    summary: { ja: 'パスワードの決まりを書く（前の版は残る）', en: 'Write the password rule; earlier versions stay' },
    /** `seen`: the version that stood there when the page was read; null: none. */
    body: z.object({ policy: passwordPolicy, note: text(1000).trim(), checked: day, seen: id.nullable() }),
    response: z.object({ record: passwordRecord }),
    errors: ['record.stale', 'day.future'],
  }),
  readSecondFactors: endpoint({
    method: 'GET',
    path: '/api/checklist-records/second-factor',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '二要素認証の、仕組みごとの記録と判定', en: 'The second factor, system by system, judged by the guideline' },
    response: z.object({
      /** The guideline's rule; null: the catalog has none. */
      rule: z.object({ guideline: bilingual, from: day, renewalAllowed: z.boolean(), text: z.string(), references: z.array(reference) }).nullable(),
      systems: z.array(secondFactorSystem),
      /** Whether somebody said that every system stands here. */
      list: z.object({ whole: z.boolean(), version: version.nullable() }),
      /** What an item that accepts a plan may rest on; `day` null with no `why`: all are in use. */
      plan: z.object({ day: day.nullable(), why: z.enum(['empty', 'unlisted', 'systems']).nullable(), systems: z.array(id) }),
    }),
  }),
  addSecondFactorSystem: endpoint({
    method: 'POST',
    path: '/api/checklist-records/second-factor/systems',
    access: 'checklist.edit',
    summary: { ja: '二要素認証の一覧に、仕組みを加える', en: 'Add a system to the list of second factors' },
    body: systemDetails,
    response: z.object({ system: secondFactorSystem }),
  }),
  saveSecondFactorSystem: endpoint({
    method: 'PUT',
    path: '/api/checklist-records/second-factor/systems/:system',
    access: 'checklist.edit',
    summary: { ja: '仕組みの二要素認証の様子を直す', en: 'Change how a system’s second factor stands' },
    params: systemParams,
    body: systemDetails.extend({ version }),
    response: z.object({ system: secondFactorSystem }),
    errors: ['not-found', 'record.stale'],
  }),
  retireSecondFactorSystem: endpoint({
    method: 'POST',
    path: '/api/checklist-records/second-factor/systems/:system/retirement',
    access: 'checklist.edit',
    summary: { ja: '使わなくなった仕組みを一覧から外す（または戻す）', en: 'Take a system out of the list, or put it back' },
    params: systemParams,
    body: z.object({ retired: z.boolean(), version }),
    response: z.object({ system: secondFactorSystem }),
    errors: ['not-found', 'record.stale'],
  }),
  saveSecondFactorList: endpoint({
    method: 'PUT',
    path: '/api/checklist-records/second-factor/list',
    access: 'checklist.edit',
    summary: { ja: '一覧がこれで全部かを書く', en: 'Say whether every system stands in the list' },
    body: z.object({ whole: z.boolean(), version: version.nullable() }),
    response: z.object({ list: z.object({ whole: z.boolean(), version }) }),
    errors: ['record.stale'],
  }),
  readReadingRoute: endpoint({
    method: 'GET',
    path: '/api/checklist-records/route',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: 'ガイドラインのどの編を読むかと、そのわけ', en: 'Which volumes of the guideline are to be read, and why' },
    response: z.object({ route: readingRoute, references: z.array(reference) }),
  }),
  saveReadingRoute: endpoint({
    method: 'PUT',
    path: '/api/checklist-records/route',
    access: 'checklist.edit',
    summary: { ja: 'サーバの役をする機器と、更新の責任を書く', en: 'Write which machines act as servers and who updates them' },
    /** `seen`: what stood there when the page was read; null: nothing. */
    body: routeAnswers.extend({ seen: id.nullable() }),
    response: z.object({ route: readingRoute }),
    errors: ['record.stale'],
  }),
} as const

export type PasswordRecord = z.output<typeof passwordRecord>
export type PasswordDocument = z.output<typeof passwordDocument>
export type PasswordRule = z.output<typeof passwordRule>
export type SecondFactorRow = z.output<typeof secondFactorSystem>
export type ReadingRoute = z.output<typeof readingRoute>
