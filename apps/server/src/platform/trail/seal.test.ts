// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { beginning, sealHash, sealInstant } from './seal.ts'

const documented = readFileSync(fileURLToPath(new URL('../../../../../docs/trail.md', import.meta.url)), 'utf8')

it('comes out as the documentation works it out by hand', () => {
  const event = {
    id: '019aa3b0-0000-7000-8000-000000000002',
    person_id: '019aa3b0-0000-7000-8000-000000000003',
    action: 'quote.save',
    target_kind: 'measure',
    target_id: 'mfa',
    before: null,
    after: { note: '三百万円', amount: 3_000_000 },
    address: '192.0.2.7',
    at: sealInstant(new Date('2026-11-21T01:30:00.123Z')),
  }
  const place = {
    organisation: '019aa3b0-0000-7000-8000-000000000001',
    seq: 1,
    previous: beginning,
    sealedAt: sealInstant(new Date('2026-11-21T01:30:00.5Z')),
  }
  expect(documented).toContain(`its seal is \`${sealHash(event, place)}\``)
})
