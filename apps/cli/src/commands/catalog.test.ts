// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { shinayaka, shinayakaJson, workFolder } from '../testing/run.ts'

const real = fileURLToPath(new URL('../../../../catalog', import.meta.url))

/** A copy of the real catalog to break. */
const copy = (): string => {
  const dir = join(mkdtempSync(join(workFolder, 'copy-')), 'catalog')
  cpSync(real, dir, { recursive: true })
  return dir
}
const edit = (dir: string, path: string, change: (text: string) => string) => {
  const before = readFileSync(join(dir, path), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing to change in ${path}`)
  writeFileSync(join(dir, path), after)
}

type Listed = { kind: string; id: string; edition: string | null; title: string }
type Shown = { id: string; edition: string; title: string; domains: { id: string; name: string; questions: Record<string, unknown>[] }[] }
type Checked = { ok: boolean; errors: { file: string; place: string; reason: string }[]; counts: Record<string, unknown> }

describe.concurrent('catalog', () => {
  it('lists all there is, and shows each by the id it lists', async () => {
    const list = (await shinayakaJson('catalog', 'list', '--json')) as Listed[]
    expect(list.find(({ id }) => id === 'clinic')).toEqual({
      kind: 'instrument',
      id: 'clinic',
      edition: expect.stringMatching(/^\d{4}\.\d+$/),
      title: expect.any(String),
    })
    expect(new Set(list.map(({ kind }) => kind))).toEqual(
      new Set(['practices', 'instrument', 'measures', 'case', 'source', 'flowchart', 'view', 'checklist', 'guideline', 'mapping']),
    )
    for (const { kind, edition } of list) expect(edition === null).toBe(kind === 'source')
    const ofEachKind = [...new Map(list.map((one) => [one.kind, one])).values()]
    for (const { id } of ofEachKind) expect(await shinayakaJson('catalog', 'show', id, '--json')).toMatchObject({ id })
    // A dozen programs one after the other, on whatever machine.
  }, 180_000)

  it('shows a self-assessment with everything a question has', async () => {
    const clinic = (await shinayakaJson('catalog', 'show', 'clinic', '--json')) as Shown
    expect(clinic).toMatchObject({ id: 'clinic', edition: expect.any(String), title: expect.any(String) })
    expect(clinic.domains).toHaveLength(11)
    const questions = clinic.domains.flatMap((domain) => domain.questions)
    expect(questions).toHaveLength(13)
    for (const question of questions)
      expect(question).toMatchObject({
        id: expect.stringMatching(/^clinic\./),
        text: expect.stringMatching(/か。$/),
        levels: [expect.any(String), expect.any(String), expect.any(String), expect.any(String)],
        practice: expect.any(String),
        advice: {
          '0': expect.any(String),
          '1': expect.any(String),
          '2': expect.any(String),
          unknown: { ask: expect.any(String), message: expect.any(String) },
        },
      })
    const [question] = questions
    expect(await shinayakaJson('catalog', 'show', String(question?.id), '--json')).toMatchObject({ ...question, instrument: 'clinic' })
    const { stdout } = await shinayaka('catalog', 'show', 'clinic')
    for (const { text } of questions) expect(stdout).toContain(String(text))
  })

  it('passes its own check', async () => {
    const { code, stdout } = await shinayaka('catalog', 'check', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, errors: [], counts: { instruments: { clinic: { domains: 11, questions: 13 } } } })
    expect(code).toBe(0)
    expect((await shinayaka('catalog', 'check')).stdout).toMatch(/^直すところはありません（clinic 11分野13問、/)
  })

  it('says what is wrong, where, and ends with 1', async () => {
    const dir = copy()
    edit(dir, 'instruments/clinic.yaml', (text) => text.replace(/practice: backup\.separate-copy/, 'practice: backup.no-copy'))
    const { code, stdout, stderr } = await shinayaka('catalog', 'check', '--catalog', dir, '--json')
    expect([code, stderr]).toEqual([1, ''])
    const { ok, errors } = JSON.parse(stdout) as Checked
    expect(ok).toBe(false)
    for (const error of errors) expect(Object.keys(error)).toEqual(['file', 'place', 'reason'])
    const line =
      readFileSync(join(dir, 'instruments/clinic.yaml'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('backup.no-copy')) + 1
    expect(errors.find(({ place }) => place.endsWith('.practice'))).toEqual({
      file: 'instruments/clinic.yaml',
      place: expect.stringMatching(new RegExp(`^${line}行目 domains\\[\\d+\\]\\.questions\\[\\d+\\]\\.practice$`)),
      reason: expect.stringContaining('「backup.no-copy」'),
    })
    const people = await shinayaka('catalog', 'check', '--catalog', dir)
    expect([people.code, people.stderr]).toEqual([1, ''])
    expect(people.stdout).toMatch(/直すところが \d+ か所あります。\n$/)
    const list = await shinayaka('catalog', 'list', '--catalog', dir)
    expect([list.code, list.stdout]).toEqual([2, ''])
    expect(list.stderr).toContain('backup.no-copy')
  })

  it('locks what is published and then refuses to see it changed', async () => {
    const dir = copy()
    const path = 'cases/new-2026.yaml'
    const newCase = readFileSync(join(dir, 'cases/handa-2021.yaml'), 'utf8').replace(/^id: .*$/m, 'id: new-2026')
    writeFileSync(join(dir, path), newCase.replace(/^status: .*$/m, 'status: published'))
    expect((await shinayaka('catalog', 'check', '--catalog', dir)).stdout).toMatch(/cases\/new-2026\.yaml .*catalog\.lock にありません/)
    expect(await shinayakaJson('catalog', 'lock', '--catalog', dir, '--json')).toMatchObject({ ok: true, errors: [], added: [path] })
    expect((await shinayaka('catalog', 'check', '--catalog', dir)).code).toBe(0)
    edit(dir, path, (text) => `${text}\n`)
    expect((await shinayaka('catalog', 'check', '--catalog', dir)).stdout).toContain(path)
    const refused = await shinayaka('catalog', 'lock', '--catalog', dir)
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('新しい版')
    expect(refused.stdout).toContain('catalog.lock は変えていません。')
  })
})
