// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { stringify } from 'yaml'

/** Hiragana of one character each, so that lengths are easy to reckon. */
const kana = [...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ']

/** A text of the given length that no other key gives: real enough for lengths and likeness, and never the same twice. */
export const words = (key: string, length = 40): string =>
  Array.from(
    { length },
    (_, index) =>
      kana[
        (createHash('sha256')
          .update(`${key}/${index >> 4}`)
          .digest()[index & 15] ?? 0) % kana.length
      ],
  ).join('')

const domains = [
  'governance',
  'education',
  'assets',
  'procurement',
  'operations',
  'access-control',
  'network',
  'media',
  'mobile',
  'malware',
  'encryption',
]
/** Two domains ask two questions, so that there are 13. */
const askedTwice = ['governance', 'encryption']
const practicesOf = (domain: string): string[] => [`${domain}.one`, ...(askedTwice.includes(domain) ? [`${domain}.two`] : [])]
const dated = { edition: '2026.1', status: 'draft' }
const reference = { source: 'official/first', certainty: 'B' }

const practicesFile = (domain: string) => ({
  kind: 'practices',
  domain,
  name: { ja: words(domain, 5), en: domain },
  ...dated,
  practices: practicesOf(domain).map((id) => ({
    id,
    name: { ja: words(id, 6), en: id },
    purpose: words(`${id} purpose`),
    levels: [0, 1, 2, 3].map((level) => words(`${id} level ${level}`)),
    hinders: ['encryption'],
    effect: words(`${id} effect`),
    effort: { hours: 2, note: words(`${id} effort`, 8) },
    references: [reference],
  })),
})

const measuresFile = (domain: string) => ({
  kind: 'measures',
  domain,
  ...dated,
  measures: ['first', 'second', 'third'].map((which) => ({
    id: `measure.${domain}-${which}`,
    title: words(`${domain} ${which} title`, 12),
    raises: practicesOf(domain).map((practice) => ({ practice, to: 2 })),
    suits: ['clinic'],
    steps: ['today', 'month', 'year'].map((when) => ({ when, text: words(`${domain} ${which} ${when}`) })),
    who: '受付',
    effort: { hours: 1 },
    cost: { class: 'none', note: '費用なし' },
    free: '机と紙とペン',
    references: [],
  })),
})

const question = (practice: string, index: number) => ({
  id: `clinic.${practice.replace('.', '-')}`,
  practice,
  text: words(`${practice} text`, 20),
  help: words(`${practice} help`, 20),
  why: words(`${practice} why`),
  ...(index === 0 ? { case: 'town-2024' } : {}),
  evidence: [words(`${practice} evidence`, 12)],
  answerers: '院長',
  vendorMayAnswer: true,
  notApplicable: null,
  advice: {
    '0': words(`${practice} advice 0`),
    '1': words(`${practice} advice 1`),
    '2': words(`${practice} advice 2`),
    unknown: { ask: '保守会社', message: words(`${practice} message`) },
  },
  references: [reference],
})

const control = (id: string, grades: string[], lacking: string[]) => ({
  id,
  name: { ja: words(id, 5), en: id },
  text: words(`${id} text`),
  help: words(`${id} help`),
  choices: grades.map((grade) => ({ grade, text: words(`${id} ${grade}`) })),
  missing: Object.fromEntries(lacking.map((grade) => [grade, words(`${id} missing ${grade}`)])),
  ask: words(`${id} ask`),
})

/** What a test may put in the place of a file's content: any shape, right or wrong. */
// biome-ignore lint/suspicious/noExplicitAny: tests write wrong shapes on purpose
type Content = any

const whole = () => ({
  ...Object.fromEntries(domains.map((domain) => [`practices/${domain}.yaml`, practicesFile(domain)])),
  ...Object.fromEntries(domains.map((domain) => [`measures/${domain}.yaml`, measuresFile(domain)])),
  'instruments/clinic.yaml': {
    kind: 'instrument',
    id: 'clinic',
    ...dated,
    title: { ja: 'まちの健康診断', en: 'Check' },
    audience: '院長',
    minutes: 5,
    note: '自作の設問です。',
    domains: domains.map((domain) => ({
      id: domain,
      name: { ja: words(domain, 5), en: domain },
      about: words(`${domain} about`, 20),
      questions: practicesOf(domain).map(question),
    })),
  },
  'instruments/network-level.yaml': {
    kind: 'flowchart',
    id: 'network-level',
    ...dated,
    title: { ja: 'つなぎ方の段階', en: 'Level' },
    note: '',
    levels: [0, 1, 2, 3].map((level) => ({ level, name: `段階${level}`, meaning: words(`level ${level}`) })),
    controls: [
      control('identity', ['ok', 'weak'], ['ok']),
      control('external', ['o', 'd', 'x'], ['d', 'o']),
      control('media', ['o', 'd', 'x'], ['d', 'o']),
      control('internal', ['o', 'd', 'x'], ['o']),
    ],
    references: [],
  },
  'cases/town-2024.yaml': {
    kind: 'case',
    id: 'town-2024',
    ...dated,
    name: '町の医院',
    when: '2024年',
    route: 'VPN',
    whatHappened: '止まった。',
    lesson: '控えを持つ。',
    certainty: 'B',
    references: [reference],
  },
  'sources/official.yaml': {
    kind: 'source',
    id: 'official',
    title: '公の文書',
    publisher: '省',
    url: 'https://example.jp/first',
    published: '2026-06',
    checked: '2026-11-20',
    certainty: 'A',
    entries: [
      { id: 'first', label: '1①', statement: '要約。', certainty: 'B' },
      { id: 'general', label: '2', statement: '一般論。', certainty: 'C' },
    ],
  },
})

const asText = JSON.stringify(whole())

/** Path → content of a catalog that keeps every rule: 11 domains, 13 questions and practices, 33 measures, one case, one source, one flowchart. */
export const smallCatalog = (): Record<string, Content> => JSON.parse(asText)

const written = new Map<string, string>()

/** Content as YAML; made once for content that many tests share. */
const yaml = (content: Content): string => {
  const key = JSON.stringify(content)
  const text = written.get(key) ?? stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })
  written.set(key, text)
  return text
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Writes files below a new temporary folder, removed after the test: content as YAML, strings as they are. Gives the folder. */
export const writeCatalog = (files: Readonly<Record<string, Content>>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'shinayaka-catalog-'))
  folders.push(dir)
  for (const [path, content] of Object.entries(files)) put(dir, path, content)
  return dir
}

/** Writes or overwrites one file of such a folder. */
export const put = (dir: string, path: string, content: Content): void => {
  const target = join(dir, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, typeof content === 'string' || content instanceof Uint8Array ? content : yaml(content))
}
