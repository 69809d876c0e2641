// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BadInput } from '../../pool/outcome.ts'
import type { AssessmentReport } from './input.ts'
import { renderReport } from './render.ts'
import { sampleReport } from './sample.ts'
import { sampleReportEn } from './sample-en.ts'
import { sampleHospital } from './sample-hospital.ts'

/** Reading a PDF back needs poppler-utils; where it is absent these tests say so, and in CI they fail instead. */
const poppler = spawnSync('pdftotext', ['-v']).error === undefined
const reading = describe.skipIf(!poppler && process.env.CI === undefined)

const folder = mkdtempSync(join(tmpdir(), 'shinayaka-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
const save = (bytes: Uint8Array): string => {
  count += 1
  const file = join(folder, `${count}.pdf`)
  writeFileSync(file, bytes)
  return file
}
/** The text of each page, as a person reads it from top to bottom. */
const pagesOf = (bytes: Uint8Array): string[] =>
  execFileSync('pdftotext', ['-layout', save(bytes), '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
const flat = (text: string): string => text.replace(/[\s\u200b]+/gu, '')
const textOf = async (report: AssessmentReport): Promise<string> => flat(pagesOf((await renderReport(report)).bytes).join(''))
/** The largest x of any word, in points; the paper is 595 wide and the margin 57. */
const rightmost = (bytes: Uint8Array): number => {
  const boxes = execFileSync('pdftotext', ['-bbox', save(bytes), '-'], { encoding: 'utf8' })
  return Math.max(...[...boxes.matchAll(/xMax="([\d.]+)"/gu)].map(([, value]) => Number(value)))
}

describe('the report as a file', () => {
  it('is the same file for the same values, with title, author and language for reading programs', async () => {
    const [first, second] = [await renderReport(sampleReport), await renderReport(sampleReport)]
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
    expect(first.pages).toBe(8)
    const raw = Buffer.from(first.bytes).toString('latin1')
    expect(raw.startsWith('%PDF-')).toBe(true)
    expect(raw).toContain('/Lang (ja)')
    const english = Buffer.from((await renderReport(sampleReportEn)).bytes).toString('latin1')
    expect(english).toContain('/Lang (en)')
  })

  it('refuses a citation that leads nowhere, and values that are no report', async () => {
    const error = await renderReport({ ...sampleReport, sources: sampleReport.sources.slice(1) }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(BadInput)
    expect(error).toMatchObject({ place: 'sources', message: expect.stringContaining('guideline-7') })
    const { labels: _, ...without } = sampleReport
    await expect(renderReport(without as AssessmentReport)).rejects.toThrow()
  })
})

reading('the report as read', () => {
  let pages: string[] = []
  let bytes: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    bytes = (await renderReport(sampleReport)).bytes
    pages = pagesOf(bytes)
  })

  it('says on its first page what to do today, where things stand, and whose questions these are', () => {
    const first = flat(pages[0] ?? '')
    const inOrder = [
      'しなやか診療所（架空）',
      '今日やること',
      ...sampleReport.first.map(({ title }) => flat(title)),
      'いまの状態',
      ...sampleReport.paragraph,
      '1.353点満点',
      '1.35〜1.50',
      'この点検の設問と配点は当プロジェクトが自作したもの',
      'HAIPの設問・配点ではない',
    ]
    const places = inOrder.map((words) => first.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    for (const words of ['0〜1', '目標2', '+0.41', '前回0.94', '編者の目安']) expect(first).toContain(words)
  })

  it('leaves the sentences out of a full first page, where the figures say the same', async () => {
    const long = {
      ...sampleReport,
      paragraph: Array.from({ length: 6 }, () => sampleReport.paragraph).flat(),
      first: sampleReport.first.map((step) => ({ ...step, reason: step.reason.repeat(2) })),
    }
    const [first, second] = pagesOf((await renderReport(long)).bytes)
    expect(flat(first ?? '')).not.toContain(flat(sampleReport.paragraph[0] ?? ''))
    expect(flat(first ?? '')).toContain('HAIPの設問・配点ではない')
    expect(flat(second ?? '')).toContain('分野ごとの点')
  })

  it('then says everything else in its order: domains, measures, network level, answers, method, sources', () => {
    const heads = ['分野ごとの点', '点の低い分野と対策', 'ネットワーク類型', 'すべての答え', '点の付け方と分母', '出典']
    const found = heads.map((head) => pages.findIndex((page, index) => index > 0 && page.split('\n').some((line) => line.trim() === head)))
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((one, other) => one - other))
  })

  it('gives every domain with its denominator, every measure with its steps or its beginning, every answer with its words', () => {
    const text = flat(pages.join(''))
    for (const { name, score } of sampleReport.domains) expect(text).toContain(`${flat(name)}${score.text}`)
    // The first measure of a domain stands with all its steps, the others with the one they begin with.
    const printed = sampleReport.weak.flatMap(({ measures }) =>
      measures.map(({ title, steps }, index) => ({ title, steps: index === 0 ? steps : steps.slice(0, 1) })),
    )
    for (const { title, steps } of printed) {
      expect(text).toContain(flat(title))
      for (const step of steps) expect(text).toContain(flat(step.text).slice(0, 20))
    }
    for (const answer of sampleReport.answers.flatMap(({ answers }) => answers)) {
      for (const words of [answer.question, answer.answer, answer.comment, answer.levelText ?? '']) expect(text).toContain(flat(words).slice(0, 30))
    }
    expect(text).toContain('0.000.00〜1.502/21')
  })

  it('marks the word of a vendor, and every source that was not checked against the original', () => {
    const text = flat(pages.join(''))
    expect(text.split('事業者の回答（株式会社しおさいシステム（架空））').length - 1).toBe(2)
    expect(text).toContain('[1原文未照合]')
    expect(text).toContain('[2]')
    expect(text).not.toContain('[2原文未照合]')
    const listed = pages.findIndex((page) => page.split('\n').some((line) => line.trim() === '出典'))
    const lines = flat(pages.slice(listed).join(''))
    expect(lines.split('原文未照合').length - 1).toBeGreaterThanOrEqual(sampleReport.sources.filter(({ certainty }) => certainty !== 'A').length)
  })

  it('begins no line with a sign that may not begin one, and ends none with an opening bracket', () => {
    const lines = pages.flatMap((page) => page.split('\n').map((line) => line.trim())).filter((line) => line !== '')
    expect(lines.filter((line) => /^[、。，．・：；？！）」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜]/u.test(line))).toEqual([])
    expect(lines.filter((line) => /[（「『【〔]$/u.test(line))).toEqual([])
  })

  it('uses no font but its own two', () => {
    const fonts = execFileSync('pdffonts', [save(bytes)], { encoding: 'utf8' })
      .split('\n')
      .slice(2, -1)
    expect(fonts.length).toBeGreaterThan(0)
    for (const line of fonts) expect(line).toMatch(/NotoSansJP-(?:Regular|Bold)/u)
  })

  it('takes what people typed as words: no mark-up, no command, no file of the machine', async () => {
    const typed = '*太字* $x^2$ #read("/etc/passwd") #panic("x") \\u{41} <label> @ref https://a.example [[]] {env} // note'
    const [group, ...groups] = sampleReport.answers
    const [answer] = group?.answers ?? []
    if (group === undefined || answer === undefined) throw new Error('the sample has answers')
    const text = await textOf({
      ...sampleReport,
      organisation: { ...sampleReport.organisation, name: '#import "x": * 診療所' },
      answers: [{ ...group, answers: [{ ...answer, comment: typed, vendor: '*{vendor}*' }] }, ...groups],
    })
    expect(text).toContain(flat(typed))
    expect(text).toContain('#import"x":*診療所')
    expect(text).toContain('事業者の回答（*{vendor}*）')
  })

  it('keeps line breaks of a comment, and lets nothing run off the page', async () => {
    const [group, ...groups] = sampleReport.answers
    const [answer] = group?.answers ?? []
    if (group === undefined || answer === undefined) throw new Error('the sample has answers')
    const long = `一行目\n二行目\n${'W'.repeat(400)}\nhttps://example.jp/${'path/'.repeat(60)}\n${'長'.repeat(300)}`
    const { bytes: file } = await renderReport({
      ...sampleReport,
      sources: sampleReport.sources.map((source) => ({ ...source, url: `${source.url}?${'part/'.repeat(60)}` })),
      organisation: { ...sampleReport.organisation, name: '長い名前の診療所'.repeat(10) },
      answers: [{ ...group, answers: [{ ...answer, comment: long, vendor: '株式会社'.repeat(40) }] }, ...groups],
    })
    expect(rightmost(file)).toBeLessThan(595 - 50)
    const text = pagesOf(file).join('\n')
    expect(text).toMatch(/一行目\s*\n\s*二行目/u)
    expect(flat(text)).toContain('W'.repeat(400))
  })

  it('runs on to the next page where a comment is longer than one', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `第${index + 1}行`)
    const answers = sampleReport.answers.map((group, at) => ({
      ...group,
      answers: group.answers.map((answer) => (at === 2 ? { ...answer, comment: lines.join('\n') } : answer)),
    }))
    const { bytes: file } = await renderReport({ ...sampleReport, answers })
    const boxes = execFileSync('pdftotext', ['-bbox', save(file), '-'], { encoding: 'utf8' })
    expect(Math.max(...[...boxes.matchAll(/yMax="([\d.]+)"/gu)].map(([, value]) => Number(value)))).toBeLessThan(842 - 30)
    const text = pagesOf(file).join('\n')
    expect(lines.filter((line) => !text.includes(line))).toEqual([])
  })

  it('leaves no heading alone at the foot of a page, however the text falls', async () => {
    const heads = new Set([...sampleReport.domains.map(({ name }) => flat(name)), '出典', '点の付け方', '分母', '提出の指紋（SHA-256）'])
    for (let lines = 0; lines < 12; lines += 1) {
      const answers = sampleReport.answers.map((group) => ({
        ...group,
        answers: group.answers.map((answer) => ({ ...answer, comment: Array.from({ length: lines }, (_, index) => `${index + 1}行目`).join('\n') })),
      }))
      const weak = sampleReport.weak.map((domain) => ({ ...domain, about: Array.from({ length: lines + 1 }, () => domain.about).join('\n') }))
      for (const page of pagesOf((await renderReport({ ...sampleReport, answers, weak })).bytes)) {
        const last =
          page
            .trimEnd()
            .split('\n')
            .filter((line) => line.trim() !== '')
            .at(-2) ?? ''
        expect(heads.has(flat(last).replace(/[\d.]+(?:3点満点|〜[\d.]+)$/u, '')), last).toBe(false)
      }
    }
  })

  it('is whole without what there may not be: no earlier year, no level, no steps, nothing weak, no sources', async () => {
    const text = await textOf({
      ...sampleReport,
      first: [],
      previous: null,
      network: null,
      weak: [],
      sources: [],
      domains: sampleReport.domains.slice(0, 2).map((domain) => ({ ...domain, previous: null, change: null })),
      answers: sampleReport.answers.map((group) => ({ ...group, answers: group.answers.map((answer) => ({ ...answer, references: [] })) })),
    })
    for (const words of ['今回が初めての点検です', '1.5点以下の分野はありません', 'ネットワーク類型はまだ答えていません', '出典はありません'])
      expect(text).toContain(words)
  })

  it('speaks English where asked', async () => {
    const text = pagesOf((await renderReport(sampleReportEn)).bytes).join('\n')
    for (const words of [
      'What to do today',
      'Where you stand',
      'Score by domain',
      'not checked against the original',
      'Page 1 of 8',
      "this project's own",
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('今日やること')
  })
})

reading("a hospital's report as read", () => {
  let pages: string[] = []
  beforeAll(async () => {
    pages = pagesOf((await renderReport(sampleHospital)).bytes)
  })
  /** The page that begins with this heading. */
  const page = (head: string): string => {
    const found = pages.find((text) => text.split('\n').some((line) => line.trim() === head)) ?? ''
    expect(found, head).not.toBe('')
    return flat(found)
  }

  it('says all that management needs on its first page, and asks for three decisions with whose figures they are', () => {
    const first = flat(pages[0] ?? '')
    const inOrder = [
      ...sampleHospital.paragraph.map(flat),
      '総合点',
      ...sampleHospital.weakest.map(({ name, score }) => `${name}${score.text}`),
      ...sampleHospital.decisions.flatMap(({ title, cost, effort }) => [title, flat(cost), flat(effort)]),
      '承認（院長樹、2026-11-22）',
      'HAIPの設問・配点ではない',
    ]
    expect(inOrder.filter((words) => !first.includes(words))).toEqual([])
    expect(first.lastIndexOf('決めていただきたいこと')).toBeGreaterThan(first.indexOf('点のいちばん低い分野'))
    expect(first).not.toContain('今日やること')
    expect(pages[1]?.split('\n').some((line) => line.trim() === '分野ごとの点')).toBe(true)
  })

  it('keeps to one first page also where everything is long', async () => {
    const long = {
      ...sampleHospital,
      organisation: { ...sampleHospital.organisation, name: '独立行政法人しなやか地域医療推進機構しなやか総合医療センター附属病院（架空）' },
      paragraph: [...sampleHospital.paragraph, ...sampleHospital.paragraph],
      decisions: sampleHospital.decisions.map((decision) => ({ ...decision, title: decision.title.repeat(4), state: decision.state ?? '返事待ち' })),
    }
    const [first, second] = pagesOf((await renderReport(long)).bytes)
    for (const { title } of long.decisions) expect(flat(first ?? '')).toContain(title)
    expect(flat(second ?? '')).toContain('分野ごとの点')
  })

  it('shows the picture and all 21 domains on one page, and the years with every domain on the next', () => {
    const [domains, years] = [page('分野ごとの点'), page('年ごとの比較')]
    for (const { name, score } of sampleHospital.domains) expect(domains).toContain(`${name}${score.text}`)
    expect(domains).toContain('今回令和8年度')
    for (const { name, values, change } of sampleHospital.years?.rows ?? []) expect(years).toContain(flat(`${name}${values.join('')}${change}`))
    for (const { fiscalYear, on } of sampleHospital.years?.columns ?? []) for (const words of [fiscalYear, on]) expect(years).toContain(words)
  })

  it('names in words where management and the departments differ, and what is open of the priority areas, whose grouping is ours', () => {
    const themes = page('話題ごとに見る、現場と経営層')
    expect(themes).toContain('人とお金1.254問2.502問◆経営層のほうが一段以上高く見ています')
    expect(themes).toContain('何があるかを知る1.254問—現場だけが答えています')
    expect(themes).toContain('守りの費用を一行で見る0できていない2できていて、決まりがある')
    const areas = page('八つの重点事項')
    for (const words of ['当てはめ方は公のものではありません', '8/10取組', '止まった日の費用を見る（わからない）']) expect(areas).toContain(words)
    expect(areas.split('出典[').length - 1).toBe(8)
  })

  it('gives every measure with all its steps, and every answer with who gave it and when', () => {
    const text = flat(pages.join(''))
    for (const { title, steps } of sampleHospital.weak.flatMap(({ measures }) => measures)) {
      expect(text).toContain(title)
      for (const step of steps) expect(text).toContain(flat(step.text).slice(0, 20))
    }
    const given = sampleHospital.answers.flatMap(({ answers }) => answers)
    expect(given).toHaveLength(80)
    for (const { question } of given) expect(text).toContain(flat(question).slice(-20))
    expect(text.split('情報太郎2026-11-').length - 1).toBe(given.filter(({ answeredBy }) => answeredBy === '情報 太郎').length)
  })

  it("fits management's own report on few pages, says nothing of a level it was not asked for, and what the other side has not answered", async () => {
    const own = {
      ...sampleHospital,
      asksNetwork: false,
      network: null,
      years: null,
      themes: sampleHospital.themes && { ...sampleHospital.themes, department: null, practices: [] },
      weak: [],
      answers: sampleHospital.answers.slice(0, 4),
    }
    const text = await textOf(own)
    expect(text).not.toContain('ネットワーク類型まだ')
    expect(text).not.toContain('いまのレベル')
    expect(text).toContain('現場の自己点検がまだないため')
    expect(text).not.toContain('年ごとの比較')
  })
})
