// SPDX-License-Identifier: Apache-2.0

/**
 * What the fictional hospital answered: three past years, then today's draft. 0 to 3, `n` 対象外, `?` わからない, `-` still open.
 * It began with little, did much about backups, lines and people, and has hardly touched logs, monitoring and encryption.
 */
export const hospitalAnswers: Readonly<Record<string, string>> = {
  // 体制
  'named-person': '2233',
  'safety-officer': '1222',
  committee: '1122',
  budget: '0111',
  'internal-audit': '011-',
  // 教育
  'yearly-training': '1222',
  'phishing-drill': '0122',
  'ai-use': '?011',
  'it-room-skills': '1122',
  // 資産管理: the colleague who looked after it has left.
  inventory: '122-',
  'medical-devices': '111-',
  'support-end': '?12-',
  'data-map': '001-',
  'system-diagram': '122-',
  // 導入
  approval: '111-',
  'security-requirements': '011-',
  'mds-sds': '0?1-',
  'acceptance-check': '112-',
  'ai-services': '?00-',
  // 運用
  'security-updates': '1222',
  'vulnerability-watch': '0111',
  hardening: '0122',
  // アクセス制御
  'own-accounts': '1222',
  roles: '1122',
  leavers: '2222',
  'admin-accounts': '0111',
  // ネットワーク
  'external-connections': '1222',
  'source-restriction': '1222',
  'edge-devices': '?222',
  segmentation: '1111',
  wireless: '1122',
  // メディア: given to the laboratory.
  'controlled-media': '121-',
  'import-station': '001-',
  takeout: '122-',
  // モバイル
  'managed-devices': 'nn22',
  'personal-devices': '0122',
  'remote-work': 'nnnn',
  // ウイルス対策
  'endpoint-protection': '2222',
  'unprotected-devices': '0111',
  'mail-web': '1222',
  // 暗号化
  devices: '0111',
  transfer: '1111',
  keys: '?000',
  // 認証
  'strong-passwords': '1112',
  'two-factor': '0011',
  'default-passwords': '?222',
  lockout: '2222',
  // 変更
  request: '0122',
  'test-and-return': '1111',
  emergency: '0111',
  // 手順: given to the medical affairs section.
  regulations: '222-',
  'it-manuals': '012-',
  'data-sharing': '122-',
  'ai-rules': '001-',
  // バックアップ
  'separate-copy': '0222',
  scope: '1111',
  'protected-path': '0222',
  'daily-check': '2222',
  'restore-rehearsal': '0112',
  // 保守
  'update-responsibility': '?111',
  'vendor-list': '1222',
  'remote-access': '122-',
  'on-site': '112-',
  // 廃棄: given to radiology.
  wipe: '222-',
  'leased-and-repair': '112-',
  'service-exit': 'n11-',
  // 監視
  'alert-reading': '001-',
  'remote-watch': '000-',
  'unusual-activity': '?0?-',
  // ログ
  'access-log': '111-',
  review: '000-',
  protection: '??0-',
  // 障害対応
  'first-hour': '1222',
  'isolation-authority': '012-',
  reporting: '122-',
  evidence: '001-',
  // BCP: given to the nurses.
  'care-on-paper': '112-',
  plan: '011-',
  'recovery-order': '001-',
  drill: '011-',
}

/** What management answered, two and one year ago. It sees some things rosier than those who do them. */
export const managementAnswers: Readonly<Record<string, string>> = {
  policy: '23',
  'safety-officer': '23',
  budget: '22',
  staffing: '12',
  reports: '12',
  'stop-authority': '12',
  ransom: '?1',
  contracts: '23',
  ai: '12',
  plan: '23',
  drill: '12',
  'own-learning': '01',
  'speak-up': '22',
  reporting: '12',
  audit: '11',
}

/** How the network stood in each past year. */
export const hospitalGrades = [
  { identity: 'weak', external: 'd', media: 'x', internal: 'x' },
  { identity: 'ok', external: 'd', media: 'd', internal: 'x' },
  { identity: 'ok', external: 'o', media: 'd', internal: 'd' },
] as const
