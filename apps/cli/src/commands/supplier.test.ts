// SPDX-License-Identifier: Apache-2.0
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash } from '@shinayaka/engines/supplier-form/index'
import { describe, expect, it } from 'vitest'
import { file, shinayaka, shinayakaJson, workFolder } from '../testing/run.ts'

const inFolder = (name: string) => readFileSync(join(workFolder, name), 'utf8')
const content = {
  form: { id: 'mhlw-vendor-r8', edition: '2026.1', hash: 'a'.repeat(64) },
  supplier: { name: '架空システム株式会社' },
  product: { name: 'カルテ一号', kind: 'product' as const, release: '5.2' },
  request: null,
  answers: [{ item: '1-1', value: 'yes' as const, checked: '2026-11-20', target: null, remark: '' }],
  signed: { name: '山田', title: '', on: '2026-11-20' },
  consent: true,
}
const answer = (more: object = {}) =>
  JSON.stringify({
    kind: 'shinayaka-supplier-answer',
    format: 1,
    content: { ...content, ...more },
    proof: { sha256: contentHash(content), signature: null },
  })

describe('supplier', () => {
  it('makes a key, signs an answer with it, and knows it again', async () => {
    const made = await shinayaka('supplier', 'keygen', '--out', 'our.pem')
    expect([made.code, made.stderr]).toEqual([0, ''])
    if (process.platform !== 'win32') expect(statSync(join(workFolder, 'our.pem')).mode & 0o077).toBe(0)
    expect(made.stdout).toMatch(/指紋: [0-9a-f]{64}/)
    const again = await shinayaka('supplier', 'keygen', '--out', 'our.pem')
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('同じ名前のファイルがあります')])
  })

  it('verifies what was signed, and tells what was changed', async () => {
    const fingerprint = /指紋: ([0-9a-f]{64})/.exec((await shinayaka('supplier', 'keygen', '--out', 'second.pem')).stdout)?.[1]
    const path = file('answer.json', answer())
    expect((await shinayaka('supplier', 'sign', path, '--key', 'second.pem')).code).toBe(0)
    expect(await shinayakaJson('supplier', 'verify', path, '--json')).toMatchObject({
      sound: true,
      whole: true,
      signature: 'good',
      fingerprint,
      answers: 1,
    })
    file('changed.json', inFolder(path).replace('"name": "山田"', '"name": "山本"'))
    const changed = await shinayaka('supplier', 'verify', 'changed.json')
    expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('書き換わっています')])
    expect((await shinayaka('supplier', 'sign', 'changed.json', '--key', 'second.pem')).code).toBe(2)
  })

  it('makes a form that nobody asked for, whose edition servers know', async () => {
    const made = await shinayaka('supplier', 'form', '--form', 'mhlw-vendor-r8', '--product', 'カルテ一号', '--out', 'form.html')
    expect([made.code, made.stderr]).toEqual([0, ''])
    const page = inFolder('form.html')
    expect(Buffer.byteLength(page)).toBeLessThan(60_000)
    expect(page).toContain("default-src 'none'")
    expect(page).toContain('カルテ一号')
    expect(page).toContain('id="supplier"')
  })

  it('says what is wrong with what it was given', async () => {
    file('half.json', '{"kind":"shinayaka-supplier-answer"}')
    expect((await shinayaka('supplier', 'verify', 'half.json')).stderr).toContain('答えのファイルの形になっていません')
    file('other.pem', 'no key')
    expect((await shinayaka('supplier', 'sign', file('a.json', answer()), '--key', 'other.pem')).stderr).toContain('Ed25519 の鍵として読めません')
    const form = await shinayaka('supplier', 'form', '--form', 'mhlw-r8', '--product', 'x', '--out', 'x.html')
    expect([form.code, form.stderr]).toEqual([2, expect.stringContaining('mhlw-vendor-r8')])
    expect((await shinayaka('supplier')).code).toBe(2)
  })
})
