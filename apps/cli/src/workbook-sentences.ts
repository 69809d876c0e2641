// SPDX-License-Identifier: Apache-2.0
import type {
  AnswerField,
  ColumnRole,
  Feature,
  FillNotice,
  ForeignRefusal,
  ItemProblem,
  ProposalNote,
  SheetCell,
} from '@shinayaka/engines/foreign-workbook/index'

const megabytes = (value: string | number | undefined): string => `${Math.ceil(Number(value ?? 0) / 1024 / 1024)} MB`

const refusals: Record<ForeignRefusal['code'], (params: ForeignRefusal['params']) => string> = {
  'not-excel': () => 'Excel のファイルではありません。配られた様式の .xlsx か .xlsm を指定してください。',
  'old-excel': () => '古い形式（.xls）です。Excel か LibreOffice で開き、「.xlsx」で保存し直してください。',
  'binary-excel': () => 'バイナリ形式（.xlsb）です。Excel で開き、「.xlsx」で保存し直してください。',
  ods: () => 'OpenDocument（.ods）です。LibreOffice で開き、「.xlsx」で保存し直してください。',
  csv: () => '様式のない文字だけのファイル（CSV など）です。様式の .xlsx か .xlsm を指定してください。',
  encrypted: () => 'パスワードがかかっています。Excel で開き、パスワードを外して保存し直してください。',
  'too-large': ({ size, limit }) => `大きすぎます（${megabytes(size)}。${megabytes(limit)} まで）。写真などを小さくして保存し直してください。`,
  'zip-bomb': () => '開くと異常に大きくなるファイルなので、開きませんでした。出どころを確かめてください。',
  unreadable: () => '壊れているか、Excel のファイルにはない書き方があるので、開きませんでした。Excel で開いて保存し直すと直ることがあります。',
  'too-many-cells': () => '行やセルが多すぎます。使っていない行を消して保存し直してください。',
}

/** Why a workbook was not opened, and what to do. */
export const refusalSentence = ({ code, params }: ForeignRefusal): string => refusals[code](params)

export const fieldNames: Record<AnswerField, string> = { answer: '答え', date: '確認日', target: '目標日', remark: '備考', person: '確認者' }

const roleNames: Record<ColumnRole, string> = {
  answer: '答え',
  yes: '「はい」の印',
  no: '「いいえ」の印',
  na: '「対象外」の印',
  date: '確認日',
  target: '目標日',
  remark: '備考',
  person: '確認者',
}
export const roleName = (role: ColumnRole): string => roleNames[role]

const problems: Record<ItemProblem['code'], (params: ItemProblem['params']) => string> = {
  'item.unknown': () => '対応表にない項目です。',
  'item.repeated': () => '同じ項目が二度あります。どちらか一つにしてください。',
  'round.unknown': () => '様式に、その回の欄がありません。--round を確かめてください。',
  'row.changed': () => '対応表を作ったときと、項目の文が変わっています。様式が新しくなったかもしれません。inspect で対応表を作り直してください。',
  'sheet.missing': () => '対応表にあるシートが、この様式にありません。',
  'answer.no-place': () => '様式に、この答えを書く欄がありません。対応表の answer を見直してください。',
  'answer.unreadable': ({ value }) => `答え「${value}」が、はい・いいえ・対象外のどれか分かりません。`,
  'answer.contradiction': () => '二つ以上の答えに印があります。',
  'answer.not-in-list': ({ value }) => `「${value}」は、このセルの選択肢にありません。対応表の words を選択肢の言葉に直してください。`,
  'answer.no-box': () => 'チェックする四角が見つかりません。',
  'date.invalid': ({ value }) => `「${value}」という日はありません。`,
  'date.unreadable': ({ value }) => `「${value}」を日付として読めません。`,
  'text.too-long': ({ length, limit }) => `文が長すぎます（${length} 文字。${limit} 文字まで）。`,
  'cell.formula': () => '数式が入っているので、上書きしませんでした。上書きしてよければ --overwrite-formulas を付けてください。',
  'cell.formula-bound': () => 'ほかのセルとつながった数式が入っているので、上書きできません。対応表で別の列を選んでください。',
  'cell.shared': () => '別の答えと同じセル（結合したセル）です。対応表の行を見直してください。',
  'cell.error': ({ value }) => `Excel のエラー（${value}）が入っています。`,
}

const placed = ({ sheet, cell }: SheetCell): string => `${sheet}!${cell}`

/** Why one answer cannot be written or read: item, field, place, reason. */
export const problemSentence = ({ item, field, at, code, params }: ItemProblem): string =>
  `項目「${item}」${field === null ? '' : `の${fieldNames[field]}`}${at === null ? '' : `（${placed(at)}）`}: ${problems[code](params)}`

const some = (cells: readonly SheetCell[]): string => {
  const shown = cells.slice(0, 10).map(placed).join('、')
  return cells.length > 10 ? `${shown} ほか ${cells.length - 10} か所` : shown
}

/** What a person should know of a filled form. */
export const noticeSentence = (notice: FillNotice): string => {
  switch (notice.code) {
    case 'formula.stale':
      return `数式の値は古いままです（${some(notice.cells)}）。Excel で開いて計算し直し（Ctrl+Alt+F9）、保存してください。`
    case 'formula.overwritten':
      return `数式を上書きしました（${some(notice.cells)}）。`
    case 'field.left-out':
      return `様式に${fieldNames[notice.field]}の欄がないので、${notice.count} 件の${fieldNames[notice.field]}は書いていません。`
    case 'answer.unmarked':
      return `印が一つだけの様式なので、「いいえ」は印なしのままにしました（${notice.items.join('、')}）。`
    case 'sheet.protected':
      return `シート「${notice.sheet}」は保護されています。保護はそのままです。`
    case 'sheet.renamed':
      return `シート「${notice.sheet}」は「${notice.name}」に変わっています。項目の文は同じなので、そこに書きました。`
    case 'signature.broken':
      return 'このファイルの電子署名は、書き込んだことで無効になります。'
  }
}

export const featureNames: Record<Feature, string> = {
  macros: 'マクロ（動かしません。消しません）',
  'external-links': 'ほかのファイルへのリンク（たどりません）',
  'form-controls': 'チェックボックスなどの部品',
  images: '画像',
  'conditional-formats': '条件付き書式',
  signature: '電子署名（書き込むと無効になります）',
  'workbook-protected': 'ブックの保護',
}

/** What a person must decide or should know about a proposed mapping. */
export const noteSentence = (note: ProposalNote, sheetName: (index: number) => string): string => {
  switch (note.code) {
    case 'item.missing':
      return `項目「${note.item}」の行が見つかりません。`
    case 'item.twice':
      return `項目「${note.item}」らしい行が、「${sheetName(note.sheet)}」の ${note.rows.join('・')} 行目にあります。どれか確かめてください。`
    case 'row.unknown':
      return `「${sheetName(note.sheet)}」の ${note.row} 行目（${note.section === null ? '' : `${note.section}-`}${note.item}）は、知っている項目にありません。`
    case 'answer.missing':
      return `「${sheetName(note.sheet)}」に、答えを書く列が見つかりません。対応表の answer に書き足してください。`
    case 'column.several':
      return `「${sheetName(note.sheet)}」の${roleNames[note.role]}らしい列がいくつもあります（${note.columns.join('・')}）。確かめてください。`
    case 'answer.formula':
      return `「${sheetName(note.sheet)}」の答えの列に数式があります（${note.cells.slice(0, 10).join('、')}）。`
    case 'sheet.hidden':
      return `隠れたシート「${sheetName(note.sheet)}」にも項目がありますが、入れていません。`
    case 'sheet.left-out':
      return `シート「${sheetName(note.sheet)}」には同じ番号の項目があるため、入れていません。`
  }
}
