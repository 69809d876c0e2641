// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { RadarInput } from './input.ts'
import { nameLines, radarSize } from './option.ts'
import { radarSvg } from './radar.ts'

const clinic = [
  '体制と責任者',
  '職員の教育',
  '機器の把握',
  '外部との接続',
  '持ち込み媒体',
  'ウイルス対策',
  '利用者とパスワード',
  '更新プログラム',
  'バックアップ',
  '事業者との契約',
  '診療を続ける備え',
]
const hospital =
  '体制 教育 資産管理 導入 運用 アクセス制御 ネットワーク メディア モバイル ウイルス対策 暗号化 認証 変更管理 手順書 バックアップ 保守 廃棄 監視 ログ管理 障害対応 事業継続計画'.split(
    ' ',
  )

const input = (names: readonly string[], more: Partial<RadarInput> = {}): RadarInput => ({
  title: '分野ごとの点の図',
  description: '各分野の点を表した図です。',
  language: 'ja',
  thisName: '今回 令和8年度（2026年度）',
  previousName: '前回 令和7年度（2025年度）',
  domains: names.map((name, index) => ({ name, score: index % 4, previous: (index + 1) % 4 })),
  ...more,
})

const hospitalEnglish = [
  'Governance',
  'Education',
  'Asset management',
  'Procurement',
  'Operations',
  'Access control',
  'Network',
  'Removable media',
  'Mobile',
  'Malware',
  'Encryption',
  'Authentication',
  'Change',
  'Procedures',
  'Backup',
  'Maintenance',
  'Disposal',
  'Monitoring',
  'Logs',
  'Incident response',
  'Business continuity',
]

type Label = { text: string; x: number; y: number; anchor: string }
const labelsOf = (svg: string): Label[] =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/gu)].map(([, attributes = '', text = '']) => {
    const [, x = '0', y = '0'] = /translate\(([-\d.]+) ([-\d.]+)\)/u.exec(attributes) ?? []
    const own = /\sy="([-\d.]+)"/u.exec(attributes)?.[1] ?? '0'
    return { text, x: Number(x), y: Number(y) + Number(own), anchor: /text-anchor="(\w+)"/u.exec(attributes)?.[1] ?? '' }
  })

const boxOf = ({ text, x, y, anchor }: Label) => {
  const width = [...text].reduce((sum, letter) => sum + (/\p{ASCII}/u.test(letter) ? 7.8 : 14), 0)
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x
  return { left, right: left + width, top: y - 7, bottom: y + 7 }
}

describe('radar', () => {
  it.each<[string, readonly string[], 'ja' | 'en']>([
    ['11', clinic, 'ja'],
    ['21', hospital, 'ja'],
    ['21 English', hospitalEnglish, 'en'],
  ])('shows %s labels whole, inside the picture and clear of each other', (_, names, language) => {
    const labels = labelsOf(radarSvg(input(names, { language }))).filter(({ text }) => text !== '' && names.some((name) => name.includes(text)))
    expect(labels.map(({ text }) => text).join('')).toBe(names.join(''))
    const boxes = labels.map(boxOf)
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(radarSize.width)
      expect(box.top).toBeGreaterThanOrEqual(0)
      for (const other of boxes.slice(index + 1)) {
        const apart = box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top
        expect(apart, `${labels[index]?.text}`).toBe(true)
      }
    }
  })

  it('runs clockwise from the top', () => {
    const [top, next] = labelsOf(radarSvg(input(clinic))).filter(({ text }) => clinic.includes(text))
    expect(top?.text).toBe('体制と責任者')
    expect(top?.x).toBeCloseTo(radarSize.width / 2)
    expect(next?.text).toBe('職員の教育')
    expect(next?.x).toBeGreaterThan(radarSize.width / 2)
  })

  it('tells last time from this time without colour: dashes and hollow diamonds against a solid line and round marks', () => {
    const svg = radarSvg(input(clinic))
    expect(svg).toContain('stroke-dasharray="6,4"')
    expect(radarSvg(input(clinic, { previousName: null }))).not.toContain('stroke-dasharray')
    expect(svg).toContain('前回 令和7年度')
  })

  it('draws last time exactly on the scale of this time', () => {
    const full = input(clinic.slice(0, 4), { domains: clinic.slice(0, 4).map((name) => ({ name, score: 3, previous: 3 })) })
    const svg = radarSvg(full)
    const dashed = /<polygon points="([^"]*)"[^>]*stroke-dasharray/u.exec(svg)?.[1] ?? /d="([^"]*)"[^>]*stroke-dasharray="6,4"/u.exec(svg)?.[1] ?? ''
    for (const corner of ['320 50', '486 216', '320 382', '154 216']) {
      expect(dashed).toContain(corner)
      expect(svg.split(corner).length).toBeGreaterThan(2)
    }
  })

  it('never draws an empty domain as zero: no axis without a score, a gap where last time is missing', () => {
    const domains = [
      { name: '甲', score: 3, previous: 3 },
      { name: '乙', score: 3, previous: null },
      { name: '丙', score: 3, previous: 3 },
      { name: '丁', score: null, previous: 3 },
      { name: '戊', score: 3, previous: 3 },
    ]
    const svg = radarSvg(input([], { domains }))
    expect(labelsOf(svg).map(({ text }) => text)).not.toContain('丁')
    const dashed = [...svg.matchAll(/<(poly\w+) points="([^"]*)"[^>]*stroke-dasharray/gu)]
    expect(dashed).toHaveLength(1)
    expect(dashed[0]?.[1]).toBe('polyline')
    expect(dashed[0]?.[2]?.split(' ')).toHaveLength(6)
    expect(dashed[0]?.[2]).not.toContain('320 216')
  })

  it('stands alone: title and description, nothing fetched, nothing run, words escaped', () => {
    const svg = radarSvg(input(['<script>alert(1)</script>', '乙', '丙'], { title: 'a<b>&"', description: "it's" }))
    expect(svg).toMatch(/<title>a&#60;b&#62;&#38;&#34;<\/title><desc>it&#39;s<\/desc>/u)
    expect(svg).not.toMatch(/<script|style|@font-face|@import|href|url\(|class=/u)
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:/u)
    expect(svg).toContain('sans-serif')
  })

  it('gives the same picture for the same values', () => {
    expect(radarSvg(input(clinic))).toBe(radarSvg(input(clinic)))
  })
})

describe('nameLines', () => {
  it('leaves short names whole, and cuts long ones where they may be cut', () => {
    expect(nameLines('バックアップ', 'ja')).toEqual(['バックアップ'])
    expect(nameLines('診療を続ける備え', 'ja')).toEqual(['診療を続ける備え'])
    expect(nameLines('利用者の管理・パスワードの管理', 'ja')).toEqual(['利用者の管理・', 'パスワードの管理'])
    expect(nameLines('Contracts with vendors and suppliers', 'en')).toEqual(['Contracts with', 'vendors and', 'suppliers'])
    expect(nameLines('医療情報システム安全管理責任者会議', 'ja').join('')).toBe('医療情報システム安全管理責任者会議')
  })
})
