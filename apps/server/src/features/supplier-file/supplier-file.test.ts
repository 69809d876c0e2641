// SPDX-License-Identifier: Apache-2.0
import type { SupplierFilePreview } from '@shinayaka/contract'
import type { SupplierAnswerContent } from '@shinayaka/engines'
import { contentHash, createSigningKey, keyFingerprint } from '@shinayaka/engines/supplier-form/index'
import canonicalize from 'canonicalize'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { answerFile, answerOf, look, lookAndAccept } from '../../testing/supplier-file.ts'

let house: TestHouse
let call: Caller
let other: Caller
let vendors = 0

type Asked = { supplier: string; product: string; request: string; name: string }
const ask = async (by: Caller, { supplier, product }: Omit<Asked, 'request' | 'name'>): Promise<string> => {
  const whom = [{ supplier, product }]
  const asked = await by('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2026-12-20', message: 'お願いします', whom })
  return asked.json<{ requests: { id: string }[] }>().requests[0]?.id ?? ''
}
/** A new vendor with its product, and a request for it. */
const asked = async (by: Caller = call, given?: string): Promise<Asked> => {
  vendors += 1
  const name = given ?? `株式会社架空${vendors}号`
  const row = { name, product: '架空カルテ', kind: 'product', release: '5.2', contactName: '', contactMail: '' }
  const supplier = (await by('POST', '/api/suppliers', { rows: [row] })).json<{ suppliers: string[] }>().suppliers[0] ?? ''
  const product = (await by('GET', `/api/suppliers/${supplier}`)).json<{ products: { id: string }[] }>().products[0]?.id ?? ''
  return { supplier, product, name, request: await ask(by, { supplier, product }) }
}
const previewOf = (response: { json: <T>() => T; body: string; statusCode: number }): SupplierFilePreview => {
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<{ preview: SupplierFilePreview }>().preview
}
const changed = (content: SupplierAnswerContent, item: string, more: Partial<SupplierAnswerContent['answers'][number]>): SupplierAnswerContent => ({
  ...content,
  answers: content.answers.map((one) => (one.item === item ? { ...one, ...more } : one)),
})
const refusal = async (file: Buffer, by: Caller = call) => {
  const response = await look(by, file)
  const { code, detail, params } = response.json<{ code: string; detail: string; params?: { problems?: { place: string; message: string }[] } }>()
  return { status: response.statusCode, code, detail, problems: params?.problems?.map(({ place, message }) => `${place}: ${message}`) }
}
type Standing = { responses: { id: string; via: string; consent: boolean }[]; sheets: { yes: number; no: number }[]; keyFingerprint: string | null }
const vendor = async (id: string, by: Caller = call) =>
  (await by('GET', `/api/suppliers/${id}`)).json<Standing & { requests: { id: string; state: string }[] }>()

beforeAll(async () => {
  house = await openTestHouse()
  call = house.as(await found(house, 'かすみ総合病院', 'kasumi', 'hospital'))
  other = house.as(await foundAnother(house, 'となり診療所', 'tonari'))
}, 120_000)
afterAll(() => house.close())

describe('a request that goes out as a page and comes back', () => {
  it('shows every difference first, and is accepted whole', async () => {
    const one = await asked()
    const content = changed(await answerOf(call, one.request), '2-5', { value: 'no', target: '2027-02-01', remark: '二月に替える' })
    const file = answerFile(content)
    const preview = previewOf(await look(call, file))
    expect(preview).toMatchObject({ via: 'html-file', supplier: one.supplier, product: one.product, choices: [], seen: null, same: 0 })
    expect(preview.request).toMatchObject({ id: one.request, answeredAt: null })
    expect(preview.differences.map(({ change }) => change)).toEqual(content.answers.map(() => 'new'))
    expect((await vendor(one.supplier)).responses).toEqual([])
    expect((await lookAndAccept(call, file)).statusCode).toBe(200)
    const stands = await vendor(one.supplier)
    expect(stands.responses).toMatchObject([{ via: 'html-file', consent: true }])
    expect(stands.requests[0]?.state).toBe('answered')
    expect(stands.sheets[0]).toMatchObject({ yes: content.answers.length - 1, no: 1 })
  })

  it('answered twice is told, and the newer word takes the place of the older', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    await lookAndAccept(call, answerFile(content))
    const newer = answerFile(changed(content, '2-5', { value: 'no', remark: '戻した' }))
    const preview = previewOf(await look(call, newer))
    expect(preview.request?.answeredAt).toEqual(expect.any(String))
    expect(preview.differences).toMatchObject([{ item: '2-5', change: 'changed', before: { value: 'yes' }, after: { value: 'no' } }])
    expect(preview.same).toBe(content.answers.length - 1)
    expect((await lookAndAccept(call, newer)).statusCode).toBe(200)
    expect((await vendor(one.supplier)).responses).toHaveLength(2)
  })

  it('is refused when something else was accepted since it was looked at', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    const preview = previewOf(await look(call, answerFile(content)))
    await lookAndAccept(call, answerFile(changed(content, '2-5', { value: 'no', remark: '先' })))
    const query = `suppliers/${one.supplier}/files/${preview.sha256}?product=${one.product}`
    const late = await call('POST', `/api/${query}`, answerFile(content), { 'content-type': 'application/octet-stream' })
    expect(late.json()).toMatchObject({ status: 409, code: 'record.stale' })
  })

  it('is refused when it is not the file that was looked at', async () => {
    const one = await asked()
    const file = answerFile(await answerOf(call, one.request))
    const query = `suppliers/${one.supplier}/files/${'a'.repeat(64)}?product=${one.product}`
    const wrong = await call('POST', `/api/${query}`, file, { 'content-type': 'application/octet-stream' })
    expect(wrong.json()).toMatchObject({ status: 409, code: 'supplier-file.other' })
  })
})

describe('a file that cannot be taken', () => {
  it.each([
    ['a letter', 'よろしくお願いします', '文字として読めません'],
    ['a list', '[]', '答えのファイルの形になっていません'],
    ['the page itself', '<!doctype html><html></html>', '依頼の HTML です'],
    ['half a file', '{"kind":"shinayaka-supplier-answer"', '文字として読めません'],
    ['a zip', 'PK\u0003\u0004nothing', '壊れているか、シートが足りません'],
  ])('%s is told what it is', async (_, content, reason) => {
    const response = await look(call, Buffer.from(content))
    expect(response.json()).toMatchObject({ status: 422, code: 'supplier-file.unreadable', title: expect.stringContaining(reason) })
  })

  it('was changed after it was made', async () => {
    const one = await asked()
    const text = answerFile(await answerOf(call, one.request))
      .toString()
      .replace('"value":"yes"', '"value":"no"')
    expect(await refusal(Buffer.from(text))).toMatchObject({ status: 422, code: 'supplier-file.tampered' })
  })

  it('was signed by another key, or changed after it was signed', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    const [mine, theirs] = [createSigningKey(), createSigningKey()]
    const forged = JSON.parse(answerFile(content, theirs).toString())
    forged.proof.signature.key = mine.publicKey
    expect(await refusal(Buffer.from(JSON.stringify(forged)))).toMatchObject({ code: 'supplier-file.signature' })
    const later = JSON.parse(answerFile(content, mine).toString())
    later.content.consent = false
    later.proof.sha256 = contentHash(later.content)
    expect(await refusal(Buffer.from(JSON.stringify(later)))).toMatchObject({ code: 'supplier-file.signature' })
  })

  it('answers a request that we did not make so', async () => {
    const [one, two] = [await asked(), await asked()]
    const [first, second] = [await answerOf(call, one.request), await answerOf(call, two.request)]
    if (first.request === null || second.request === null) throw new Error('both were asked')
    const altered = async (more: object) =>
      (await refusal(answerFile({ ...first, request: { ...(first.request as object), ...more } as never }))).code
    expect(await altered({ organisation: '別の病院' })).toBe('supplier-file.altered')
    expect(await altered({ code: second.request.code })).toBe('supplier-file.altered')
    expect(await altered({ signature: second.request.signature })).toBe('supplier-file.altered')
    expect(await altered({ signature: first.request.signature.replace('2026-12-20', '2027-12-20') })).toBe('supplier-file.altered')
    expect(await altered({ id: second.request.id })).toBe('supplier-file.altered')
  })

  it('answers for a product or vendor that was not asked', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    const product = { name: '別のカルテ', kind: 'product' as const, release: '' }
    expect(await refusal(answerFile({ ...content, product }))).toMatchObject({ code: 'supplier-file.other-product' })
    expect(await refusal(answerFile({ ...content, product: null }))).toMatchObject({ code: 'supplier-file.other-product' })
    expect(await refusal(answerFile({ ...content, supplier: { name: '別の会社' } }))).toMatchObject({ code: 'supplier-file.other-product' })
    // As people write the same name.
    const same = { ...content, supplier: { name: one.name.replace('株式会社', '㈱ ') } }
    expect((await look(call, answerFile(same))).statusCode).toBe(200)
  })

  it('answers another edition, or one that is not here', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    const form = { ...content.form, hash: 'b'.repeat(64) }
    expect(await refusal(answerFile({ ...content, form }))).toMatchObject({ code: 'supplier-file.other-edition' })
    expect(await refusal(answerFile({ ...content, form, request: null }))).toMatchObject({ code: 'supplier.edition-unknown' })
  })

  it('answers a request that was withdrawn', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    await call('PUT', `/api/supplier-requests/${one.request}`, { due: '2026-12-20', reminded: false, withdrawn: true, version: 0 })
    expect(await refusal(answerFile(content))).toMatchObject({ status: 409, code: 'supplier-file.withdrawn' })
    const again = await call('POST', `/api/supplier-requests/${one.request}/file`, { format: 'html' })
    expect(again.json()).toMatchObject({ code: 'supplier-file.withdrawn' })
  })

  it('still answers a request that was given more time', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    await call('PUT', `/api/supplier-requests/${one.request}`, { due: '2027-01-31', reminded: false, withdrawn: false, version: 0 })
    expect((await look(call, answerFile(content))).statusCode).toBe(200)
  })

  it('was accepted before', async () => {
    const one = await asked()
    const file = answerFile(await answerOf(call, one.request))
    await lookAndAccept(call, file)
    expect(await refusal(file)).toMatchObject({ status: 409, code: 'supplier-file.duplicate' })
  })

  it('lacks answers, or has some that the form does not take: each is named, and nothing is stored', async () => {
    const one = await asked()
    const content = await answerOf(call, one.request)
    const [first, second, ...rest] = content.answers
    if (!first || !second) throw new Error('the form has items')
    const answers = [{ ...second, value: 'no' as const }, ...rest.slice(1), { ...second, item: '9-9' }]
    const told = await refusal(answerFile({ ...content, answers, signed: { ...content.signed, on: '2026-11-30' } }))
    expect(told).toMatchObject({ status: 422, code: 'supplier-file.faults' })
    expect(told.problems).toEqual([
      '署名: 署名の日が、先の日付です。',
      '2②: 「いいえ」には、はいになる日か、備考にわけが要ります。',
      '9-9: この様式にない項目です。',
      '1①: 答えがありません。',
      '2③: 答えがありません。',
    ])
    expect((await vendor(one.supplier)).responses).toEqual([])
  })
})

describe('the Excel of a request', () => {
  const workbookOf = async (request: string) => {
    const made = await call('POST', `/api/supplier-requests/${request}/file`, { format: 'xlsx' })
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(Buffer.from(made.json<{ base64: string }>().base64, 'base64') as never)
    return workbook
  }
  const put = (workbook: exceljs.Workbook, sheet: string, cells: Record<string, string>) => {
    const at = workbook.getWorksheet(sheet)
    for (const [cell, value] of Object.entries(cells)) if (at) at.getCell(cell).value = value
  }
  const filled = async (request: string) => {
    const workbook = await workbookOf(request)
    const rows = (workbook.getWorksheet('回答')?.rowCount ?? 4) - 4
    for (let row = 5; row < 5 + rows; row += 1) put(workbook, '回答', { [`D${row}`]: 'はい', [`E${row}`]: '令和8年11月20日' })
    put(workbook, '署名', { B4: '会社の人', B6: '2026/11/20', B7: 'いいえ、この施設だけ' })
    return workbook
  }
  const bytes = async (workbook: exceljs.Workbook) => Buffer.from(await workbook.xlsx.writeBuffer())

  it('comes back as what was asked, with the signature of the request intact', async () => {
    const one = await asked()
    const file = await bytes(await filled(one.request))
    expect(previewOf(await look(call, file))).toMatchObject({ via: 'excel-file', consent: false, request: { id: one.request } })
    expect((await lookAndAccept(call, file)).statusCode).toBe(200)
    expect((await vendor(one.supplier)).responses).toMatchObject([{ via: 'excel-file', consent: false }])
  })

  it('is told the cells that must be put right', async () => {
    const one = await asked()
    const workbook = await filled(one.request)
    put(workbook, '回答', { D5: 'だいたい', E6: 'このあいだ' })
    expect((await refusal(await bytes(workbook))).problems).toEqual([
      '「回答」D5（1①）: 「だいたい」は答えとして読めません。一覧から選んでください。',
      '「回答」E6（2②）: 「このあいだ」は日付として読めません。2026/11/21 のように、年から書いてください。',
    ])
  })

  it('whose hidden part was changed is none of ours', async () => {
    const one = await asked()
    const workbook = await filled(one.request)
    const meta = workbook.getWorksheet('meta')?.getCell('B1')
    if (meta) meta.value = String(meta.value).replace('かすみ総合病院', 'うそ総合病院')
    expect((await refusal(await bytes(workbook))).code).toBe('supplier-file.altered')
  })
})

describe('an answer that serves every institution', () => {
  const volunteered = (content: SupplierAnswerContent): SupplierAnswerContent => ({ ...content, request: null })

  it('is loaded elsewhere by names as people write them, with a person’s word', async () => {
    const here = await asked(call, '株式会社ひろば')
    const there = await asked(other, 'ひろば')
    const content = volunteered(await answerOf(call, here.request))
    const preview = previewOf(await look(other, answerFile(content)))
    expect(preview).toMatchObject({ via: 'answer-file', supplier: there.supplier, product: there.product, request: null, askedBy: null })
    expect(preview.choices[0]).toMatchObject({ id: there.supplier, alike: true, products: [{ alike: true }] })
    expect((await lookAndAccept(other, answerFile(content))).statusCode).toBe(200)
    // The institution's own request for the same product is answered by it.
    expect((await vendor(there.supplier, other)).requests[0]?.state).toBe('answered')
  })

  it('is not loaded without consent, whoever asked', async () => {
    const one = await asked()
    const content = { ...(await answerOf(call, one.request)), consent: false }
    expect(await refusal(answerFile(volunteered(content)))).toMatchObject({ code: 'supplier-file.consent' })
    expect(await refusal(answerFile(content), other)).toMatchObject({ code: 'supplier-file.not-ours' })
    expect((await look(call, answerFile(content))).statusCode).toBe(200)
  })

  it('waits for a person where no name is alike, and takes no product of another vendor', async () => {
    const one = await asked()
    const [mine, strange] = [await asked(other), await asked(other)]
    const content = {
      ...volunteered(await answerOf(call, one.request)),
      supplier: { name: '名を変えた会社' },
      product: { name: '名を変えた製品', kind: 'product' as const, release: '' },
    }
    const file = answerFile(content)
    expect(previewOf(await look(other, file))).toMatchObject({ supplier: null, product: null })
    const chosen = previewOf(await look(other, file, `?supplier=${mine.supplier}&product=${mine.product}`))
    expect(chosen).toMatchObject({ supplier: mine.supplier, product: mine.product })
    const accept = (product: string) =>
      other('POST', `/api/suppliers/${mine.supplier}/files/${chosen.sha256}${product}`, file, {
        'content-type': 'application/octet-stream',
      })
    expect((await accept('')).json()).toMatchObject({ code: 'supplier.product-foreign' })
    expect((await accept(`?product=${strange.product}`)).json()).toMatchObject({ code: 'supplier.product-foreign' })
    expect((await accept(`?product=${mine.product}`)).statusCode).toBe(200)
  })

  it('is handed on as it came, only where the vendor agreed', async () => {
    const [open, closed] = [await asked(), await asked()]
    const content = await answerOf(call, open.request)
    const { response } = (await lookAndAccept(call, answerFile(content, createSigningKey()))).json<{ response: string }>()
    const kept = { ...(await answerOf(call, closed.request)), consent: false }
    const refused = (await lookAndAccept(call, answerFile(kept))).json<{ response: string }>()
    const file = await call('GET', `/api/supplier-responses/${response}/answer.shinayaka.json`)
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(canonicalize(JSON.parse(file.body))).toBe(file.body)
    expect(previewOf(await look(other, file.rawPayload))).toMatchObject({ via: 'answer-file', askedBy: 'かすみ総合病院' })
    expect((await call('GET', `/api/supplier-responses/${refused.response}/answer.shinayaka.json`)).json()).toMatchObject({ status: 403 })
    expect((await other('GET', `/api/supplier-responses/${response}/answer.shinayaka.json`)).statusCode).toBe(404)
  })
})

describe('the key of a vendor', () => {
  it('is remembered at the first acceptance, and another one needs an explicit yes', async () => {
    const one = await asked()
    const [first, second] = [createSigningKey(), createSigningKey()]
    const content = await answerOf(call, one.request)
    const state = async (file: Buffer) => previewOf(await look(call, file)).key
    expect(await state(answerFile(content, first))).toEqual({ state: 'new', fingerprint: keyFingerprint(first.publicKey), pinned: null })
    await lookAndAccept(call, answerFile(content, first))
    expect((await vendor(one.supplier)).keyFingerprint).toBe(first.fingerprint)
    const newer = (remark: string) => changed(content, '2-5', { remark })
    expect((await state(answerFile(newer('同じ鍵'), first))).state).toBe('known')
    expect((await state(answerFile(newer('鍵なし')))).state).toBe('absent')
    expect(await state(answerFile(newer('違う鍵'), second))).toMatchObject({ state: 'changed', pinned: first.fingerprint })
    expect((await lookAndAccept(call, answerFile(newer('違う鍵'), second))).json()).toMatchObject({ code: 'supplier-file.key-changed' })
    expect((await vendor(one.supplier)).keyFingerprint).toBe(first.fingerprint)
    expect((await lookAndAccept(call, answerFile(newer('違う鍵'), second), '&signer=changed')).statusCode).toBe(200)
    expect((await vendor(one.supplier)).keyFingerprint).toBe(second.fingerprint)
  })

  it('of the institution is out of reach of plain queries, and one for all its requests', async () => {
    const [one, two] = [await asked(), await asked()]
    await Promise.all([answerOf(call, one.request), answerOf(call, two.request)])
    const { rows } = await house.pool.query('select 1 from pg_class where relname = $1', ['signing_key'])
    expect(rows).toHaveLength(1)
    await expect(house.pool.query('select private_key from signing_key')).rejects.toThrow(/permission denied/)
    expect((await house.pool.query('select * from lend_signing_key()')).rows).toEqual([])
  })
})
