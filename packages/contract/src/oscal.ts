// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, text } from './values.ts'

const json = { file: 'application/json' } as const

/** The same content and results for machines, as OSCAL 1.2.1. */
export const oscalEndpoints = {
  readOscalCatalog: endpoint({
    method: 'GET',
    path: '/api/oscal/catalog.json',
    access: 'document.read',
    summary: {
      ja: '取組（または一つの用紙・ガイドライン）を OSCAL の catalog で',
      en: 'The practices, or one form or guideline, as an OSCAL catalog',
    },
    query: z.object({ of: text(60).optional() }),
    response: json,
    errors: ['not-found', 'server.busy'],
  }),
  readOscalProfile: endpoint({
    method: 'GET',
    path: '/api/oscal/profiles/:form',
    access: 'document.read',
    summary: { ja: '一つの用紙の「はい」の決まりを OSCAL の profile で', en: 'The rules of one form as an OSCAL profile' },
    params: z.object({ form: text(60) }),
    response: json,
    errors: ['not-found', 'server.busy'],
  }),
  readOscalMapping: endpoint({
    method: 'GET',
    path: '/api/oscal/mapping.json',
    access: 'document.read',
    summary: {
      ja: '取組・項目・条項と、版どうしの対応を OSCAL の mapping で',
      en: 'How practices, items, clauses and editions belong together, as an OSCAL mapping',
    },
    query: z.object({ form: text(60).optional() }),
    response: json,
    errors: ['not-found', 'server.busy'],
  }),
  readOscalResults: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/oscal.json',
    access: 'document.read',
    sensitive: true,
    summary: { ja: '提出した点検を OSCAL の assessment-results で', en: 'A submission as OSCAL assessment results' },
    params: z.object({ submission: id }),
    response: json,
    errors: ['not-found', 'server.busy'],
  }),
  readOscalChecklist: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/oscal.json',
    access: 'document.read',
    sensitive: true,
    summary: {
      ja: '様式の答えを OSCAL の assessment-results で（submission で固めたもの、なければ今）',
      en: 'The answers to a form as OSCAL assessment results, as handed in (submission) or as they stand',
    },
    params: z.object({ checklist: id }),
    query: z.object({ submission: id.optional() }),
    response: json,
    errors: ['not-found', 'server.busy'],
  }),
} as const
