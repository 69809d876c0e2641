// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogGaps, checkCatalog, loadCatalog, writeLock } from '@shinayaka/catalog'
import { describe, expect, it } from 'vitest'
import { gapLines } from '../gap-list.ts'
import { shinayaka, workFolder } from '../testing/run.ts'

// What docs/editions.md tells authors to do is done here with its own files, in a copy of the catalog.

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const page = readFileSync(join(root, 'docs/editions.md'), 'utf8')
const blocks = (language: string) => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
const files = blocks('yaml').map((text): [string, string] => [/^# catalog\/(\S+)/.exec(text)?.[1] ?? '', text])

/** The catalog with the files of the page in it. */
const followed = (change: (path: string, text: string) => string = (_, text) => text): string => {
  const dir = join(mkdtempSync(join(workFolder, 'editions-')), 'catalog')
  cpSync(join(root, 'catalog'), dir, { recursive: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), change(path, text))
  }
  return dir
}

describe('docs/editions.md', () => {
  it('names for each of its files where it belongs', () => {
    expect(files.map(([path]) => path)).toEqual([
      'sources/mhlw-checklist-r9.yaml',
      'checklists/mhlw-r9.yaml',
      'mappings/mhlw-r8-to-r9.yaml',
      'sources/mhlw-guideline-7.1.yaml',
      'guidelines/mhlw-7.1.yaml',
      'mappings/mhlw-7.0-to-7.1.yaml',
    ])
  })

  it('gives what passes the check, and the differences it claims', { timeout: 120_000 }, async () => {
    const dir = followed()
    const check = await shinayaka('catalog', 'check', '--catalog', dir)
    expect([check.code, check.stderr]).toEqual([0, ''])
    expect(check.stdout).toMatch(/^直すところはありません/)
    const diff = await shinayaka('catalog', 'diff', 'mhlw-r8', 'mhlw-r9', '--json', '--catalog', dir)
    expect([diff.code, diff.stderr]).toEqual([0, ''])
    const [claimed = '{}'] = blocks('json')
    expect(JSON.parse(diff.stdout)).toMatchObject(JSON.parse(claimed))
    // Every pair carries its reason, which the page leaves out.
    for (const { reason } of (JSON.parse(diff.stdout) as { pairs: { reason: string }[] }).pairs) expect(reason.length).toBeGreaterThan(9)
  })

  it('gives the gaps and the share it claims', () => {
    const gaps = catalogGaps(loadCatalog(followed()))
    const form = gaps.forms.find((one) => one.form === 'mhlw-r9')
    expect(form).toMatchObject({ items: 5, withRule: 4, withoutRule: [{ item: '3-1', reason: expect.stringContaining('取組がありません') }] })
    const [, share = ''] = /mhlw-r9 は `([^`]+)` です/.exec(page) ?? []
    expect(gapLines(gaps)).toContain(`  mhlw-r9：${share}`)
    expect(gaps.guidelines.find(({ guideline }) => guideline === 'mhlw-7.1')?.unseen.map(({ chapter }) => chapter)).toEqual(['operations.13'])
    expect(gaps.mappings.find(({ to }) => to === 'mhlw-7.1')?.unmapped.from.length).toBeGreaterThan(30)
    // The new edition follows the one before by its year, without a line of code.
    expect(gaps.mappings.map(({ from, to }) => `${from} ${to}`)).toContain('mhlw-r8 mhlw-r9')
  })

  it('is refused in its own words where a reference is graded too high', () => {
    const high = followed((path, text) =>
      path.startsWith('checklists') ? text.replace('mhlw-checklist-r9/2-14, certainty: B', 'mhlw-checklist-r9/2-14, certainty: A') : text,
    )
    const [claimed = ''] = blocks('text')
    expect(checkCatalog(high).errors.map(({ file, reason }) => [file, reason])).toEqual([['checklists/mhlw-r9.yaml', claimed.trim()]])
  })

  it('locks what is published, and then sees it changed', () => {
    const dir = followed((path, text) => (path === 'checklists/mhlw-r9.yaml' ? text.replace('status: draft', 'status: published') : text))
    expect(checkCatalog(dir).ok).toBe(false)
    expect(writeLock(dir)).toMatchObject({ ok: true, added: [/加えました: (\S+?)`/.exec(page)?.[1]] })
    expect(checkCatalog(dir).ok).toBe(true)
    const path = join(dir, 'checklists/mhlw-r9.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('三か月に一度は', '毎月'))
    expect(checkCatalog(dir).errors.map(({ file }) => file)).toEqual(['checklists/mhlw-r9.yaml'])
  })
})
