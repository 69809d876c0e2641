// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { checkCatalog } from './index.ts'
import { afterChange, clinic, type Files, firstMeasure, firstPractice, firstQuestion } from './testing/after-change.ts'
import { smallCatalog, words, writeCatalog } from './testing/small-catalog.ts'

describe('a catalog that keeps every rule', () => {
  it('is ok, and its parts are counted', () => {
    expect(checkCatalog(writeCatalog(smallCatalog()))).toEqual({
      ok: true,
      errors: [],
      counts: {
        files: 26,
        published: 0,
        practiceDomains: 11,
        practices: 13,
        measures: 33,
        cases: 1,
        sources: 1,
        sourceEntries: 2,
        instruments: { clinic: { edition: '2026.1', domains: 11, questions: 13 } },
      },
    })
  })
})

/** Each rule with a change that breaks it: file, place and what is said; `others` is how much else follows from it. */
const broken: [rule: string, change: (files: Files) => void, expected: RegExp, others?: number][] = [
  ['a required item', (files) => delete firstPractice(files).purpose, /^practices\/assets\.yaml \d+行目 practices\[0\]: 「purpose」がありません/],
  [
    'an item that does not exist',
    (files) => Object.assign(firstPractice(files), { porpoise: 'x' }),
    /practices\[0\]: 「porpoise」という項目はありません/,
  ],
  ['a type', (files) => Object.assign(firstPractice(files).effort, { hours: 'たくさん' }), /practices\[0\]\.effort\.hours: 数で書いてください/],
  [
    'a shortest text',
    (files) => Object.assign(firstMeasure(files).steps[0], { text: 'する' }),
    /steps\[0\]\.text: 短すぎます（10文字以上、いま2文字）/,
  ],
  [
    'a longest text',
    (files) => Object.assign(firstQuestion(files), { text: words('long', 91) }),
    /questions\[0\]\.text: 長すぎます（90文字まで、いま91文字）/,
  ],
  ['a pattern', (files) => Object.assign(firstMeasure(files), { id: 'assets-first' }), /measures\[0\]\.id: 書き方が合いません/],
  [
    'a choice',
    (files) => Object.assign(firstMeasure(files).cost, { class: 'cheap' }),
    /cost\.class: 次のどれかにしてください: none, small, medium, large/,
  ],
  ['four levels', (files) => firstPractice(files).levels.pop(), /levels: 少なすぎます（4個以上、いま3個）/],
  [
    'not too many steps',
    (files) => firstMeasure(files).steps.push(...[1, 2, 3, 4].map((n) => ({ when: 'today', text: words(`more ${n}`) }))),
    /steps: 多すぎます（6個まで、いま7個）/,
  ],
  ['steps of an attack once each', (files) => firstPractice(files).hinders.push('encryption'), /hinders: 同じものが二度あります/],
  ['a highest number', (files) => Object.assign(firstMeasure(files).raises[0], { to: 4 }), /raises\[0\]\.to: 3 以下にしてください/],
  ['a lowest number', (files) => Object.assign(clinic(files), { minutes: 0 }), /minutes: 1 以上にしてください/],
  ['a date', (files) => Object.assign(files['sources/official.yaml'], { checked: '2026/11/20' }), /checked: 日付は 2026-11-21 の形/],
  ['an address', (files) => Object.assign(files['sources/official.yaml'], { url: 'どこか' }), /url: uri の形/],
  [
    'a kind',
    (files) => Object.assign(files['cases/town-2024.yaml'], { kind: 'story' }),
    /kind: 先頭に kind を書いてください。使えるのは practices, instrument, questions, measures, case, source, flowchart, view/,
  ],
  [
    'the kind’s own folder',
    (files) => Object.assign(files, { 'cases/official2.yaml': { ...files['sources/official.yaml'], id: 'official2' } }),
    /cases\/official2\.yaml 1行目 kind: kind: source のファイルは sources フォルダに/,
  ],
  [
    'a folder that is read',
    (files) => Object.assign(files, { 'drafts/new.yaml': 'kind: case\n' }),
    /^drafts\/new\.yaml : この場所のファイルは読まれません/,
  ],
  ['no file beside the folders', (files) => Object.assign(files, { 'new.yaml': 'kind: case\n' }), /^new\.yaml : この場所のファイルは読まれません/],
  ['the ending .yaml', (files) => Object.assign(files, { 'cases/other.yml': 'kind: case\n' }), /^cases\/other\.yml : ファイル名の終わりを \.yaml に/],
  [
    'YAML',
    (files) => Object.assign(files, { 'cases/other.yaml': 'kind: case\nid: town\nname: b: c\n' }),
    /^cases\/other\.yaml 3行目: YAML として読めません/,
  ],
  [
    'no item twice',
    (files) => Object.assign(files, { 'cases/other.yaml': 'kind: case\nkind: case\n' }),
    /^cases\/other\.yaml 2行目: YAML として読めません/,
  ],
  [
    'no bomb of aliases',
    (files) =>
      Object.assign(files, {
        'cases/other.yaml': `a: &a [x]\n${'bcdefgh'
          .split('')
          .map((key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
          .join('\n')}\n`,
      }),
    /^cases\/other\.yaml : YAML として読めません/,
  ],
  [
    'UTF-8',
    (files) => Object.assign(files, { 'cases/other.yaml': Buffer.from([0x6b, 0x8a, 0xbf, 0x0a]) }),
    /^cases\/other\.yaml : 文字コードが UTF-8 ではありません/,
  ],
  [
    'practice ids once',
    (files) => files['practices/assets.yaml'].practices.push({ ...firstPractice(files) }),
    /practices\[1\]\.id: 取組の id「assets\.one」は practices\/assets\.yaml でも/,
  ],
  [
    'practice ids under their domain',
    (files) => files['practices/assets.yaml'].practices.push({ ...firstPractice(files), id: 'media.other' }),
    /practices\[1\]\.id: 取組の id は分野の名で始めてください（assets\.…）/,
    2,
  ],
  [
    'measure ids once',
    (files) =>
      files['measures/assets.yaml'].measures.push({
        ...firstMeasure(files),
        title: words('title', 10),
        steps: [
          { when: 'today', text: words('a') },
          { when: 'year', text: words('b') },
        ],
      }),
    /measures\[3\]\.id: 対策の id「measure\.assets-first」は/,
  ],
  [
    'question ids once',
    (files) => Object.assign(firstQuestion(files), { id: 'clinic.assets-one' }),
    /設問の id「clinic\.assets-one」は instruments\/clinic\.yaml でも/,
  ],
  ['domain ids once', (files) => Object.assign(clinic(files).domains[1], { id: 'governance' }), /domains\[1\]\.id: 分野の id「governance」は/],
  [
    'entry ids once',
    (files) => Object.assign(files['sources/official.yaml'].entries[1], { id: 'first' }),
    /entries\[1\]\.id: 出典の項目の id「first」は/,
  ],
  [
    'subjects once an edition',
    (files) => Object.assign(files, { 'cases/again.yaml': files['cases/town-2024.yaml'] }),
    /cases\/again\.yaml と同じもの・同じ版です/,
  ],
  [
    'a practice behind every question',
    (files) => Object.assign(firstQuestion(files), { practice: 'governance.none' }),
    /questions\[0\]\.practice: 取組「governance\.none」がカタログにありません/,
    1,
  ],
  [
    'a practice behind every measure',
    (files) => firstMeasure(files).raises.push({ practice: 'assets.none', to: 1 }),
    /raises\[1\]\.practice: 取組「assets\.none」がカタログにありません/,
  ],
  [
    'a domain behind every file of measures',
    (files) => Object.assign(files['measures/assets.yaml'], { domain: 'gardens' }),
    /domain: 取組の分野「gardens」がカタログにありません/,
  ],
  [
    'a case behind every mention',
    (files) => Object.assign(firstQuestion(files), { case: 'nobody-2020' }),
    /questions\[0\]\.case: 事例「nobody-2020」がカタログにありません/,
  ],
  [
    'a source behind every reference',
    (files) => Object.assign(firstPractice(files).references[0], { source: 'rumour/first' }),
    /references\[0\]: 出典「rumour」が sources にありません/,
  ],
  [
    'an entry behind every reference',
    (files) => Object.assign(firstQuestion(files).references[0], { source: 'official/none' }),
    /references\[0\]: 出典「official」に項目「none」がありません/,
  ],
  [
    'no more certainty than the entry has: A on B',
    (files) => Object.assign(firstPractice(files).references[0], { certainty: 'A' }),
    /references\[0\]: 確度 A は、出典の項目の確度 B より高くできません。B に下げて/,
  ],
  [
    'no more certainty than the entry has: B on C',
    (files) => Object.assign(firstMeasure(files), { references: [{ source: 'official/general', certainty: 'B' }] }),
    /measures\[0\]\.references\[0\]: 確度 B は、出典の項目の確度 C より/,
  ],
  [
    'no more certainty in a case than in its facts',
    (files) => Object.assign(files['cases/town-2024.yaml'], { certainty: 'A' }),
    /certainty: 事例の確度 A は、使った事実 official\/first の B より/,
  ],
  [
    'certainty of the flowchart',
    (files) => Object.assign(files['instruments/network-level.yaml'], { references: [{ source: 'official/first', certainty: 'A' }] }),
    /references\[0\]: 確度 A は/,
  ],
  [
    '11 domains for clinics',
    (files) => clinic(files).domains[9].questions.push(...clinic(files).domains.pop().questions),
    /domains: 分野は 11 個と決まっています（いま 10 個）/,
  ],
  [
    'a clinic instrument',
    (files) => {
      delete files['instruments/clinic.yaml']
    },
    /^instruments : 診療所向けの設問/,
    13,
  ],
  [
    'every practice asked',
    (files) => Object.assign(clinic(files).domains[0].questions[1], { practice: 'governance.one' }),
    /practices\[1\]\.id: 取組「governance\.two」を尋ねる設問がありません/,
  ],
  [
    'every practice raised',
    (files) => {
      for (const measure of files['measures/governance.yaml'].measures) measure.raises.pop()
    },
    /practices\[1\]\.id: 取組「governance\.two」を高める対策がありません/,
  ],
  [
    'three measures a domain',
    (files) => files['measures/assets.yaml'].measures.pop(),
    /domains\[2\]: 分野「.+」の取組を高める対策が 2 個しかありません/,
  ],
  [
    'three measures that suit a clinic',
    (files) => Object.assign(firstMeasure(files), { suits: ['hospital'] }),
    /domains\[2\]: 分野「.+」の取組を高める対策が 2 個しかありません/,
  ],
  [
    'something to do each of today, this month and this year',
    (files) => {
      for (const measure of files['measures/assets.yaml'].measures) measure.steps.pop()
    },
    /domains\[2\]: 分野「.+」の対策に、今年の手順がありません/,
  ],
  ['the four levels in order', (files) => files['instruments/network-level.yaml'].levels.reverse(), /levels: レベルは 0・1・2・3 をこの順に/],
  [
    'the four controls once each',
    (files) => Object.assign(files['instruments/network-level.yaml'].controls[2], { id: 'external' }),
    /controls: 見る点は identity・external・media・internal を一つずつ/,
  ],
  [
    'every grade to choose from',
    (files) => files['instruments/network-level.yaml'].controls[1].choices.pop(),
    /controls\[1\]\.choices: 選択肢は o・d・x を一つずつ/,
  ],
  [
    'words for every grade that can lack',
    (files) => {
      delete files['instruments/network-level.yaml'].controls[2].missing.o
    },
    /controls\[2\]\.missing: o に足りないとき/,
  ],
  [
    'no words for a grade there is not',
    (files) => Object.assign(files['instruments/network-level.yaml'].controls[0].missing, { o: 'する' }),
    /controls\[0\]\.missing: 「o」という評価はありません/,
  ],
]

describe('a catalog that breaks a rule', () => {
  it.each(broken)('%s', (_, change, expected, others = 0) => {
    const said = afterChange(change)
    expect(said.filter((line) => expected.test(line))).toHaveLength(1)
    expect(said, said.join('\n')).toHaveLength(1 + others)
  })

  it('13 questions for clinics', () => {
    const said = afterChange((files) => clinic(files).domains[0].questions.pop())
    expect(said.filter((line) => /domains: 設問は 13 問と決まっています（いま 12 問）/.test(line))).toHaveLength(1)
  })

  it('is not blamed for missing what only an unreadable file could hold', () => {
    const said = afterChange((files) => {
      delete files['sources/official.yaml'].title
      delete files['measures/assets.yaml'].measures
      files['practices/media.yaml'] = 'kind: [practices'
      files['cases/town-2024.yaml'].lesson = 1
    })
    expect(said.map((line) => line.split(' ')[0])).toEqual([
      'cases/town-2024.yaml',
      'measures/assets.yaml',
      'practices/media.yaml',
      'sources/official.yaml',
    ])
  })

  it('is told of all its mistakes at once, file by file and line by line', () => {
    const said = afterChange((files) => {
      delete firstPractice(files).purpose
      firstPractice(files).hinders = ['rain']
      delete firstMeasure(files).who
    })
    expect(said.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['practices/assets.yaml', 'measures/assets.yaml']))
    expect(said).toEqual([...said].sort((one, other) => (one.split(' ')[0] ?? '').localeCompare(other.split(' ')[0] ?? '', 'en')))
  })
})

describe('other instruments', () => {
  const instrument = (id: string, domains: string[], questions: number) => (files: Files) => {
    const {
      questions: [sample],
      ...domain
    } = clinic(files).domains[2]
    const count = (index: number) => Math.floor(questions / domains.length) + (index < questions % domains.length ? 1 : 0)
    const made = domains.map((name, index) => ({
      ...domain,
      id: name,
      questions: Array.from({ length: count(index) }, (_, number) => {
        const key = `${id}.${name}-${number}`
        const advice = {
          '0': words(`${key} 0`),
          '1': words(`${key} 1`),
          '2': words(`${key} 2`),
          unknown: { ask: '担当', message: words(`${key} m`) },
        }
        return { ...sample, id: key, advice }
      }),
    }))
    files[`instruments/${id}.yaml`] = { ...clinic(files), id, domains: made }
    for (const measure of files['measures/assets.yaml'].measures) measure.suits.push(id === 'executive' ? 'management' : 'hospital')
  }
  const twentyOne =
    'governance education assets procurement operations access-control network media mobile malware encryption authentication change procedures backup maintenance disposal monitoring logging incident-response continuity'.split(
      ' ',
    )

  it('accepts 21 domains and 80 questions for hospitals, 9 and 15 for executives', () => {
    expect(afterChange(instrument('hospital-it', twentyOne, 80))).toEqual([])
    expect(afterChange(instrument('executive', twentyOne.slice(0, 9), 15))).toEqual([])
  })

  it('refuses other numbers', () => {
    expect(afterChange(instrument('hospital-it', twentyOne, 79))).toEqual([expect.stringMatching(/設問は 80 問と決まっています（いま 79 問）/)])
    expect(afterChange(instrument('hospital-it', twentyOne.slice(0, 20), 80))).toEqual([
      expect.stringMatching(/分野は 21 個と決まっています（いま 20 個）/),
    ])
    expect(afterChange(instrument('executive', twentyOne.slice(0, 9), 16))).toEqual([
      expect.stringMatching(/設問は 15 問と決まっています（いま 16 問）/),
    ])
  })

  it('refuses the 21 domains in another order', () => {
    const swapped = ['education', 'governance', ...twentyOne.slice(2)]
    expect(afterChange(instrument('hospital-it', swapped, 80))).toEqual([expect.stringMatching(/domains\[0\]\.id: ここの分野は「governance」です/)])
  })

  it('asks measures for management of what management answers', () => {
    const said = afterChange((files) => {
      instrument('executive', twentyOne.slice(0, 9), 15)(files)
      firstMeasure(files).suits = ['clinic', 'hospital']
    })
    expect(said).toHaveLength(9)
  })
})
