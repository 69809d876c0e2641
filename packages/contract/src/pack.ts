// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id } from './values.ts'

const fact = z.object({ name: z.string(), value: z.string() })

/**
 * What an inspector is shown, in the reader's language and all texts ready, so that page and PDF say the same. A cell: its first line, and small
 * lines below it. `widths`: shares of the page's width.
 */
export const inspectionPack = z
  .object({
    language: z.enum(['ja', 'en']),
    title: z.string(),
    form: z.string(),
    organisation: z.string(),
    producedAt: z.string(),
    page: z.string(),
    /** Whether it is what was frozen, and as what, or today's state. */
    state: z.string(),
    facts: z.array(fact),
    notes: z.array(z.string()),
    contents: z.object({ title: z.string(), parts: z.array(z.string()) }),
    signatures: z.object({ title: z.string(), boxes: z.array(z.string()), day: z.string() }),
    parts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        lines: z.array(z.string()),
        groups: z.array(
          z.object({
            title: z.string().nullable(),
            lines: z.array(z.string()),
            table: z
              .object({
                caption: z.string(),
                heads: z.array(z.string()),
                widths: z.array(z.number()),
                rows: z.array(z.array(z.array(z.string()))),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'InspectionPack' })
export type InspectionPackView = z.output<typeof inspectionPack>

/** How a form stands, a line for each area or item: mark and word, what it rests on, what comes next. All texts ready. */
export const formStatus = z
  .object({
    language: z.enum(['ja', 'en']),
    title: z.string(),
    form: z.string(),
    organisation: z.string(),
    producedAt: z.string(),
    page: z.string(),
    facts: z.array(fact),
    sentences: z.array(z.string()),
    heads: z.array(z.string()),
    lines: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        mark: z.string(),
        state: z.string(),
        rests: z.array(z.string()),
        next: z.array(z.string()),
      }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'FormStatus' })
export type FormStatusView = z.output<typeof formStatus>

const params = z.object({ checklist: id })
const language = z.object({ language: z.enum(['ja', 'en']).default('ja') })
/** `submission`: what was frozen then; without it today's state. */
const query = language.extend({ submission: id.optional() })

export const packEndpoints = {
  readPack: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/pack',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '立入検査の一式（画面と紙のための内容）', en: 'The inspection pack, for the screen and for paper' },
    params,
    query,
    response: inspectionPack,
    errors: ['not-found'],
  }),
  readPackPdf: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/pack.pdf',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '立入検査の一式（PDF）', en: 'The inspection pack as PDF' },
    params,
    query,
    response: { file: 'application/pdf' },
    errors: ['not-found', 'server.busy'],
  }),
  readPackZip: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/pack.zip',
    access: 'evidence.read',
    sensitive: true,
    summary: { ja: '立入検査の一式（証跡のファイルも入った zip）', en: 'The inspection pack with its evidence files, as zip' },
    params,
    query,
    response: { file: 'application/zip' },
    errors: ['not-found', 'server.busy'],
  }),
  readFormStatus: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/status',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '様式の状況を一枚で（経営層と、都道府県の確認のため）', en: 'How a form stands, on one page' },
    params,
    query: language,
    response: formStatus,
    errors: ['not-found'],
  }),
  readFormStatusPdf: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/status.pdf',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '様式の状況を一枚で（PDF）', en: 'How a form stands, as PDF' },
    params,
    query: language,
    response: { file: 'application/pdf' },
    errors: ['not-found', 'server.busy'],
  }),
} as const
