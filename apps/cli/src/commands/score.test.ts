// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instrument, loadCatalog } from '@shinayaka/catalog'
import { describe, expect, it } from 'vitest'
import { file, shinayaka, workFolder } from '../testing/run.ts'

const found = loadCatalog(fileURLToPath(new URL('../../../../catalog', import.meta.url))).instruments.get('clinic')
if (!found) throw new Error('no clinic in the catalog')
const clinic: Instrument = found
const ids = clinic.domains.flatMap(({ questions }) => questions.map(({ id }) => id))
const [first = '', second = ''] = ids

type Scored = {
  overall: number | null
  overallRange: [number, number] | null
  domains: {
    id: string
    name: string
    score: number | null
    counted: number
    unanswered: number
    unknown: number
    notApplicable: number
    belowThreshold: boolean
  }[]
}

/** A CSV of answers by question; every other question gets `rest`, or no row where that is null. */
const csv = (written: Record<string, string>, rest: string | null = '2') =>
  `question,answer,comment\n${ids.flatMap((id) => ((written[id] ?? rest) === null ? [] : [`${id},${written[id] ?? rest},`])).join('\n')}\n`

const score = async (name: string, content: string | Uint8Array, ...more: string[]) => {
  const ended = await shinayaka('score', '--instrument', 'clinic', '--answers', file(name, content), '--json', ...more)
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
  return JSON.parse(ended.stdout) as Scored
}

describe.concurrent('score', () => {
  it('gives every domain with its denominators, unrounded, and exactly these keys', async () => {
    const written = Object.fromEntries(ids.map((id, index) => [id, ['3', '2', '1', '0', 'na', 'unknown', '2'][index % 7] ?? '']))
    const result = await score('whole.csv', csv(written))
    expect(Object.keys(result)).toEqual(['instrument', 'edition', 'overall', 'overallRange', 'domains'])
    expect(result).toMatchObject({ instrument: 'clinic', edition: clinic.edition })
    expect(result.domains.map(({ id, name }) => [id, name])).toEqual(clinic.domains.map(({ id, name }) => [id, name.ja]))
    // The same arithmetic by hand: the mean of the domains' means, わからない 0 for the low end and 3 for the high.
    const means = (unknown: number) =>
      clinic.domains.flatMap(({ questions }) => {
        const points = questions.flatMap(({ id }) => (written[id] === 'na' ? [] : [written[id] === 'unknown' ? unknown : Number(written[id])]))
        return points.length === 0 ? [] : [points.reduce((sum, one) => sum + one, 0) / points.length]
      })
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
    expect(result.overall).toBeCloseTo(mean(means(0)), 12)
    expect(result.overallRange?.[0]).toBe(result.overall)
    expect(result.overallRange?.[1]).toBeCloseTo(mean(means(3)), 12)
    for (const domain of result.domains)
      expect(Object.keys(domain)).toEqual(['id', 'name', 'score', 'range', 'counted', 'notApplicable', 'unknown', 'unanswered', 'belowThreshold'])
    const sums = (key: 'counted' | 'unknown' | 'notApplicable' | 'unanswered') => result.domains.reduce((sum, domain) => sum + domain[key], 0)
    const given = (value: string) => Object.values(written).filter((one) => one === value).length
    expect([sums('unknown'), sums('notApplicable'), sums('unanswered')]).toEqual([given('unknown'), given('na'), 0])
    expect(sums('counted')).toBe(ids.length - given('na'))
  })

  it('reads what spreadsheets make of such a file: BOM, CRLF, other columns and order, full width, quotes over several lines', async () => {
    const rows = ids.map((id, index) => `"一行目, ""引用""\r\n二行目 ${index}",Ａさん,${index === 0 ? '３' : ' ２ '},${index === 1 ? `"${id}"` : id}`)
    const plain = await score('plain.csv', csv({ [first]: '3' }))
    expect(await score('spreadsheet.csv', `\ufeffComment,who,Answer,QUESTION\r\n\r\n${rows.join('\r\n')}\r\n,,,\r\n`)).toEqual(plain)
  })

  it('does not mind the order of rows, nor a missing comment', async () => {
    const [head, ...rows] = csv({ [first]: '0' })
      .trim()
      .split('\n')
    expect(await score('reversed.csv', [head, ...rows.reverse()].join('\n'))).toEqual(await score('straight.csv', csv({ [first]: '0' })))
    expect(await score('bare.csv', `question,answer\n${ids.map((id) => `${id},2`).join('\n')}`)).toMatchObject({ overall: 2 })
  })

  it('refuses missing questions with their list, an empty answer among them', async () => {
    const name = file('missing.csv', csv({ [first]: '2', [second]: '' }, null))
    const { code, stdout, stderr } = await shinayaka('score', '--instrument', 'clinic', '--answers', name, '--json')
    expect([code, stdout]).toEqual([2, ''])
    const [sentence, ...listed] = stderr.trim().split('\n')
    expect(sentence).toContain(`答えのない設問が ${ids.length - 1} 問あります。`)
    expect(sentence).toContain('--partial')
    expect(listed).toEqual(ids.slice(1))
  })

  it('counts them as unanswered under --partial; a domain with nothing is null, not 0, and not below the threshold', async () => {
    const result = await score('partial.csv', csv({ [first]: '1' }, null), '--partial')
    expect(result.overall).toBe(1)
    expect(result.domains.reduce((sum, { unanswered }) => sum + unanswered, 0)).toBe(ids.length - 1)
    const empty = result.domains.filter(({ counted }) => counted === 0)
    expect(empty).not.toEqual([])
    for (const domain of empty) expect(domain).toMatchObject({ score: null, range: null, belowThreshold: false })
    expect(await score('none.csv', 'question,answer,comment\n', '--partial')).toMatchObject({ overall: null, overallRange: null })
  })

  it('prints a table for people', async () => {
    const { code, stdout } = await shinayaka('score', '--instrument', 'clinic', '--answers', file('people.csv', csv({ [first]: 'unknown' })))
    expect(code).toBe(0)
    for (const { name } of clinic.domains) expect(stdout).toContain(name.ja)
    expect(stdout).toMatch(/^全体 +1\.\d\d +1\.\d\d〜2\.\d\d$/m)
    expect(stdout.match(/対策を見る$/gm)).toHaveLength(1)
  })
})

describe.concurrent('score refuses', () => {
  it('a bad answer file with the line and what to do, and prints no result', async () => {
    const name = file('bad.csv', csv({ [second]: '4' }))
    const { code, stdout, stderr } = await shinayaka('score', '--instrument', 'clinic', '--answers', name, '--json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe('bad.csv 3行目: 答え「4」は使えません。0・1・2・3・na（対象外）・unknown（わからない）のどれかにしてください。\n')
  })

  it('a file that is not there, a folder, an instrument there is not', async () => {
    const absent = await shinayaka('score', '--instrument', 'clinic', '--answers', 'absent.csv')
    expect([absent.code, absent.stderr]).toEqual([2, 'absent.csv: ファイルが見つかりません。名前と場所を確かめてください。\n'])
    mkdirSync(join(workFolder, 'folder.csv'), { recursive: true })
    const folder = await shinayaka('score', '--instrument', 'clinic', '--answers', 'folder.csv')
    expect([folder.code, folder.stderr]).toEqual([2, 'folder.csv: フォルダです。ファイルの名前まで書いてください。\n'])
    const unknown = await shinayaka('score', '--instrument', 'ward', '--answers', file('ok.csv', csv({})))
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toMatch(/^設問「ward」はありません。使えるのは .*clinic/)
  })
})
