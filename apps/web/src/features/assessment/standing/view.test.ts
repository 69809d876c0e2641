// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { areaLines, bars, domainsOverYears, missingSide, standsAlone, themeCounts, themeLines, viewsOf, yearLines } from './view.ts'

const name = (text: string) => ({ ja: text, en: text })
const mean = (score: number | null) => ({ score, range: null, counted: 1, notApplicable: 0, unknown: 0, notAsked: 0 })
type Group = StandingView['views'][number]['groups'][number]
const group = (id: string, ours: number | null, theirs: number | null, difference: Group['difference'], more: Partial<Group> = {}): Group => ({
  id,
  name: name(id),
  about: '',
  references: [],
  department: mean(ours),
  management: mean(theirs),
  difference,
  practices: [{ practice: `${id}.one`, name: name('一つ'), department: 1, management: null }],
  ...more,
})

const summary = (id: string, overall: number | null) => ({ id, overall }) as StandingView['years'][number]['submission']

describe('the themes', () => {
  const lines = themeLines({
    groups: [
      group('only', 1, null, 'only-department'),
      group('alike', 1, 1.5, 'alike'),
      group('near', 1, 2, 'management-higher'),
      group('far', 2.5, 0.5, 'department-higher'),
      group('unasked', null, null, 'neither', { practices: [] }),
    ],
  })
  it('begin with the widest difference, and leave out what nobody was asked about', () => {
    expect(lines.map(({ id, gap }) => [id, gap])).toEqual([
      ['far', 2],
      ['near', 1],
      ['alike', 0.5],
      ['only', null],
    ])
  })
  it('count differences among those that both answered', () => {
    expect(themeCounts(lines)).toEqual({ both: 3, differing: 2 })
  })
  it('waits for management in a hospital, and for nobody in a clinic', () => {
    const alone = { department: summary('d', 1), management: null }
    expect(standsAlone(alone, 'clinic')).toBe(true)
    expect(standsAlone(alone, 'hospital-it')).toBe(false)
    expect(standsAlone({ ...alone, management: summary('m', 1) }, 'clinic')).toBe(false)
  })
  it('knows who has not answered yet', () => {
    expect(missingSide({ department: summary('d', 1), management: null })).toBe('management')
    expect(missingSide({ department: null, management: summary('m', 1) })).toBe('department')
    expect(missingSide({ department: summary('d', 1), management: summary('m', 1) })).toBeNull()
  })
})

describe('the priority areas', () => {
  const practice = (id: string, department: Group['practices'][number]['department'], management: typeof department = null) => ({
    practice: id,
    name: name(id),
    department,
    management,
  })
  const reference = { source: 'notice', certainty: 'A', sourceTitle: '事務連絡', label: '1', statement: '', url: 'https://example.jp/', checked: '' }
  const [area, empty] = areaLines({
    groups: [
      group('1', 1, null, 'only-department', {
        references: [reference],
        practices: [practice('done', 2), practice('one', 1), practice('unknown', 'unknown'), practice('na', 'na'), practice('theirs', null, 0)],
      }),
      group('2', null, null, 'neither', { practices: [] }),
    ],
  })
  it('list what is still open, the lowest first, by the departments’ word before management’s', () => {
    expect(area?.open.map(({ practice: id }) => id)).toEqual(['unknown', 'theirs', 'one'])
    expect(area?.asked).toBe(5)
  })
  it('lead to the original', () => {
    expect(area?.source).toEqual({ sourceTitle: '事務連絡', url: 'https://example.jp/', certainty: 'A' })
    expect(empty).toMatchObject({ source: null, open: [], asked: 0 })
  })
  it('are told from the themes', () => {
    const view = (id: string, exhaustive: boolean) => ({ id, exhaustive, title: name(id), note: '', groups: [] })
    const { themes, areas } = viewsOf({ views: [view('a', true), view('b', false)] })
    expect([themes?.id, areas?.id]).toEqual(['a', 'b'])
  })
})

describe('the years', () => {
  const years = [
    {
      submission: summary('a', 1),
      domains: [
        { id: 'x', score: 1 },
        { id: 'old', score: 2 },
      ],
    },
    { submission: summary('b', null), domains: [{ id: 'x', score: null }] },
    {
      submission: summary('c', 1.5),
      domains: [
        { id: 'x', score: 1.5 },
        { id: 'new', score: null },
      ],
    },
  ]
  it('tell the change since the one before, and nothing where a score is missing', () => {
    expect(yearLines({ years }).map(({ moved }) => moved)).toEqual([null, null, null])
    expect(yearLines({ years: [years[0], years[2]].flatMap((year) => year ?? []) })[1]?.moved).toEqual({ direction: 'up', points: '0.50' })
  })
  it('keep a domain that an edition dropped, and leave out one that never had a score', () => {
    expect(
      domainsOverYears(years, [
        { id: 'x', name: name('体制') },
        { id: 'new', name: name('監視') },
      ]),
    ).toEqual([
      { id: 'x', name: name('体制'), scores: [1, null, 1.5] },
      { id: 'old', name: { ja: 'old', en: 'old' }, scores: [2, null, null] },
    ])
  })
  it('stand as bars whose height is the score of 3', () => {
    const [low, none, full] = bars([1.5, null, 3], { width: 400, height: 120 })
    expect(low).toEqual({ x: 22, y: 60, width: 56, height: 60, middle: 50 })
    expect(none).toMatchObject({ y: 120, height: 0 })
    expect(full).toMatchObject({ y: 0, height: 120, middle: 250 })
  })
})
