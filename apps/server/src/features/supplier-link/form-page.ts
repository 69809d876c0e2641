// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem } from '@shinayaka/contract'
import { fill, type Language, vendorPageMessages } from '@shinayaka/contract/messages'
import { type DraftGap, type DraftPart, japaneseDate, japaneseTime, type LinkDraft } from '@shinayaka/domain'
import { Html, html } from '../../platform/http/html.ts'
import { errorSummary, type FieldError, fieldHtml, page } from '../../platform/http/page.ts'
import { type Held, printOf } from './held.ts'

/** What the form's page shows beside the stored draft. */
export type FormView = {
  language: Language
  /** `/answer/` and the token. */
  path: string
  held: Held
  now: Date
  /** What stands in the fields: the stored draft, or what somebody could not save. */
  shown: LinkDraft
  gaps: readonly DraftGap[]
  /** Parts that somebody else saved otherwise meanwhile. */
  conflicts: readonly string[]
}

export const dayText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
const lastDayText = (language: Language, expires: Date): string => dayText(language, japaneseDate(new Date(expires.getTime() - 1)))

const on = (condition: boolean, attribute: string): Html | false => condition && new Html(` ${attribute}`)

/** Where a gap is mended: the id of the field that is gone to. */
const placeOf = ({ part, gap }: DraftGap): string => {
  if (part === 'sign') return gap === 'consent' ? 'sign-consent-yes' : gap === 'name' ? 'sign.name' : 'sign-on'
  if (gap === 'checked') return 'all-checked'
  return gap === 'value' ? `i-${part}-yes` : `i-${part}-${gap === 'why' ? 'remark' : gap === 'target' ? 'target' : 'checked'}`
}

const numberOf = ({ held, language }: Pick<FormView, 'held' | 'language'>, part: string): string => {
  const texts = vendorPageMessages[language].conflict
  if (part === 'all') return texts.all
  if (part === 'sign') return texts.sign
  return held.form.items.find(({ id }) => id === part)?.number ?? part
}
/** Parts by what people call them. */
export const numbersOf = (view: Pick<FormView, 'held' | 'language'>, parts: readonly string[]): string =>
  parts.map((part) => numberOf(view, part)).join(view.language === 'ja' ? '、' : ', ')

const errorsOf = (view: FormView): FieldError[] =>
  view.gaps.map((one) => {
    const { title, detail } = vendorPageMessages[view.language].gaps[one.gap]
    return { field: placeOf(one), title: fill(title, { number: numberOf(view, one.part) }), detail }
  })

const answerText = (language: Language, part: DraftPart | undefined): string => {
  const t = vendorPageMessages[language]
  const value = part?.value
  const words = [
    value === 'yes' || value === 'no' || value === 'na' ? t.item[value] : '',
    part?.target ? fill(t.confirm.target, { day: part.target }) : '',
    part?.checked ?? '',
    part?.on ?? '',
    part?.name ?? '',
    part?.title ?? '',
    part?.consent === 'yes' ? t.sign.consentYes : part?.consent === 'no' ? t.sign.consentNo : '',
    part?.remark ?? '',
  ].filter((word) => word !== '')
  return words.length === 0 ? t.conflict.empty : words.join(' ／ ')
}

/** Both answers to one thing, with the way to take the other one. */
const conflictHtml = (view: FormView, part: string): Html | false => {
  if (!view.conflicts.includes(part)) return false
  const t = vendorPageMessages[view.language].conflict
  const time = view.held.row.saved_at ? japaneseTime(view.held.row.saved_at) : ''
  return html`<div class="summary" id="conflict-${part}"><p><strong>${fill(t.title, { number: numberOf(view, part) })}</strong></p>
<dl><dt>${fill(t.theirs, { time })}</dt><dd>${answerText(view.language, view.held.draft.parts[part])}</dd>
<dt>${t.mine}</dt><dd>${answerText(view.language, view.shown[part])}</dd></dl>
<p>${t.both}</p><label class="choice"><input type="checkbox" name="theirs.${part}" value="1">${t.take}</label></div>`
}

// What the fields had been given: on a page with two answers that is the other one, so that saving again is done knowingly.
const wasField = (view: FormView, part: string): Html =>
  html`<input type="hidden" name="was.${part}" value="${printOf(view.held.draft.parts[part])}">`

const radio = (name: string, id: string, value: string, label: string, chosen: boolean): Html =>
  html`<label class="choice" for="${id}"><input type="radio" id="${id}" name="${name}" value="${value}"${on(chosen, 'checked')}>${label}</label>`

const dayField = (name: string, id: string, label: string, value: string, error: FieldError | undefined, support = ''): Html =>
  html`<div class="field day"><label for="${id}">${label}</label>${support !== '' && html`<p class="support" id="${id}-support">${support}</p>`}
<input type="date" id="${id}" name="${name}" value="${value}"${support !== '' && html` aria-describedby="${id}-support"`}${on(error !== undefined, 'aria-invalid="true"')}>
${error && html`<p class="error">＊${error.title}${error.detail}</p>`}</div>`

const unverified = ({ references }: ChecklistEditionItem): boolean => references.some(({ certainty }) => certainty !== 'A')

const backgroundHtml = (language: Language, item: ChecklistEditionItem): Html => {
  const t = vendorPageMessages[language].item
  return html`<details><summary>${t.how}</summary><div lang="ja"><p>${item.how}</p>
${item.evidence.length > 0 && html`<p><strong>${t.evidence}</strong></p><ul>${item.evidence.map((one) => html`<li>${one}</li>`)}</ul>`}
${item.misunderstandings.length > 0 && html`<p><strong>${t.misunderstandings}</strong></p><ul>${item.misunderstandings.map((one) => html`<li>${one}</li>`)}</ul>`}</div></details>`
}

const itemHtml = (view: FormView, item: ChecklistEditionItem, errors: readonly FieldError[]): Html => {
  const { language, shown } = view
  const t = vendorPageMessages[language]
  const { id } = item
  const { value = '', checked = '', target = '', remark = '' } = shown[id] ?? {}
  const errorAt = (field: string) => errors.find((one) => one.field === `i-${id}-${field}`)
  const missing = errorAt('yes')
  const offered = (['yes', 'no', 'na'] as const).filter((one) => one !== 'na' || view.held.asked.some((asked) => asked.id === id && asked.na))
  const remarkError = errorAt('remark')
  return html`<section class="item" aria-labelledby="i-${id}"><h3 id="i-${id}">${item.number} <span lang="${language}">${item.name[language]}</span></h3>
${unverified(item) && html`<p class="mark">${t.unverified}</p>`}<p lang="ja">${item.asks}</p>${conflictHtml(view, id)}${wasField(view, id)}
<fieldset class="choices"><legend>${fill(t.item.answer, { number: item.number })}</legend>
${offered.map((one) => radio(`${id}.value`, `i-${id}-${one}`, one, t.item[one], value === one))}</fieldset>
${missing && html`<p class="error">＊${missing.title}${missing.detail}</p>`}
<div class="when-no">${dayField(`${id}.target`, `i-${id}-target`, t.item.target, target, errorAt('target'), t.item.targetSupport)}</div>
<div class="field"><label for="i-${id}-remark">${t.item.remark}</label><p class="support" id="i-${id}-remark-support">${t.item.remarkSupport}</p>
<textarea id="i-${id}-remark" name="${id}.remark" rows="2" maxlength="1000" aria-describedby="i-${id}-remark-support"${on(remarkError !== undefined, 'aria-invalid="true"')}>
${remark}</textarea>${remarkError && html`<p class="error">＊${remarkError.title}${remarkError.detail}</p>`}</div>
<details${on(checked !== '' || errorAt('checked') !== undefined, 'open')}><summary>${t.item.ownDay}</summary>${dayField(`${id}.checked`, `i-${id}-checked`, t.item.checked, checked, errorAt('checked'))}</details>
${backgroundHtml(language, item)}</section>`
}

const signHtml = (view: FormView, errors: readonly FieldError[]): Html => {
  const t = vendorPageMessages[view.language].sign
  const { name = '', title = '', consent = '' } = view.shown.sign ?? {}
  const signedOn = view.shown.sign?.on ?? japaneseDate(view.now)
  const missing = errors.find(({ field }) => field === 'sign-consent-yes')
  const field = (at: 'name' | 'title', label: string, value: string, autocomplete: string, optional: boolean) =>
    fieldHtml(view.language, { name: `sign.${at}`, label, type: 'text', value, autocomplete, wide: true, optional }, errors)
  return html`<h2>${t.title}</h2><p>${t.about}</p>${conflictHtml(view, 'sign')}${wasField(view, 'sign')}
${field('name', t.name, name, 'name', false)}${field('title', t.title2, title, 'organization-title', true)}
${dayField(
  'sign.on',
  'sign-on',
  t.on,
  signedOn,
  errors.find((one) => one.field === 'sign-on'),
)}
<fieldset class="choices field"><legend>${t.consent}</legend><p>${t.consentText}</p>
${radio('sign.consent', 'sign-consent-yes', 'yes', t.consentYes, consent === 'yes')}${radio('sign.consent', 'sign-consent-no', 'no', t.consentNo, consent === 'no')}
${missing && html`<p class="error">＊${missing.title}${missing.detail}</p>`}</fieldset>`
}

/** What is asked, by whom, until when, and whom to ask. */
export const factsHtml = (language: Language, { request, row, form }: Held): Html => {
  const t = vendorPageMessages[language].facts
  const product = request.product_name === null ? t.all : [request.product_name, request.product_release].filter(Boolean).join(' ')
  const contact = row.contact || fill(t.ask, { name: request.requested_by_name, organisation: request.organisation_name })
  const facts = [
    [t.supplier, request.supplier_name],
    [t.product, product],
    [t.form, form.edition.title[language]],
    [t.due, dayText(language, request.due)],
    [t.until, fill(t.untilText, { day: lastDayText(language, row.expires_at) })],
    [t.code, request.code],
    [t.contact, contact],
  ]
  return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** How far somebody is. */
export const progressText = (language: Language, { items, draft }: Held): string =>
  fill(vendorPageMessages[language].progress, { done: items.filter((item) => draft.parts[item]?.value).length, all: items.length })

/** The one page on which a vendor answers: everything on it works without script; with it, what is written is kept as it goes. */
export const formPage = (view: FormView): string => {
  const { language, held, path, shown, now } = view
  const t = vendorPageMessages[language]
  const errors = errorsOf(view)
  const { edition } = held.form
  const saved = held.row.saved_at ? fill(t.kept.saved, { time: japaneseTime(held.row.saved_at) }) : t.kept.none
  const conflicts: FieldError[] = view.conflicts.map((part) => ({
    field: `conflict-${part}`,
    title: fill(t.conflict.title, { number: numberOf(view, part) }),
    detail: t.conflict.both,
  }))
  const content = html`${errorSummary(language, [...conflicts, ...errors])}<h1>${fill(t.heading, { organisation: held.request.organisation_name })}</h1>
<p data-with-script hidden>${t.lead}</p><noscript><p>${t.leadNoScript}</p></noscript>${factsHtml(language, held)}
${held.request.message !== '' && html`<p><strong>${t.message}</strong><br><span class="said">${held.request.message}</span></p>`}
<p>${t.shared}</p>${edition.known === 'part' && html`<p>${t.part}</p>`}
<form method="post" action="${path}" autocomplete="off" novalidate data-keep data-texts="${JSON.stringify(t.kept)}">
<div class="kept"><p role="status" id="kept">${saved}</p><p id="progress">${progressText(language, held)}</p><p id="trouble" role="alert" hidden></p>
<button id="compare" class="outline" hidden>${t.kept.compare}</button></div>
<h2>${t.all.title}</h2>${conflictHtml(view, 'all')}${wasField(view, 'all')}
${dayField(
  'all.checked',
  'all-checked',
  t.all.label,
  shown.all?.checked ?? japaneseDate(now),
  errors.find((one) => one.field === 'all-checked'),
  t.all.support,
)}
${edition.sections.map(({ name, items }) => html`<h2>${name[language]}</h2>${items.map((item) => itemHtml(view, item, errors))}`)}
${signHtml(view, errors)}
<p class="ends"><button name="go" value="check">${t.check}</button> <button name="go" value="save" class="outline">${t.save}</button></p></form>
<script src="/public/answer.js"></script>`
  return page(language, t.title, content, { path, style: 'answer', footer: t.footer, error: errors.length + conflicts.length > 0 })
}
