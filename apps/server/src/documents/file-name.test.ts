// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import { expect, it } from 'vitest'
import { fileName } from './file-name.ts'

const at = '2026-11-20T15:30:00.000Z'

it.each<[string, Language, string]>([
  ['やまもも診療所', 'ja', '自己点検報告書_やまもも診療所_2026-11-21.pdf'],
  ['やまもも診療所', 'en', 'self-check-report_やまもも診療所_2026-11-21.pdf'],
  ['医療法人（架空）/ 本院\\:*?"<>|', 'ja', '自己点検報告書_医療法人（架空） 本院_2026-11-21.pdf'],
  ['../../etc/passwd', 'ja', '自己点検報告書_etc passwd_2026-11-21.pdf'],
  ['a\u202egpj.\r\nx', 'ja', '自己点検報告書_a gpj. x_2026-11-21.pdf'],
  ['診療\ud83d所', 'ja', '自己点検報告書_診療 所_2026-11-21.pdf'],
  [' . . ', 'ja', '自己点検報告書_機関_2026-11-21.pdf'],
  ['', 'en', 'self-check-report_institution_2026-11-21.pdf'],
  ["St. Mary's Clinic.", 'en', 'self-check-report_St. Mary s Clinic_2026-11-21.pdf'],
])('%j in %s is saved as %s', (organisation, language, name) => {
  expect(fileName('report', organisation, at, language)).toBe(name)
})

it('stays within what file systems and headers take, however long the name', () => {
  const name = fileName('form', '𠮷'.repeat(99), at, 'ja')
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
  expect(() => encodeURIComponent(name)).not.toThrow()
})
