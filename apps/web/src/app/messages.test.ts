// SPDX-License-Identifier: Apache-2.0
import { accountEn } from '@shinayaka/contract/messages/account.en'
import { accountJa } from '@shinayaka/contract/messages/account.ja'
import { answeringEn } from '@shinayaka/contract/messages/answering.en'
import { answeringJa } from '@shinayaka/contract/messages/answering.ja'
import { assessmentEn } from '@shinayaka/contract/messages/assessment.en'
import { assessmentJa } from '@shinayaka/contract/messages/assessment.ja'
import { copyEn } from '@shinayaka/contract/messages/copy.en'
import { copyJa } from '@shinayaka/contract/messages/copy.ja'
import { evidenceEn } from '@shinayaka/contract/messages/evidence.en'
import { evidenceJa } from '@shinayaka/contract/messages/evidence.ja'
import { homeEn } from '@shinayaka/contract/messages/home.en'
import { homeJa } from '@shinayaka/contract/messages/home.ja'
import { integrationEn } from '@shinayaka/contract/messages/integration.en'
import { integrationJa } from '@shinayaka/contract/messages/integration.ja'
import { mailEn } from '@shinayaka/contract/messages/mail.en'
import { mailJa } from '@shinayaka/contract/messages/mail.ja'
import { networkEn } from '@shinayaka/contract/messages/network.en'
import { networkJa } from '@shinayaka/contract/messages/network.ja'
import { organisationEn } from '@shinayaka/contract/messages/organisation.en'
import { organisationJa } from '@shinayaka/contract/messages/organisation.ja'
import { peopleEn } from '@shinayaka/contract/messages/people.en'
import { peopleJa } from '@shinayaka/contract/messages/people.ja'
import { planEn } from '@shinayaka/contract/messages/plan.en'
import { planJa } from '@shinayaka/contract/messages/plan.ja'
import { postEn } from '@shinayaka/contract/messages/post.en'
import { postJa } from '@shinayaka/contract/messages/post.ja'
import { reminderEn } from '@shinayaka/contract/messages/reminder.en'
import { reminderJa } from '@shinayaka/contract/messages/reminder.ja'
import { shellEn } from '@shinayaka/contract/messages/shell.en'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import { signInEn } from '@shinayaka/contract/messages/sign-in.en'
import { signInJa } from '@shinayaka/contract/messages/sign-in.ja'
import { standingEn } from '@shinayaka/contract/messages/standing.en'
import { standingJa } from '@shinayaka/contract/messages/standing.ja'
import { supplierEn } from '@shinayaka/contract/messages/supplier.en'
import { supplierJa } from '@shinayaka/contract/messages/supplier.ja'
import { supplierFileEn } from '@shinayaka/contract/messages/supplier-file.en'
import { supplierFileJa } from '@shinayaka/contract/messages/supplier-file.ja'
import { supplierLinkEn } from '@shinayaka/contract/messages/supplier-link.en'
import { supplierLinkJa } from '@shinayaka/contract/messages/supplier-link.ja'
import { trailEn } from '@shinayaka/contract/messages/trail.en'
import { trailJa } from '@shinayaka/contract/messages/trail.ja'
import { viewsEn } from '@shinayaka/contract/messages/views.en'
import { viewsJa } from '@shinayaka/contract/messages/views.ja'
import { describe, expect, it } from 'vitest'

type Tree = string | { readonly [key: string]: Tree } | readonly Tree[]

/** Every text with its path. */
const leaves = (tree: Tree, path = ''): [string, string][] =>
  typeof tree === 'string' ? [[path, tree]] : Object.entries(tree).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
const places = (text: string) => [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort()

const words = {
  account: [accountJa, accountEn],
  answering: [answeringJa, answeringEn],
  assessment: [assessmentJa, assessmentEn],
  copy: [copyJa, copyEn],
  evidence: [evidenceJa, evidenceEn],
  home: [homeJa, homeEn],
  integration: [integrationJa, integrationEn],
  mail: [mailJa, mailEn],
  network: [networkJa, networkEn],
  organisation: [organisationJa, organisationEn],
  people: [peopleJa, peopleEn],
  plan: [planJa, planEn],
  reminder: [reminderJa, reminderEn],
  post: [postJa, postEn],
  shell: [shellJa, shellEn],
  signIn: [signInJa, signInEn],
  standing: [standingJa, standingEn],
  supplier: [supplierJa, supplierEn],
  supplierFile: [supplierFileJa, supplierFileEn],
  supplierLink: [supplierLinkJa, supplierLinkEn],
  trail: [trailJa, trailEn],
  views: [viewsJa, viewsEn],
} as const satisfies Record<string, readonly [Tree, Tree]>

describe.each(Object.entries(words))('the texts of %s', (_, [japanese, english]) => {
  const translated = new Map(leaves(english))
  const pairs = leaves(japanese).map(([path, text]) => [path, text, translated.get(path) ?? ''] as const)

  it.each(pairs)('%s is filled with the same in both languages', (_path, ja, en) => {
    // A person's or a thing's name may stand in one language and be left out in the other; a value may not.
    expect(places(en)).toEqual(places(ja))
  })
  it('has no empty text', () => {
    expect(pairs.filter(([, ja, en]) => ja.trim() === '' || en.trim() === '')).toEqual([])
  })
  it('has no Japanese left in the English', () => {
    const own = /日本語/
    expect(pairs.filter(([, , en]) => /[ぁ-んァ-ヶ一-龠]/.test(en) && !own.test(en))).toEqual([])
  })
})
