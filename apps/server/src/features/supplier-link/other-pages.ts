// SPDX-License-Identifier: Apache-2.0
import type { SupplierAnswerFile } from '@shinayaka/contract'
import { fill, type Language, vendorPageMessages } from '@shinayaka/contract/messages'
import { japaneseDate, japaneseTime } from '@shinayaka/domain'
import { type Html, html } from '../../platform/http/html.ts'
import { page } from '../../platform/http/page.ts'
import { dayText, factsHtml } from './form-page.ts'
import type { Held } from './held.ts'

type Content = SupplierAnswerFile['content']

const answersHtml = (language: Language, { form }: Held, { answers, signed, consent }: Content): Html => {
  const t = vendorPageMessages[language]
  const counts = { all: answers.length, yes: 0, no: 0, na: 0 }
  for (const { value } of answers) counts[value] += 1
  const answer = ({ value, target, checked, remark }: Content['answers'][number]) => {
    const days = [target && fill(t.confirm.target, { day: dayText(language, target) }), fill(t.confirm.checked, { day: dayText(language, checked) })]
    return html`<dd><strong>${t.item[value]}</strong>　${days.filter((one) => one !== null).join('　')}${remark !== '' && html`<br><span class="said">${remark}</span>`}</dd>`
  }
  const named = new Map(form.items.map((item) => [item.id, item]))
  return html`<h2>${t.confirm.answers}</h2><p>${fill(t.confirm.counts, counts)}</p>
<dl class="answers">${answers.map((one) => html`<dt>${named.get(one.item)?.number} ${named.get(one.item)?.name[language]}</dt>${answer(one)}`)}</dl>
<h2>${t.sign.title}</h2><dl class="facts"><dt>${t.sign.name}</dt><dd>${signed.name}</dd>
${signed.title !== '' && html`<dt>${t.sign.title2}</dt><dd>${signed.title}</dd>`}<dt>${t.sign.on}</dt><dd>${dayText(language, signed.on)}</dd>
<dt>${t.sign.consent}</dt><dd>${consent ? t.sign.consentYes : t.sign.consentNo}</dd></dl>`
}

type Shown = { language: Language; path: string; held: Held; content: Content }

/** The last look before sending; `changed`: somebody else wrote after it was opened before. */
export const confirmPage = ({ language, path, held, content }: Shown, changed: boolean): string => {
  const { confirm: t, footer } = vendorPageMessages[language]
  const body = html`${changed && html`<div class="summary" role="alert"><p>${t.changed}</p></div>`}<h1>${t.heading}</h1><p>${t.lead}</p>
${factsHtml(language, held)}${answersHtml(language, held, content)}
<form method="post" action="${path}/send"><input type="hidden" name="version" value="${held.row.draft_version}"><button>${t.send}</button></form>
<p><a href="${path}">${t.back}</a></p>`
  return page(language, t.title, body, { path: `${path}/check`, style: 'answer', footer, error: changed })
}

/** The thanks, with everything that went, to print or to keep. */
export const sentPage = ({ language, path, held, content }: Shown, sha256: string): string => {
  const { sent: t, footer } = vendorPageMessages[language]
  const at = held.row.sent_at ?? new Date(0)
  const time = `${dayText(language, japaneseDate(at))} ${japaneseTime(at)}`
  const body = html`<h1>${t.title}</h1><p>${fill(t.lead, { time, organisation: held.request.organisation_name })}</p><p>${t.next}</p><p>${t.keep}</p>
<p><a class="button" href="${path}/answers.json" download>${t.file}</a></p><p class="support">${t.fileNote}</p>
${factsHtml(language, held)}${answersHtml(language, held, content)}<p class="support">${t.hash}<br><code>${sha256}</code></p>`
  return page(language, t.title, body, { path, style: 'answer', footer })
}

/** Said wherever a link opens nothing: the same words, whatever the reason, also where there never was such a link. */
export const endedPage = (language: Language, path: string): string => {
  const { ended: t, footer } = vendorPageMessages[language]
  const body = html`<h1>${t.title}</h1><p>${t.lead}</p><ul>${t.reasons.map((one) => html`<li>${one}</li>`)}</ul><p>${t.ask}</p>`
  return page(language, t.title, body, { path, footer, error: true })
}
