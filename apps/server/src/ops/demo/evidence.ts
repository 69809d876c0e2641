// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '@shinayaka/domain'
import { createEvidence, receiveFile } from '../../features/evidence/index.ts'
import { createFiles, plainFileSettings } from '../../platform/files/files.ts'
import { drawingPng, paperPdf } from './papers.ts'
import type { DemoTime } from './time.ts'
import { act, type Person, type Work } from './work.ts'

type Piece = {
  title: string
  file: string
  bytes: () => Buffer
  /** So many days ago; ends so many days from now. */
  effective: number
  expires?: number
  note?: string
  practices: readonly string[]
}

const fiction = 'この書類は、しなやかの体験版のために作った架空のものです。'

const wall = 40
const room = (x: number, y: number) => [
  { x, y, width: 120, height: 70, grey: wall },
  { x: x + 3, y: y + 3, width: 114, height: 64, grey: 235 },
]
const diagram = (): Buffer =>
  drawingPng(640, 360, [
    { x: 318, y: 80, width: 4, height: 200, grey: wall },
    { x: 120, y: 178, width: 400, height: 4, grey: wall },
    ...room(260, 30),
    ...room(60, 145),
    ...room(460, 145),
    ...room(260, 265),
    { x: 300, y: 165, width: 40, height: 30, grey: 120 },
  ])

const pieces: readonly Piece[] = [
  {
    title: '復元訓練の記録（放射線画像のサーバ）',
    file: '復元訓練の記録.pdf',
    bytes: () =>
      paperPdf([
        '復元訓練の記録',
        fiction,
        '対象：放射線画像のサーバ',
        '取り出しから画像が開くまで：4 時間 10 分',
        '立ち会い：情報室 青木、放射線科 小林',
      ]),
    effective: 41,
    note: '次は検査のサーバで行う。',
    practices: ['backup.restore-rehearsal', 'backup.scope'],
  },
  {
    title: '電子カルテの保守契約書（写し）',
    file: '保守契約書_電子カルテ.pdf',
    bytes: () =>
      paperPdf([
        '保守契約書（写し）',
        fiction,
        '甲：しなやか総合病院（架空）',
        '乙：架空メディカルシステム株式会社',
        '更新の適用は、届いてから 30 日以内に乙が行う。',
      ]),
    effective: 340,
    expires: 25,
    note: '更新の見積もりは、医事課の渡辺さんが受け取る。',
    practices: ['maintenance.update-responsibility', 'maintenance.vendor-list', 'operations.security-updates'],
  },
  {
    title: '全職員研修の出席簿',
    file: '研修の出席簿.csv',
    bytes: () =>
      Buffer.from(`\ufeff部署,対象,出席\r\n診療部,42,39\r\n看護部,118,112\r\n検査科,14,14\r\n放射線科,11,10\r\n事務部,23,23\r\n${fiction},,\r\n`),
    effective: 150,
    expires: 215,
    practices: ['education.yearly-training'],
  },
  {
    title: '院内ネットワークの構成図',
    file: '構成図.png',
    bytes: diagram,
    effective: 96,
    note: '部屋の配置は架空です。点線の保守回線は次の版で描く。',
    practices: ['assets.system-diagram', 'network.external-connections', 'network.segmentation'],
  },
  {
    title: '医療情報システム運用管理規程',
    file: '運用管理規程.pdf',
    bytes: () =>
      paperPdf([
        '医療情報システム運用管理規程',
        fiction,
        '第1条　安全管理責任者を置き、代わりの者を定める。',
        '第2条　記録媒体の持ち出しは、情報室に届け出る。',
      ]),
    effective: 600,
    practices: ['procedures.regulations', 'media.takeout', 'governance.safety-officer'],
  },
  {
    title: '境界の機器の脆弱性診断 報告書',
    file: '脆弱性診断_報告書.pdf',
    bytes: () => paperPdf(['脆弱性診断 報告書', fiction, '対象：外部接続の機器 3 台', '高い危険 0、中くらい 2（対応済み）、低い 5']),
    effective: 380,
    expires: -14,
    note: '年に一度。今年の分は、日程を相談している。',
    practices: ['network.edge-devices', 'operations.vulnerability-watch'],
  },
]

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** What the hospital has to show for its practices: papers, a list and a drawing; one ends soon, one has ended. */
export const keepEvidence = async (work: Work, admin: Person, responsible: readonly Person[], time: DemoTime): Promise<void> => {
  const files = createFiles(plainFileSettings, () => undefined)
  for (const [index, piece] of pieces.entries()) {
    const day = (count: number) => japaneseDate(time.days(count))
    // A catalog that has dropped a practice has nothing to link.
    const links = piece.practices.filter((id) => work.catalog.practices.has(id)).map((id) => ({ kind: 'practice' as const, id }))
    const bytes = piece.bytes()
    await act(work, admin, time.days(Math.max(-piece.effective + 2, -300)), async ({ scope, clock }) => {
      const app = { clock, files, catalog: work.catalog, log: () => undefined }
      const upload = await receiveFile({ app, scope }, piece.file, { pieces: once(bytes), length: bytes.length })
      await createEvidence(
        { app, scope },
        {
          upload: upload.id,
          title: piece.title,
          note: piece.note ?? '',
          effective: day(-piece.effective),
          expires: piece.expires === undefined ? null : day(piece.expires),
          responsible: responsible[index % responsible.length]?.id ?? null,
          links,
        },
      )
    })
  }
}
