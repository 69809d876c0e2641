// SPDX-License-Identifier: Apache-2.0
import { deflateSync } from 'node:zlib'
import { strFromU8, strToU8 } from 'fflate'
import { type HandBook, type HandCell, handBook, handParts, rel } from './testing.ts'

/** Forms made by hand, each with something that breaks when a workbook is parsed and written anew. */

const column = (letter: string, first: number, cells: readonly HandCell[]): Record<string, HandCell> =>
  Object.fromEntries(cells.map((cell, index) => [`${letter}${first + index}`, cell]))

const labels = [
  '安全管理の責任者を置いている',
  '機器の一覧を作り、直している',
  '離れた所からの保守の有無を会社に聞いた',
  '使う人の権限を職種ごとに分けている',
]

/** A png of one pixel, from its parts. */
const png = Uint8Array.from([
  ...[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b,
    0x55,
  ],
  ...[
    0, 0, 0, 10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
  ],
])

/** Sections merged down the left, ⑦ beside them, ○ in one of two columns, answers merged over two rows each. */
export const mergedBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: '医療機関確認用',
        cells: {
          A1: { v: '令和8年度 確認表（見本）', s: 2 },
          A3: '区分',
          B3: '番号',
          C3: '項目',
          D3: '1回目',
          D4: 'はい',
          E4: 'いいえ',
          F4: '確認日',
          G4: '目標日',
          H4: '備考',
          A5: '１　体制',
          ...Object.fromEntries(
            labels.flatMap((label, index) => {
              const row = 5 + index * 2
              return [
                [`B${row}`, ['①', '①', '②', '③'][index] ?? ''],
                [`C${row}`, label],
                ...['D', 'E', 'G', 'H'].map((letter) => [`${letter}${row}`, { s: 5 }]),
                [`F${row}`, { s: 1 }],
                [`D${row + 1}`, { s: 5 }],
              ]
            }),
          ),
          A7: '２　管理・運用',
        },
        merged: [
          'A1:H1',
          'D3:H3',
          'A3:A4',
          'B3:B4',
          'C3:C4',
          'A5:A6',
          'A7:A12',
          ...[5, 7, 9, 11].flatMap((row) => ['B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => `${letter}${row}:${letter}${row + 1}`)),
        ],
        after:
          '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks>',
      },
    ],
  })

const confirmations = ['D', 'F', 'H']

/** Three confirmations with drop-downs (inline, from a very hidden sheet, by a name), and conditional formats. */
export const dropDownBook = (): Uint8Array =>
  handBook({
    names: '<definedNames><definedName name="回答候補">\'候補 一覧\'!$A$1:$A$3</definedName></definedNames>',
    sheets: [
      {
        name: '確認',
        cells: {
          A3: '項目',
          B3: '内容',
          ...Object.fromEntries(
            confirmations.flatMap((letter, index) => [
              [`${letter}2`, `${'１２３'[index]}回目`],
              [`${letter}3`, '確認結果'],
              [`${String.fromCharCode(letter.charCodeAt(0) + 1)}3`, '確認日'],
            ]),
          ),
          ...column('A', 4, ['1-1', '２－１', '2‐2', '2-3']),
          ...column('B', 4, labels),
          ...Object.fromEntries([4, 5, 6, 7].flatMap((row) => ['E', 'G', 'I'].map((letter) => [`${letter}${row}`, { s: 3 }]))),
          A9: '集計',
          B9: { f: 'COUNTIF(D4:D7,"はい")', v: 0 },
          B10: { f: 'B9*2', v: 0 },
          B11: { f: 'NOW()-NOW()', v: 0 },
        },
        merged: ['D2:E2', 'F2:G2', 'H2:I2'],
        after:
          '<conditionalFormatting sqref="D4:D7"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"いいえ"</formula></cfRule></conditionalFormatting>' +
          '<dataValidations count="3"><dataValidation type="list" allowBlank="1" sqref="D4:D7"><formula1>"はい,いいえ,対象外"</formula1></dataValidation><dataValidation type="list" sqref="F4:F5 F6:F7"><formula1>回答候補</formula1></dataValidation><dataValidation type="date" sqref="E4:E7"><formula1>1</formula1></dataValidation></dataValidations>' +
          '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>\'候補 一覧\'!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>H4:H7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
      },
      { name: '候補 一覧', state: 'veryHidden', cells: { A1: 'はい', A2: 'いいえ', A3: '該当なし' } },
    ],
  })

const drawing = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="95250" cy="95250"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="印" descr="印"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${rel}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="95250" cy="95250"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`
const drawingType = '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'
const pictureRelations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/image" Target="../media/image1.png"/></Relationships>`

/** A plain table of words, as other samples begin with: numbers ①–④, 回答, 担当者, 備考. */
const plainCells = (): Record<string, HandCell> => ({
  A2: '番号',
  B2: '内容',
  C2: '回答',
  D2: '担当者',
  E2: '備考',
  ...column('A', 3, ['1①', '1②', '2①', '2②']),
  ...column('B', 3, labels),
})

/** A picture on the form. */
export const imageBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: '表',
        cells: plainCells(),
        after: '<drawing r:id="rId1"/>',
        relations: `<Relationship Id="rId1" Type="${rel}/drawing" Target="../drawings/drawing1.xml"/>`,
      },
    ],
    parts: { 'xl/drawings/drawing1.xml': drawing, 'xl/drawings/_rels/drawing1.xml.rels': pictureRelations, 'xl/media/image1.png': png },
    types: drawingType,
  })

const vml = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t201" style="position:absolute;margin-left:200pt;margin-top:30pt;width:60pt;height:15pt"><v:textbox><div>はい</div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>2, 5, 2, 2, 2, 60, 3, 2</x:Anchor><x:FmlaLink>$C$3</x:FmlaLink></x:ClientData></v:shape></xml>`

/** Tick boxes laid over the cells, each linked to a cell that holds TRUE or FALSE. */
export const controlBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: '表',
        cells: { ...plainCells(), ...column('C', 3, [{ v: false }, { v: false }, { v: true }, { v: false }]) },
        after: `<legacyDrawing r:id="rId1"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls><mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1025" r:id="rId2" name="Check Box 1"><controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0"><anchor moveWithCells="1"><from><xdr:col xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">2</xdr:col></from></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>`,
        relations: `<Relationship Id="rId1" Type="${rel}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${rel}/ctrlProp" Target="../ctrlProps/ctrlProp1.xml"/>`,
      },
    ],
    parts: {
      'xl/drawings/vmlDrawing1.vml': vml,
      'xl/ctrlProps/ctrlProp1.xml':
        '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" fmlaLink="$C$3" lockText="1"/>',
    },
    types: '<Override PartName="/xl/ctrlProps/ctrlProp1.xml" ContentType="application/vnd.ms-excel.controlproperties+xml"/>',
  })

/** Macros: a project that is no real one, so that whoever ran it would fail. */
export const macroBook = (): Uint8Array =>
  handBook({
    sheets: [{ name: '表', cells: plainCells() }],
    parts: { 'xl/vbaProject.bin': Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) % 251) },
    relations: '<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
  })

/** Days counted from 1904, in cells with a date format. */
export const book1904 = (): Uint8Array =>
  handBook({
    date1904: true,
    sheets: [
      {
        name: 'Sheet1',
        cells: {
          A1: 'No.',
          B1: '確認する項目',
          C1: '回答',
          D1: '確認日',
          E1: '完了予定日',
          ...column('A', 2, [1, 2, 3, 4]),
          ...column('B', 2, labels),
          ...column('D', 2, [{ v: 44_000, s: 1 }, { s: 1 }, { s: 1 }, { s: 1 }]),
          ...column('E', 2, [{ s: 3 }, { s: 3 }, { s: 3 }, { s: 3 }]),
        },
      },
    ],
  })

/** A protected sheet between hidden ones that hold the same table. */
export const protectedBook = (): Uint8Array =>
  handBook({
    sheets: [
      { name: '旧', state: 'hidden', cells: plainCells() },
      {
        name: '提出用',
        cells: plainCells(),
        after: '<sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="AAAA" spinCount="100000" sheet="1" objects="1" scenarios="1"/>',
      },
      { name: '計算', state: 'veryHidden', cells: { A1: { f: "'提出用'!C3", v: '' } } },
    ],
  })

/** Full-width numbers in the labels, out of order, boxes to tick, days in the words of an era. */
export const boxBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: 'チェック',
        cells: {
          A1: '記入日：令和　　年　　月　　日',
          A3: '点検項目',
          B3: 'あてはまる方に印',
          C3: '対応予定日',
          D3: '理由・補足',
          ...column('A', 4, ['２－③　離れた所からの保守', '１－①　責任者を置く', '２－１０　記録を残す', '２（２）一覧を直す']),
          ...column(
            'B',
            4,
            Array.from({ length: 4 }, () => '□はい　□いいえ　□対象外'),
          ),
        },
      },
    ],
  })

/** Formulas where answers go, the order of calculation, and links to another workbook. */
export const formulaBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: '表',
        cells: {
          ...plainCells(),
          C4: { f: 'IF(C3="はい","はい","いいえ")', v: 'いいえ' },
          F3: { f: 'C4&"です"', v: 'いいえです' },
          F4: { f: '[1]Sheet1!A1', v: 1 },
        },
      },
      { name: '集計', cells: { A1: { f: 'COUNTIF(表!$C:$C,"はい")', v: 0 }, A2: { f: 'SUM(B1:B3)', v: 0 }, A3: { f: 'INDIRECT("表!C3")', v: '' } } },
    ],
    parts: {
      'xl/calcChain.xml':
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C4" i="1" l="1"/><c r="F3"/><c r="F4"/><c r="A1" i="2"/><c r="A2"/><c r="A3"/></calcChain>',
      'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook xmlns:r="${rel}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>`,
      'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/externalLinkPath" Target="file:///C:/elsewhere.xlsx" TargetMode="External"/></Relationships>`,
    },
    names: '<externalReferences><externalReference r:id="rIdE"/></externalReferences>',
    relations: `<Relationship Id="rIdC" Type="${rel}/calcChain" Target="calcChain.xml"/><Relationship Id="rIdE" Type="${rel}/externalLink" Target="externalLinks/externalLink1.xml"/>`,
    types:
      '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/>',
  })

/** Headings between the items, (1) within them, a choice printed to be circled, days to be written between slashes. */
export const printedBook = (): Uint8Array =>
  handBook({
    sheets: [
      {
        name: '確認票',
        cells: {
          B2: 'チェック項目',
          C2: '確認結果（日付）',
          D2: '目標日',
          A3: '１．体制について',
          A5: '２．運用について',
          ...Object.fromEntries([4, 6, 7, 8].map((row, index) => [`A${row}`, `(${[1, 1, 2, 3][index]})`])),
          ...Object.fromEntries([4, 6, 7, 8].map((row, index) => [`B${row}`, labels[index] ?? ''])),
          ...Object.fromEntries([4, 6, 7, 8].map((row) => [`C${row}`, 'はい・いいえ\n（　　／　　）'])),
          ...Object.fromEntries([4, 6, 7, 8].map((row) => [`D${row}`, '（　／　）'])),
        },
        merged: ['A3:D3', 'A5:D5'],
      },
    ],
  })

/** The plain form in the words of another program: names with a prefix, cells and rows that do not say where they are. */
export const prefixedParts = (): Record<string, Uint8Array> => {
  const parts = handParts({ sheets: [{ name: '表', cells: plainCells() }] } satisfies HandBook)
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const prefixed = sheet
    .replace(/<(\/?)(?=[a-z])/gu, '<$1x:')
    .replace('xmlns="', 'xmlns:x="')
    .replace(/<x:row r="2"[^>]*>/u, '<x:row r="2">')
    .replace(/(<x:c) r="[A-Z]+\d+"/gu, '$1')
  return { ...parts, 'xl/worksheets/sheet1.xml': strToU8(prefixed) }
}

/** What a program writes that is told to set a password: an old compound file around the encrypted one. */
export const encryptedBook = (): Uint8Array => {
  const file = new Uint8Array(4096)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024)
  file.set(deflateSync(Buffer.from('x')), 2048)
  return file
}
