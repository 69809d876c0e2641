// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recognise, refusedByName } from './recognise.ts'

const text = (value: string) => Buffer.from(value, 'utf8')
const zip = (names: string[]) => Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))))
const sjis = Buffer.from('8365835883670d0a', 'hex')
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7', 'hex')
const heic = Buffer.concat([Buffer.from('00000018', 'hex'), text('ftypheic'), Buffer.from('00000000', 'hex'), text('mif1heic')])
const locked = () => {
  const bytes = zip(['secret.pdf'])
  bytes.writeUInt8(bytes.readUInt8(6) | 1, 6)
  return bytes
}
const mail = 'From: a@example.jp\r\nTo: b@example.jp\r\nSubject: =?utf-8?B?44GC?=\r\nDate: Sat, 21 Nov 2026\r\n\r\n<html>本文</html>'

describe('content', () => {
  it.each<[string, Buffer, string, object]>([
    ['PDF of a scanner', text('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'scan.pdf', { kind: 'pdf' }],
    ['JPEG named PDF', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'), '証明書.pdf', { kind: 'jpeg' }],
    ['PNG', png, 'a.png', { kind: 'png' }],
    ['photo of an iPhone', heic, 'IMG_0001.HEIC', { kind: 'heic' }],
    ['WebP', Buffer.concat([text('RIFF'), Buffer.from('24000000', 'hex'), text('WEBPVP8 '), Buffer.alloc(32, 7)]), 'a.webp', { kind: 'webp' }],
    ['TIFF whose directory is far away', Buffer.from('49492a00ffffff000000000000000000', 'hex'), 'fax.tif', { kind: 'tiff' }],
    ['Japanese text', text('復元訓練の記録\n2026-11-21'), '記録.txt', { kind: 'text' }],
    ['Shift_JIS', sjis, '記録.txt', { kind: 'text' }],
    ['UTF-16 of a notepad', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('記録', 'utf16le')]), '記録.txt', { kind: 'text' }],
    ['table', text('名前,日付\n山田,2026-11-21'), '受講者.csv', { kind: 'csv' }],
    ['text that begins like a picture', text('BMの記録'), 'a.txt', { kind: 'text' }],
    ['text that begins like a program', text('MZ は会社の名前です'), 'a.txt', { kind: 'text' }],
    ['mail', text(mail), '通知.eml', { kind: 'email' }],
    ['zip', zip(['a.pdf', 'b.pdf']), 'a.zip', { kind: 'zip' }],
    ['zip with a password', locked(), 'a.zip', { kind: 'zip-encrypted' }],
    ['Word whose list of contents comes last', zip(['_rels/.rels', 'word/document.xml', '[Content_Types].xml']), 'a.docx', { kind: 'docx' }],
    ['Excel with macros', zip(['xl/workbook.xml', 'xl/vbaProject.bin']), 'a.xlsm', { kind: 'xlsm' }],
    ['SVG', text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'a.png', { refused: 'SVG' }],
    ['SVG after a byte order mark and space', text('\uFEFF\n  <svg onload="alert(1)">'), 'a.txt', { refused: 'SVG' }],
    ['HTML', text('<!DOCTYPE HTML><title>x</title>'), 'a.txt', { refused: 'HTML' }],
    ['HTML behind a word', text('hello <HTML><body onload=alert(1)>'), 'a.txt', { refused: 'HTML' }],
    ['HTML in UTF-16', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('<html>', 'utf16le')]), 'a.txt', { refused: 'HTML' }],
    ['XML', text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'), 'a.csv', { refused: 'XML' }],
    ['script', text('#!/bin/sh\nrm -rf /'), 'a.txt', { refused: 'script' }],
    ['program', Buffer.concat([text('MZ'), Buffer.alloc(64), text('PE\0\0')]), '写真.jpg', { refused: 'EXE' }],
    ['program of Linux', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]), 'a.pdf', { refused: 'ELF' }],
    ['JAR', zip(['META-INF/MANIFEST.MF', 'A.class']), 'a.zip', { refused: 'JAR' }],
    ['film', Buffer.concat([Buffer.from('00000018', 'hex'), text('ftypmp42'), Buffer.alloc(32)]), 'a.mp4', { unknown: true }],
    ['rich text', text('{\\rtf1\\ansi x}'), 'a.rtf', { unknown: true }],
    ['nothing known', Buffer.from('00010203040506070809', 'hex'), 'a.pdf', { unknown: true }],
  ])('%s', async (_name, bytes, name, expected) => {
    expect(await recognise(bytes, name, null)).toEqual(expected)
  })

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom('', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'II*\0'),
        async (bytes, magic) => {
          await recognise(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]), 'x', null)
        },
      ),
    )
  })
})

describe('a name', () => {
  it.each([
    ['a.svg', '.svg'],
    ['a.HTML', '.html'],
    ['a.ｊｓ', '.js'],
    ['請求書.pdf.exe', '.exe'],
    ['a.exe. ', '.exe'],
    ['a.pdf', null],
    ['svg', null],
  ])('%s alone is enough to refuse: %s', (name, refused) => expect(refusedByName(name)).toBe(refused))
})

const office = existsSync('/usr/bin/soffice')
describe.runIf(office)('files that an office program really wrote', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shinayaka-kinds-'))
    writeFileSync(join(folder, 'a.csv'), '名前,日付\n山田,2026-11-21\n')
    writeFileSync(join(folder, 'b.txt'), '復元訓練の記録\n')
    const convert = (to: string, from: string) =>
      execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, from)],
        {
          stdio: 'ignore',
        },
      )
    for (const to of ['xlsx', 'xls', 'ods']) convert(to, 'a.csv')
    for (const to of ['docx', 'doc', 'odt', 'pdf']) convert(to, 'b.txt')
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['a.xlsx', 'a.xls', 'a.ods', 'b.docx', 'b.doc', 'b.odt', 'b.pdf'])('%s', async (file) => {
    const bytes = readFileSync(join(folder, file))
    // Named as something else, so that only the content can tell.
    const readAt = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
    expect(await recognise(bytes.subarray(0, 4096), 'x.bin', readAt)).toEqual({ kind: file.split('.')[1] })
    expect(await recognise(bytes, 'x.bin', null)).toEqual({ kind: file.split('.')[1] })
  })
})
