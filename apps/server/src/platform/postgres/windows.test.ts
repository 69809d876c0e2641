// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { hasSignalPipe, reachableOnWindows, settingLines, withOurSettings } from './windows.ts'

describe('PostgreSQL on Windows', () => {
  it.each([
    ['C:\\ProgramData\\Shinayaka\\data', true],
    ['C:\\Users\\Ward 3\\data', true],
    ['C:\\Users\\医事課\\data', false],
    [`C:\\${'a'.repeat(160)}`, false],
  ])('reaches %s: %s', (path, reached) => expect(reachableOnWindows(path)).toBe(reached))

  it('gets its settings in a file, whatever they hold', () => {
    expect(settingLines({ port: '5432', log_line_prefix: "%m [%p] '" })).toBe("port = '5432'\nlog_line_prefix = '%m [%p] '''\n")
  })

  it('reads that file last, and is told so once', () => {
    const first = withOurSettings('shared_buffers = 1GB')
    expect(first).toBe("shared_buffers = 1GB\ninclude_if_exists = 'shinayaka.conf'\n")
    expect(withOurSettings(first ?? '')).toBeNull()
  })

  it.skipIf(process.platform === 'win32')('has no pipes to look at elsewhere', () => expect(hasSignalPipe(1)).toBeNull())
})
