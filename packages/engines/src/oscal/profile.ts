// SPDX-License-Identifier: Apache-2.0
import { type PasswordRequirement, practicesOf, type YesRule } from '@shinayaka/domain'
import { itemToken } from './catalogs.ts'
import { citedResources, fileHref, fileResource, finished, label, type Node, newestCheck, prop } from './document.ts'
import { compactText, prose, title, token } from './text.ts'
import type { OscalDocument, OscalForm, OscalItem } from './types.ts'
import { uuidOf } from './uuid.ts'

/** Every part of a rule that speaks of one practice. */
const leaves = (rule: YesRule): Extract<YesRule, { at: unknown }>[] => {
  if ('all' in rule) return rule.all.flatMap(leaves)
  if ('any' in rule) return rule.any.flatMap(leaves)
  return 'passwords' in rule ? [] : [rule]
}

const passwordWays = (rule: YesRule): PasswordRequirement[] => {
  if ('all' in rule) return rule.all.flatMap(passwordWays)
  if ('any' in rule) return rule.any.flatMap(passwordWays)
  return 'passwords' in rule ? [...rule.passwords] : []
}

const itemUuid = (form: string, item: string): string => uuidOf('profile-item', form, item)

/** One item with its whole rule, as a machine may run it; the controls only carry the parts that speak of them. */
const itemResource = (form: OscalForm, item: OscalItem): Node => ({
  uuid: itemUuid(form.id, item.id),
  title: title(`${item.number} ${item.name.ja}`),
  description: prose(item.asks),
  props: [
    ...label(item.number),
    ...prop('item', itemToken(form.id, item.id)),
    ...(item.rule === null ? prop('no-rule', 'no-practice-answers') : prop('yes-rule', compactText(item.rule))),
    ...(item.rule === null ? [] : passwordWays(item.rule)).flatMap((way) => prop('password-way', compactText(way))),
    ...(item.references.every(({ certainty }) => certainty === 'A') ? [] : prop('unverified', '原文未照合')),
  ],
  ...(item.reason === null ? {} : { remarks: prose(item.reason) }),
})

/** What the items of a form ask of one practice. */
const alteration = (form: OscalForm, practice: string, items: readonly OscalItem[]): Node => {
  const asking = items.filter(({ rule }) => rule !== null && practicesOf(rule).includes(practice))
  const props = asking.flatMap(({ id, rule }) =>
    (rule === null ? [] : leaves(rule))
      .filter((leaf) => ('practice' in leaf ? leaf.practice : leaf.planned) === practice)
      .flatMap((leaf) =>
        'practice' in leaf
          ? prop('required-attainment', leaf.at, { group: itemToken(form.id, id) })
          : prop('planned-attainment', leaf.at, { group: itemToken(form.id, id), remarks: `${leaf.by} までの、日付のある計画` }),
      ),
  )
  const links = asking.map(({ id, number, name }) => ({
    href: `#${itemUuid(form.id, id)}`,
    rel: 'yes-rule',
    text: title(`${number} ${name.ja}`),
  }))
  return { 'control-id': token(practice), adds: [{ position: 'ending', props, links }] }
}

/**
 * A form as a profile of the practices: those its はい-rules look at, each with the attainment that each item asks of it. An item no practice answers is listed with its reason.
 * A form that no practice answers at all would import nothing: it imports every practice, asks nothing of them, and says so.
 */
export const formProfile = (form: OscalForm, practices: OscalDocument): OscalDocument => {
  const items = form.sections.flatMap((section) => section.items)
  const wanted = [...new Set(items.flatMap(({ rule }) => (rule === null ? [] : practicesOf(rule))))].sort()
  const references = items.flatMap((item) => item.references)
  const chosen: Node = wanted.length === 0 ? { 'include-all': {} } : { 'include-controls': [{ 'with-ids': wanted.map(token) }] }
  const body: Node = {
    imports: [{ href: fileHref(practices, form.id), ...chosen }],
    merge: { 'as-is': true },
    ...(wanted.length === 0 ? {} : { modify: { alters: wanted.map((practice) => alteration(form, practice, items)) } }),
  }
  const frame = {
    title: `${form.title.ja}：はいの決まり`,
    modified: newestCheck(references),
    version: form.edition,
    remarks: `${form.note}\n\n決まりを満たすことは、「はい」を提案できることであって、答えではありません。答えは人が確かめます。`,
    props: [
      ...prop('items', items.length),
      ...prop('items-with-rule', items.filter(({ rule }) => rule !== null).length),
      ...prop('edition-hash', form.hash),
    ],
  }
  const resources = [fileResource(practices, form.id), ...items.map((item) => itemResource(form, item)), ...citedResources(references)]
  return finished('profile', form.id, frame, body, resources)
}
