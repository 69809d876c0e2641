// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SupplierForm, SupplierFormItem } from './types.ts'
import { answerWords, pageWords } from './words.ts'

const part = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8').replace(/^\/\/.*\n/gmu, '')
let parts: { style: string; script: string } | null = null
/** Read once, at the first page. */
const loaded = (): { style: string; script: string } => {
  parts ??= {
    style: part('./page.css').replace(/\n\s*/gu, '\n'),
    script: `(()=>{'use strict'\n${[part('./page-proof.js'), part('./page.js')].join('').replace(/^\s+/gmu, '')}})()`,
  }
  return parts
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replace(/[&<>"]/gu, (sign) => signs[sign] ?? sign)
/** No sign by which data could end the element that holds it. */
const data = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
const allowed = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`

const radios = (name: string, choices: Readonly<Record<string, string>>): string =>
  Object.entries(choices)
    .map(([value, label]) => `<label><input type="radio" id="${name}-${value}" name="${name}" value="${value}">${label}</label>`)
    .join('')

type Field = { id: string; label: string; support?: string; value?: string; type?: 'text' | 'date'; most?: number; wide?: boolean; complete?: string }
const field = ({
  id,
  label,
  support,
  value = '',
  type = 'text',
  most,
  wide,
  complete = 'off',
}: Field): string => `<div class="field${wide ? ' wide' : ''}">
<label for="${id}">${label}</label>${support === undefined ? '' : `<p class="support" id="${id}-support">${support}</p>`}
<input id="${id}" type="${type}" value="${text(value)}" autocomplete="${complete}"${most === undefined ? '' : ` maxlength="${most}"`}${support === undefined ? '' : ` aria-describedby="${id}-support"`}></div>`

const dayWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日')

const itemHtml = ({ id: given, number, name, asks, how, unverified, na, planUntil }: SupplierFormItem): string => {
  const id = text(given)
  const { na: spared, ...asked } = answerWords
  return `<section class="item" aria-labelledby="n-${id}"><h3 id="n-${id}">${text(number)}　${text(name)}${unverified ? ' <span class="mark">原文未照合</span>' : ''}</h3>
<p>${text(asks)}</p><details><summary>確かめ方<span class="screen">（${text(number)}）</span></summary><p>${text(how)}</p></details>
<fieldset><legend>答え（${text(number)}）</legend>${radios(`v-${id}`, na ? { ...asked, na: spared } : asked)}</fieldset>
<div class="fields">${field({ id: `c-${id}`, label: '確かめた日', type: 'date' })}
<div id="when-${id}">${field({ id: `t-${id}`, label: planUntil === null ? '「いいえ」のとき、はいになる日' : `はいになる日（計画で「はい」とするときは ${dayWords(planUntil)} まで）`, type: 'date' })}</div>
<div class="field wide"><label for="r-${id}">備考</label><textarea id="r-${id}" rows="2" maxlength="1000"></textarea></div></div></section>`
}

const pair = (name: string, value: string): string => (value === '' ? '' : `<div><dt>${name}</dt><dd>${text(value)}</dd></div>`)
const kinds = { product: '製品', service: 'サービス' } as const

const aboutHtml = ({ request, supplier, product }: SupplierForm): string =>
  `<dl>${pair('依頼した施設', request?.organisation ?? '')}${pair('返してほしい日', request === null ? '' : dayWords(request.due))}${pair('依頼の番号', request?.code ?? '')}${pair('会社', supplier ?? '')}${pair('対象', product === null ? (request === null ? '' : '貴社がこの施設で受け持つもの全部') : `${product.name}（${kinds[product.kind]}）`)}${pair('ひとこと', request?.message ?? '')}</dl>`

const whoHtml = ({ request, supplier, product }: SupplierForm): string => {
  const fields = [
    ...(supplier === null ? [field({ id: 'supplier', label: '会社の名前', most: 200, wide: true, complete: 'organization' })] : []),
    ...(product === null && request === null
      ? [
          field({ id: 'product', label: '製品・サービスの名前', most: 200, wide: true }),
          `<div class="field"><label for="kind">どちらですか</label><select id="kind"><option value="product">製品</option><option value="service">サービス</option></select></div>`,
        ]
      : []),
    ...(product !== null || request === null ? [field({ id: 'release', label: '版（分かれば）', value: product?.release ?? '', most: 100 })] : []),
  ]
  return fields.length === 0 ? '' : `<h2>どの製品についてか</h2><div class="fields">${fields.join('\n')}</div>`
}

const lead = (asked: boolean): string =>
  asked
    ? 'この用紙は、お使いの端末の中だけで動きます。書き終えたら「答えのファイルを作る」を押し、できたファイルをメールで返してください。印刷して手で書いても答えられます。'
    : '会社がこの製品について一度答えると、使っているどの施設も読み込めます。この用紙は端末の中だけで動き、どこにもつながりません。'

const noteHtml = (form: SupplierForm): string => {
  const some = form.sections.some(({ items }) => items.some(({ unverified }) => unverified))
  return `<details><summary>この用紙について</summary><p>${text(form.note)}</p></details>${some ? '<p><span class="mark">原文未照合</span> の項目は、国の様式の文とまだ照らしていません。ここの文は「しなやか」の言葉で、国の様式そのものではありません。</p>' : ''}`
}

/** What the script needs: the content that does not change, and its words. */
const dataOf = ({ form, request, ...rest }: SupplierForm): string =>
  data({
    form: { id: form.id, edition: form.edition, hash: form.hash },
    supplier: rest.supplier,
    product: rest.product,
    request: request && { id: request.id, code: request.code, organisation: request.organisation, signature: request.signature },
    items: rest.sections.flatMap(({ items }) => items.map(({ id, number, planUntil }) => ({ id, number, planUntil }))),
    words: pageWords,
  })

/**
 * A vendor's form as one page that works from a folder: no network (its own policy forbids it), nothing of anybody else, system fonts.
 * It keeps what is typed in that browser, checks it, and saves the answer file; printed it is a form on paper.
 */
export const supplierFormPage = (form: SupplierForm): string => {
  const { style, script } = loaded()
  const policy = `default-src 'none'; style-src ${allowed(style)}; script-src ${allowed(script)}; base-uri 'none'; form-action 'none'`
  const title = `${form.form.title}${form.request === null ? '' : `（${form.request.organisation} から）`}`
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${text(title)}</title><style>${style}</style></head>
<body><main><h1>${text(form.form.title)}</h1><p>${lead(form.request !== null)}</p>${aboutHtml(form)}${noteHtml(form)}
<noscript><p class="summary">このブラウザでは答えのファイルを作れません。印刷して手で書くか、別のブラウザで開いてください。</p></noscript>
<div id="faults" class="summary" role="alert" tabindex="-1" hidden><p id="fault-count"></p><ul id="fault-list"></ul></div>
${whoHtml(form)}
${form.sections.map(({ name, items }) => `<h2>${text(name)}</h2>${items.map(itemHtml).join('\n')}`).join('\n')}
<h2>署名</h2><p>会社を代表して答えた方の名前を書いてください。紙のときは、手で書いてください。</p>
<div class="fields">${field({ id: 'name', label: '名前', most: 200, wide: true, complete: 'name' })}
${field({ id: 'title', label: '役職・部署', most: 200, wide: true, complete: 'organization-title' })}
${field({ id: 'on', label: '日付', type: 'date' })}</div>
<fieldset><legend>この答えを、この製品を使うほかの施設へ渡してよいですか（承諾）</legend>${radios('consent', { yes: 'はい、渡してよい', no: 'いいえ、この施設だけ' })}</fieldset>
<p class="support">「はい」なら、受け取った施設がファイルのまま、ほかの施設へ渡せます。どちらを選んでも答えは受け取られます。</p>
<div class="screen"><p id="progress" role="status"></p><p id="kept" class="support"></p></div>
<div class="actions"><button type="button" class="main" id="make">答えのファイルを作る</button><button type="button" id="paper">紙に印刷する</button><button type="button" id="clear">この端末から消す</button></div>
<div id="done" class="note screen" role="status" tabindex="-1" hidden><p id="made"></p><p class="support" id="hash"></p>
<details><summary>ファイルが保存されないとき</summary><label for="copy">下の文字を全部写し、メールの本文に貼って送ってください。</label><textarea id="copy" rows="4" readonly></textarea></details></div>
<footer><p>この用紙は施設が動かす「しなやか」（オープンソース）が作りました。書いたことは、あなたがファイルを渡すまで、この端末から出ません。</p></footer>
</main><script type="application/json" id="form-data">${dataOf(form)}</script><script>${script}</script></body></html>
`
}
