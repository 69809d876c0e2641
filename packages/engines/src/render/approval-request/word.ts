// SPDX-License-Identifier: Apache-2.0
import type { IBorderOptions, ITableCellOptions, Paragraph, ParagraphChild, Table } from 'docx'
import type { ApprovalFigure, ApprovalRequest, ApprovalWord } from './input.ts'
import { coreProperties, fontTable, styles } from './word-parts.ts'

/** The library, loaded where it is first needed. */
export const loadWord = () => import('docx')
type Word = Awaited<ReturnType<typeof loadWord>>

/**
 * By name, of what comes with Word for Windows and for the Mac; where 游ゴシック is missing the font table names what to take.
 * Figures and Latin letters are set in Arial, so that lines are as long wherever the file is opened; ① and □ in the fonts of the page's language.
 */
const japanese = '游ゴシック'
const ascii = 'Arial'
const other = { ja: japanese, en: ascii }

/** Widths in twentieths of a point. A4 less 20 mm for the holes of a file at the left and 15 mm at the right. */
const page = { width: 11_906, height: 16_838, left: 1134, right: 850, top: 567, bottom: 454 }
const whole = page.width - page.left - page.right
const termWidth = 1440
const figureWidth = 2480
/** Exact heights of lines: the page holds the same number of lines in whatever font. */
const line = { body: 252, strong: 266, title: 480 }
const size = { body: 19, strong: 21, title: 36 }

/** Letters that XML cannot carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const unwritable = /[\u0000-\u001f\u007f\ufffe\uffff]/gu
const plain = (text: string): string => text.replace(/\p{Surrogate}/gu, '').replace(unwritable, ' ')

type Style = { bold?: boolean; size?: number }

/** The layout's parts over the library: paragraphs with lines of one height, cells with their borders. */
const parts = (word: Word) => {
  const { AlignmentType, BorderStyle, ShadingType, TextRun, WidthType } = word

  /** Text as runs; a run of ＿ becomes a line to write on. */
  const say = (text: string, style: Style = {}): ParagraphChild[] =>
    plain(text)
      .split(/(＿+)/u)
      .filter((part) => part !== '')
      .map((part) => (part.startsWith('＿') ? new TextRun({ text: '　'.repeat(part.length), underline: {} }) : new TextRun({ text: part, ...style })))
  const strong = (text: string, of: number = size.body): ParagraphChild[] => say(text, { bold: true, size: of })

  const paragraph = (children: ParagraphChild[], options: { line?: number; centre?: boolean; before?: number } = {}) =>
    new word.Paragraph({
      children,
      alignment: options.centre ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: { line: options.line ?? line.body, lineRule: 'exact', before: options.before ?? 0, after: 0 },
    })

  const thin = { style: BorderStyle.SINGLE, size: 5, color: '767676' }
  const thick = { style: BorderStyle.SINGLE, size: 10, color: '1A1A1A' }
  const sides = (border: IBorderOptions) => ({ top: border, bottom: border, left: border, right: border })
  const ground = { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' }

  type CellOptions = Omit<ITableCellOptions, 'children' | 'width'>
  const cell = (width: number, children: Paragraph[], options: CellOptions = {}) =>
    new word.TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: sides(thin),
      margins: { top: 50, bottom: 50, left: 110, right: 110, marginUnitType: WidthType.DXA },
      ...options,
      children,
    })
  const headCell = (width: number, text: string, options: CellOptions = {}) => cell(width, [paragraph(strong(text))], { shading: ground, ...options })

  const table = (widths: number[], rows: InstanceType<Word['TableRow']>[]): Table =>
    new word.Table({
      rows,
      columnWidths: widths,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      layout: word.TableLayoutType.FIXED,
    })
  /** Between two tables, which would otherwise become one. */
  const gap = () => new word.Paragraph({ children: [], spacing: { line: 90, lineRule: 'exact', before: 0, after: 0 } })
  const figures = ({ cost, work }: { cost: ApprovalFigure; work: ApprovalFigure }): Paragraph[] =>
    [cost, work].flatMap(({ value, basis }, index) => [
      paragraph(strong(value, size.strong), { line: line.strong, before: index * 40 }),
      paragraph(say(basis)),
    ])

  return { say, strong, paragraph, cell, headCell, table, gap, figures, thin, thick, sides, ground }
}
type Parts = ReturnType<typeof parts>

/** Title at the left, who and when at the right: a table without borders. */
const head = (word: Word, { say, strong, cell, table, sides }: Parts, request: ApprovalRequest): Table => {
  const none = sides({ style: word.BorderStyle.NONE, size: 0, color: 'auto' })
  const left = request.language === 'ja' ? 2800 : 4400
  const right = whole - left
  const { labels } = request
  const facts: [string, string][] = [
    [labels.organisation, request.organisation],
    [labels.draftedOn, request.drafted.on],
    [labels.draftedBy, request.drafted.by],
  ]
  const title = new word.Paragraph({
    heading: word.HeadingLevel.HEADING_1,
    children: strong(request.title, size.title),
    spacing: { line: line.title, lineRule: 'exact', before: 0, after: 0 },
  })
  // The values stand in one column, also where one of them runs on to a second line.
  const hang = request.language === 'ja' ? 900 : 1200
  const fact = ([name, value]: [string, string]) =>
    new word.Paragraph({
      children: [...strong(name), new word.TextRun({ children: [new word.Tab()] }), ...say(value)],
      tabStops: [{ type: word.TabStopType.LEFT, position: hang }],
      indent: { left: hang, hanging: hang },
      spacing: { line: line.body, lineRule: 'exact', before: 0, after: 0 },
    })
  return table(
    [left, right],
    [
      new word.TableRow({
        children: [
          cell(left, [title], { borders: none, verticalAlign: word.VerticalAlignTable.CENTER }),
          cell(right, facts.map(fact), { borders: none }),
        ],
      }),
    ],
  )
}

const askBox = (word: Word, { say, strong, paragraph, cell, table, sides, thick }: Parts, { labels, ask }: ApprovalRequest): Table =>
  table(
    [whole],
    [
      new word.TableRow({
        children: [
          cell(whole, [paragraph([...strong(labels.asked, size.strong), ...say(`　${ask}`, { size: size.strong })], { line: 290 })], {
            borders: sides(thick),
          }),
        ],
      }),
    ],
  )

const decisionTable = (
  word: Word,
  { say, strong, paragraph, cell, headCell, table, figures, sides, thin, thick }: Parts,
  request: ApprovalRequest,
): Table => {
  const { labels, decisions, total } = request
  const widths: [number, number] = [whole - figureWidth, figureWidth]
  const row = (children: InstanceType<Word['TableCell']>[], tableHeader = false) => new word.TableRow({ children, tableHeader, cantSplit: true })
  const rows = decisions.map((decision) =>
    row([
      cell(widths[0], [
        paragraph(strong(`${decision.mark} ${decision.title}`, size.strong), { line: line.strong }),
        paragraph([...strong(labels.why), ...say(`　${decision.why}`)]),
        paragraph(say(decision.details)),
      ]),
      cell(widths[1], figures(decision)),
    ]),
  )
  const borders = { ...sides(thin), top: thick }
  const sum = total && [
    row([
      cell(widths[0], [paragraph([...strong(labels.total), ...say(`　${total.holds}`)])], { borders }),
      cell(
        widths[1],
        [total.cost, total.work].map((value) => paragraph(strong(value, size.strong), { line: line.strong })),
        { borders },
      ),
    ]),
  ]
  return table(widths, [row([headCell(widths[0], labels.decisions), headCell(widths[1], labels.figures)], true), ...rows, ...(sum ?? [])])
}

const reasons = (word: Word, { say, paragraph, cell, headCell, table }: Parts, { labels, stopped, undone, result }: ApprovalRequest): Table => {
  const rows: [string, string[]][] = [
    [labels.stopped, stopped],
    [labels.undone, undone],
    [labels.result, [result]],
  ]
  return table(
    [termWidth, whole - termWidth],
    rows.map(
      ([name, lines]) =>
        new word.TableRow({
          cantSplit: true,
          children: [
            headCell(termWidth, name),
            cell(
              whole - termWidth,
              lines.map((text) => paragraph(say(text))),
            ),
          ],
        }),
    ),
  )
}

/** Boxes to stamp and to date, and the outcomes to tick. */
const stamps = (word: Word, { say, strong, paragraph, cell, headCell, table, ground }: Parts, { labels }: ApprovalRequest): Table => {
  const width = Math.floor((whole - termWidth) / labels.approvers.length)
  const widths = [termWidth, ...labels.approvers.map(() => width)]
  const { CENTER, BOTTOM } = word.VerticalAlignTable
  return table(widths, [
    new word.TableRow({
      cantSplit: true,
      children: [
        headCell(termWidth, labels.approval, { rowSpan: 2, verticalAlign: CENTER }),
        ...labels.approvers.map((name) => cell(width, [paragraph(strong(name), { centre: true })], { shading: ground })),
      ],
    }),
    new word.TableRow({
      cantSplit: true,
      height: { value: 1060, rule: word.HeightRule.EXACT },
      children: labels.approvers.map(() => cell(width, [paragraph(say(labels.stampDate), { centre: true })], { verticalAlign: BOTTOM })),
    }),
    new word.TableRow({
      cantSplit: true,
      children: [
        headCell(termWidth, labels.outcome, { verticalAlign: CENTER }),
        cell(width * labels.approvers.length, [paragraph(say(labels.outcomes), { before: 50 })], { columnSpan: labels.approvers.length }),
      ],
    }),
  ])
}

/** The request for approval as a Word file, to be changed, printed and stamped: the same words as the PDF, readable by a screen reader. */
export const writeApprovalRequest = async (request: ApprovalRequest): Promise<ApprovalWord> => {
  const word = await loadWord()
  const part = parts(word)
  const children = [
    head(word, part, request),
    part.gap(),
    askBox(word, part, request),
    part.gap(),
    ...(request.decisions.length > 0 ? [decisionTable(word, part, request), part.gap()] : []),
    reasons(word, part, request),
    part.gap(),
    stamps(word, part, request),
    // Word wants a paragraph after the last table; this one takes next to no room.
    new word.Paragraph({ children: [], spacing: { line: 20, lineRule: 'exact', before: 0, after: 0 } }),
  ]
  const language = request.language === 'ja' ? 'ja-JP' : 'en-GB'
  const file = new word.Document({
    title: plain(request.title),
    creator: plain(request.organisation),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { left: page.left, right: page.right, top: page.top, bottom: page.bottom, header: 300, footer: 300, gutter: 0 },
          },
        },
        children,
      },
    ],
  })
  const overrides = [
    { path: 'word/styles.xml', data: styles({ japanese, ascii, other: other[request.language], size: size.body }) },
    { path: 'word/fontTable.xml', data: fontTable(japanese) },
    {
      path: 'docProps/core.xml',
      data: coreProperties({ title: plain(request.title), creator: plain(request.organisation), at: request.drafted.at, language }),
    },
  ]
  const bytes = await word.Packer.toBuffer(file, false, overrides)
  // Memory of its own, that may be handed to another thread.
  return { bytes: new Uint8Array(bytes) }
}
