// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect, wanted } from './contents.mjs'
import { layoutFor, missingRuntime, settingsFrom, settingsTemplate } from './inside/layout.mjs'
import { firewallHint, linuxSteps, systemdUnit, taskXml, windowsSteps } from './inside/service-texts.mjs'
import { compareSums, writeSums } from './inside/sums.mjs'
import { launchers } from './launchers.mjs'
import { ownPlatform, platforms, readArguments } from './platforms.mjs'
import { copyProgram, writePointers } from './program.mjs'
import { reasonOf, requireIntegrity } from './registry.mjs'

const windows = layoutFor({ os: 'win32', env: { ProgramData: 'D:\\Program Data', ProgramFiles: 'D:\\Program Files' }, home: 'C:\\Users\\医事課' })

describe('what is asked of npm run bundle', () => {
  it.each([
    [[], { platforms: [ownPlatform()], to: 'dist', check: false, vcRedist: null }],
    [['--platform', 'all', '--check'], { platforms: Object.keys(platforms), to: 'dist', check: true, vcRedist: null }],
    [['--platform=win-x64', '--platform', 'win-x64', '--to', '/a b'], { platforms: ['win-x64'], to: '/a b', check: false, vcRedist: null }],
    [['--vc-redist=x=y.exe', '--platform', 'win-x64'], { platforms: ['win-x64'], to: 'dist', check: false, vcRedist: 'x=y.exe' }],
  ])('%j is understood', (args, asked) => expect(readArguments(args)).toEqual({ asked }))

  it.each([[['--platform', 'win-x86']], [['--platform']], [['--to', '--check']], [['win-x64']]])('%j is refused with the usage', (args) =>
    expect(readArguments(args).problem).toContain('使い方'),
  )

  it.each([
    ['getaddrinfo ENOTFOUND registry.npmjs.org', 'インターネット'],
    ['ENOSPC: no space left on device', '空きがありません'],
    ['404 Not Found E404', 'この版がありません'],
    ['something else', 'something else'],
  ])('npm’s “%s” becomes a sentence', (said, sentence) => expect(reasonOf(said)).toContain(sentence))

  it('a file with another hash is refused', () => {
    const integrity = `sha512-${createHash('sha512').update('node').digest('base64')}`
    expect(() => requireIntegrity('node', integrity, 'x')).not.toThrow()
    expect(() => requireIntegrity('nodf', integrity, 'x')).toThrow('ハッシュと合いません')
  })
})

describe('on Windows', () => {
  it('everything that is kept lies outside the bundle, without Japanese letters', () => {
    expect(windows).toMatchObject({
      base: 'D:\\Program Data\\Shinayaka',
      data: 'D:\\Program Data\\Shinayaka\\data',
      app: 'D:\\Program Files\\Shinayaka\\app',
    })
    expect(layoutFor({ os: 'win32', env: {}, home: '' }).data).toBe('C:\\ProgramData\\Shinayaka\\data')
    for (const path of Object.values(windows)) expect(path).not.toContain('/')
  })

  it.each(launchers('win32'))('$name is ASCII with CR LF, finds itself in any folder, and heeds no other Node’s settings', ({ name, text }) => {
    expect(name).toMatch(/^[a-z-]+\.cmd$/)
    expect(text).toMatch(/^([\x20-\x7e]*\r\n)+$/)
    const call = text.split('\r\n').find((line) => line.includes('node.exe'))
    expect(call).toMatch(/^"%~dp0runtime\\node\.exe" "%~dp0app\\bundle\\[a-z]+\.mjs"( [a-z]+)? %\*$/)
    expect(text).toContain('set "NODE_OPTIONS="')
  })

  it('the task runs with few rights, for ever, also on a battery, and is asked for again each minute', () => {
    const text = taskXml(windows)
    expect(text).toContain('<UserId>S-1-5-19</UserId>')
    expect(text).toContain('<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>')
    expect(text).toContain('<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>')
    expect(text).toMatch(/<BootTrigger>[\s\S]*<Interval>PT1M<\/Interval>[\s\S]*<\/BootTrigger>/)
    expect(text).toContain('<MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>')
    expect(text).toContain('<Arguments>"D:\\Program Files\\Shinayaka\\app\\app\\bundle\\start.mjs" --service</Arguments>')
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(taskXml(layoutFor({ os: 'win32', env: { ProgramFiles: 'C:\\A&B <1>' }, home: '' }))).toContain('C:\\A&amp;B &lt;1&gt;\\Shinayaka')
  })

  it('what is kept is closed to all but the system, administrators and the service, by numbers that no language changes', () => {
    const [, grant] = windowsSteps(windows).close
    expect(grant?.filter((word) => word.startsWith('*')).map((word) => word.split(':')[0])).toEqual(['*S-1-5-18', '*S-1-5-32-544', '*S-1-5-19'])
    expect(grant).toContain('/inheritance:r')
    expect(firewallHint('win32', '8080')).toContain('localport=8080')
  })

  it('parts that a fresh Windows lacks are named', () => {
    const there = new Set(['C:\\Windows\\System32\\vcruntime140.dll'])
    expect(missingRuntime({ SystemRoot: 'C:\\Windows' }, (path) => there.has(path))).toEqual(['vcruntime140_1.dll', 'msvcp140.dll'])
    expect(missingRuntime({}, () => true)).toEqual([])
  })

  it('settings written with Notepad are read: mark, CR LF, quotes, notes; the environment comes first', () => {
    const text = '\uFEFF# note\r\nHOST = 0.0.0.0 \r\nPORT="8081"\r\nodd line\r\n'
    expect(settingsFrom(text, { PORT: '9000', HOST: '' }, 'D:\\data')).toEqual({ DATA_DIR: 'D:\\data', HOST: '0.0.0.0', PORT: '9000' })
    expect(settingsFrom(settingsTemplate('win32'), {}, 'd')).toEqual({ DATA_DIR: 'd' })
    expect(settingsFrom(settingsTemplate('win32').replace('# HOST', 'HOST'), {}, 'd').HOST).toBe('0.0.0.0')
  })

  it('no text of settings makes reading them fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof settingsFrom(text, {}, 'd').DATA_DIR === 'string'))
  })
})

describe('on Linux', () => {
  it('an ordinary user keeps it at home, root and the service in /var/lib', () => {
    expect(layoutFor({ os: 'linux', env: {}, home: '/home/a' }).data).toBe('/home/a/.local/share/shinayaka/data')
    expect(layoutFor({ os: 'linux', env: { XDG_DATA_HOME: '/x' }, home: '/home/a' }).base).toBe('/x/shinayaka')
    for (const who of [{ root: true }, { service: true }])
      expect(layoutFor({ os: 'linux', env: {}, home: '/home/a', ...who }).base).toBe('/var/lib/shinayaka')
  })

  it.each(launchers('linux'))('$name has no CR and quotes every path', ({ text }) => {
    expect(text.startsWith('#!/bin/sh\n')).toBe(true)
    expect(text).not.toContain('\r')
    expect(text).toMatch(/\nexec "\$node" "\$here\/app\/bundle\/[a-z]+\.mjs"/)
  })

  it('the service may write only where its data lie, and stops its database itself', () => {
    const layout = layoutFor({ os: 'linux', env: {}, home: '/root', service: true })
    const unit = systemdUnit(layout)
    for (const line of ['User=shinayaka', 'KillMode=mixed', 'ProtectSystem=strict', 'ReadWritePaths=/var/lib/shinayaka', 'Restart=always'])
      expect(unit).toContain(`${line}\n`)
    expect(unit).toContain('ExecStart=/opt/shinayaka/app/runtime/node /opt/shinayaka/app/app/bundle/start.mjs --service\n')
    expect(linuxSteps(layout).own).toContain('/var/lib/shinayaka/data')
  })
})

describe('the folder', () => {
  const home = mkdtempSync(join(tmpdir(), 'shinayaka-bundle-test-'))
  const folder = join(home, 'bundle')
  const put = (path, content = 'x') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const elf = (machine) => Buffer.from([0x7f, 0x45, 0x4c, 0x46, ...Array(14).fill(0), machine, 0])

  beforeAll(() => {
    for (const path of wanted(platforms['win-x64'])) put(path, /\.exe$/.test(path) ? 'MZ..................' : 'x')
  })
  afterAll(() => rmSync(home, { recursive: true }))

  it('for Windows names node.exe, postgres.exe and initdb.exe, and is right as it is', () => {
    const names = wanted(platforms['win-x64']).map((path) => path.split('/').at(-1))
    expect(names).toEqual(expect.arrayContaining(['node.exe', 'postgres.exe', 'initdb.exe', 'pg_ctl.exe', 'start.cmd', 'README.txt']))
    expect(inspect(folder, platforms['win-x64'], ['vitest'])).toEqual([])
  })

  it.each([
    ['app/node_modules/a/b.so', elf(0x3e), '別の種類'],
    ['app/node_modules/vitest/package.json', '{}', '開発用'],
    ['app/node_modules/a/index.js.map', '', '開発用'],
    [`app/${'a'.repeat(160)}.js`, '', '長すぎます'],
    ['app/a:b', '', 'Windows に置けない'],
  ])('is refused with %s in it', (path, content, sentence) => {
    put(path, content)
    expect(inspect(folder, platforms['win-x64'], ['vitest']).join()).toContain(sentence)
    rmSync(join(folder, path))
  })

  it('is refused with a link, with a file missing, and with a program for another processor', () => {
    symlinkSync('README.txt', join(folder, 'link'))
    rmSync(join(folder, 'start.cmd'))
    expect(inspect(folder, platforms['win-x64'], []).join()).toMatch(/start\.cmd がありません[\s\S]*link はリンクです/)
    rmSync(join(folder, 'link'))
    put('start.cmd')
    put('app/node_modules/a/b.node', elf(0x3e))
    expect(inspect(folder, platforms['linux-arm64'], []).join()).toContain('app/node_modules/a/b.node は別の種類')
    rmSync(join(folder, 'app/node_modules/a/b.node'))
  })

  it('tells a missing, a changed and a foreign file by its sums', () => {
    writeSums(folder)
    expect(compareSums(folder)).toEqual({ missing: [], changed: [], foreign: [] })
    const copy = join(home, 'copy')
    cpSync(folder, copy, { recursive: true })
    writeFileSync(join(copy, 'start.cmd'), 'y')
    rmSync(join(copy, 'LICENSE'))
    writeFileSync(join(copy, 'virus.exe'), '')
    expect(compareSums(copy)).toEqual({ missing: ['LICENSE'], changed: ['start.cmd'], foreign: ['virus.exe'] })
  })

  it('holds the sources unchanged, without tests, and finds every part without a link', () => {
    const root = new URL('../..', import.meta.url).pathname
    const app = join(home, 'app')
    mkdirSync(join(root, 'apps/web/dist'), { recursive: true })
    copyProgram(root, app, '0.0.1')
    writePointers(app)
    expect(readFileSync(join(app, 'apps/server/src/main.ts'))).toEqual(readFileSync(join(root, 'apps/server/src/main.ts')))
    expect(readFileSync(join(app, 'node_modules/@shinayaka/domain/index.js'), 'utf8')).toContain(
      "export * from '../../../packages/domain/src/index.ts'",
    )
    const { exports } = JSON.parse(readFileSync(join(app, 'node_modules/@shinayaka/engines/package.json'), 'utf8'))
    expect(exports['./render/typst']).toBe('./render/typst.js')
    expect(Object.keys(exports).some((key) => key.includes('test'))).toBe(false)
  })
})
