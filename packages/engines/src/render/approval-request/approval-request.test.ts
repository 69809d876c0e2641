// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../pool/outcome.ts'
import type { ApprovalRequest } from './input.ts'
import { renderApprovalRequest } from './render.ts'
import { sampleApproval } from './sample.ts'
import { office, poppler, printWord, readPdf } from './testing.ts'
import { writeApprovalRequest } from './word.ts'

const flat = (text: string): string => text.replace(/\s+/gu, '')
/** Every text that a person must find on the paper; lines to write on are none. */
const textsOf = ({ labels, decisions, total, ...request }: ApprovalRequest): string[] =>
  [
    ...Object.values(labels).flat(),
    request.title,
    request.organisation,
    request.drafted.on,
    request.drafted.by,
    request.ask,
    ...decisions.flatMap(({ mark, title, why, details, cost, work }) => [mark, title, why, details, cost.value, cost.basis, work.value, work.basis]),
    ...(total ? [total.cost, total.work, total.holds] : []),
    ...request.stopped,
    ...request.undone,
    request.result,
  ]
    .flatMap((text) => text.split(/＿+/u))
    .map(flat)

const nothingAsked: ApprovalRequest = { ...sampleApproval, decisions: [], total: null, undone: ['—'] }
const typed = '#eval("1+1") $x$ <w:p/> & "a" \\ *b* \u0001_x0041_'
const hostile: ApprovalRequest = {
  ...sampleApproval,
  organisation: typed,
  drafted: { ...sampleApproval.drafted, by: `${'W'.repeat(60)}@example.jp` },
  decisions: sampleApproval.decisions.map((decision) => ({ ...decision, details: typed })),
}

const partsOf = async (request: ApprovalRequest): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync((await writeApprovalRequest(request)).bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]),
  )
/** What a reader hears: the runs of a document, one after the other. */
const spoken = (xml: string): string =>
  flat([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('the request for approval as PDF', () => {
  it('is one page, the same file for the same values, in the language it says', async () => {
    const [first, second] = [await renderApprovalRequest(sampleApproval), await renderApprovalRequest(sampleApproval)]
    expect(first.pages).toBe(1)
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
    expect(Buffer.from(first.bytes).toString('latin1')).toContain('/Lang (ja)')
    const english = await renderApprovalRequest({ ...sampleApproval, language: 'en' })
    expect(Buffer.from(english.bytes).toString('latin1')).toContain('/Lang (en)')
  })

  it('refuses values that are no request, and says where', async () => {
    const { labels: _, ...without } = sampleApproval
    const error = await renderApprovalRequest(without as ApprovalRequest).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(BadInput)
    expect(error).toMatchObject({ place: 'approval-request' })
  })

  it('sets no letter smaller than 9.5 pt and nothing in colour', () => {
    const template = readFileSync(new URL('./approval-request.typ', import.meta.url), 'utf8')
    const sizes = [...template.matchAll(/size: ([\d.]+)pt/gu)].map(([, size]) => Number(size))
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9.5)
    for (const [, red, green, blue] of template.matchAll(/rgb\("#(..)(..)(..)"\)/gu)) expect([green, blue]).toEqual([red, red])
  })

  it.skipIf(!poppler)('says everything it is given, from what is asked to where it is stamped', async () => {
    const { pages } = readPdf((await renderApprovalRequest(sampleApproval)).bytes)
    const [text = ''] = pages
    for (const words of textsOf(sampleApproval)) expect(text).toContain(words)
    const order = ['稟議書（案）', '伺い', '①', '②', '③', '合計', '一日止まると', '何もしないと', 'もとの結果', '理事長', '承認'].map((words) =>
      text.indexOf(words),
    )
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  })

  it.skipIf(!poppler)('takes what people typed as words, and keeps it on the paper', async () => {
    const { pages, right } = readPdf((await renderApprovalRequest({ ...hostile, organisation: typed.replace('\u0001', '') })).bytes)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain(flat('#eval("1+1") $x$ <w:p/>'))
    expect(right).toBeLessThan(595 - 40)
  })

  it.skipIf(!poppler)('stands without measures too', async () => {
    const [text = ''] = readPdf((await renderApprovalRequest(nothingAsked)).bytes).pages
    expect(text).toContain('決裁欄')
    expect(text).not.toContain('決めていただきたい対策')
  })
})

describe('the request for approval as a Word file', () => {
  it('says everything in order, with a real table to stamp in', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf(sampleApproval)
    const text = spoken(xml)
    for (const words of textsOf(sampleApproval)) expect(text).toContain(words)
    const tables = xml.split('<w:tbl>').slice(1)
    expect(tables).toHaveLength(5)
    for (const approver of sampleApproval.labels.approvers) expect(tables.at(-1)).toContain(approver)
    expect(tables.at(-1)).toContain('<w:vMerge w:val="restart"/>')
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>')
    expect(xml).toContain('<w:tblHeader/>')
  })

  it('is A4, Japanese, in fonts that Word has, with nothing smaller than 9.5 pt and nothing in colour', async () => {
    const parts = await partsOf(sampleApproval)
    const { 'word/document.xml': xml = '', 'word/styles.xml': styles = '', 'word/fontTable.xml': fonts = '' } = parts
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(styles).toContain('w:eastAsia="游ゴシック"')
    expect(styles).toContain('<w:lang w:val="en-US" w:eastAsia="ja-JP"')
    expect(parts['docProps/core.xml']).toContain('<dc:language>ja-JP</dc:language>')
    expect(fonts).toContain('<w:altName w:val="Yu Gothic,ＭＳ ゴシック,MS Gothic"/>')
    const sizes = [...`${xml}${styles}`.matchAll(/<w:sz w:val="(\d+)"/gu)].map(([, size]) => Number(size))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(19)
    for (const [, red, green, blue] of `${xml}${styles}`.matchAll(/(?:color|fill|val)="([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})"/gu))
      expect([green, blue]).toEqual([red, red])
    expect((await partsOf({ ...sampleApproval, language: 'en' }))['docProps/core.xml']).toContain('<dc:language>en-GB</dc:language>')
  })

  it('names who made it and when, by the time it was given', async () => {
    const { 'docProps/core.xml': core = '' } = await partsOf(hostile)
    expect(core).toContain('<dc:title>稟議書（案）</dc:title>')
    expect(core).toContain('&lt;w:p/&gt; &amp; ')
    expect(core).toContain('2026-11-21T02:00:00Z</dcterms:created>')
  })

  it('takes what people typed as words, without what XML cannot carry', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf(hostile)
    expect(spoken(xml)).toContain(flat('#eval("1+1") $x$ <w:p/> & "a"'))
    expect(xml).not.toContain('\u0001')
  })

  it.skipIf(!office)('prints as one page in LibreOffice, whatever is in it', { timeout: 120_000 }, async () => {
    const requests = [sampleApproval, { ...sampleApproval, language: 'en' as const }, nothingAsked, hostile]
    const files = await Promise.all(requests.map(async (request) => (await writeApprovalRequest(request)).bytes))
    const printed = printWord(files).map(readPdf)
    expect(printed.map(({ pages }) => pages.length)).toEqual([1, 1, 1, 1])
    const [text = ''] = printed[0]?.pages ?? []
    for (const words of ['稟議書（案）', '385万円', '原文未照合', '条件付き承認', '理事長']) expect(text).toContain(words)
    // Word's own lines may come out longer than LibreOffice's: room must be left.
    expect(printed[0]?.bottom).toBeLessThan(842 - 23 - 30)
  })
})
