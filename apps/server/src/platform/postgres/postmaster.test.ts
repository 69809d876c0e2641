// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { syncsAtOnce } from './postmaster.ts'

it.each([
  ['linux', '6.18.44-amd64', true],
  ['linux', '5.8.0', true],
  ['linux', '5.7.19', false],
  ['linux', '4.18.0-553.el8', false],
  ['darwin', '24.0.0', false],
  ['win32', '10.0.26100', false],
])('on %s %s a crashed database has its disk written at once: %s', (system, kernel, expected) => {
  expect(syncsAtOnce(system, kernel)).toBe(expected)
})
