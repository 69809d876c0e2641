// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type LinkTimes, linkStanding, reachOf } from './link.ts'

const now = new Date('2026-11-21T01:30:00Z')
const open: LinkTimes = { expires: new Date('2026-12-01T15:00:00Z'), revoked: null, sent: null, accepted: null, withdrawn: null, answered: null }

describe('how a link stands', () => {
  it.each([
    [{}, 'open'],
    [{ expires: now }, 'expired'],
    [{ withdrawn: now }, 'withdrawn'],
    [{ answered: now }, 'answered'],
    [{ sent: now, expires: now, answered: now }, 'sent'],
    [{ sent: now, revoked: now }, 'revoked'],
    [{ sent: now, accepted: now, answered: now, expires: now }, 'accepted'],
  ] as const)('%j: %s', (happened, expected) => {
    expect(linkStanding({ ...open, ...happened }, now)).toBe(expected)
  })
})

describe('from where an address can be opened', () => {
  it.each([
    ['http://localhost:8080', 'machine'],
    ['http://127.0.0.1:8080', 'machine'],
    ['http://[::1]:8080', 'machine'],
    ['', 'machine'],
    ['http://192.168.10.5:8080', 'house'],
    ['http://172.20.0.1', 'house'],
    ['http://[fd12:3456::1]:8080', 'house'],
    ['http://jimu-pc:8080', 'house'],
    ['https://shinayaka.local', 'house'],
    ['https://shinayaka.example.jp', 'outside'],
    ['https://203.0.113.9', 'outside'],
    ['http://172.32.0.1', 'outside'],
    ['https://[2001:db8::1]:8443', 'outside'],
  ] as const)('%s: %s', (address, expected) => {
    expect(reachOf(address)).toBe(expected)
  })
})
