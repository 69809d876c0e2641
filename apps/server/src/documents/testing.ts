// SPDX-License-Identifier: Apache-2.0
import type {
  Decision,
  EditionDomain,
  EditionMeasure,
  EditionQuestion,
  EditionReference,
  InstrumentEdition,
  PlanCandidate,
  StandingView,
  SubmissionSummary,
  SubmissionView,
} from '@shinayaka/contract'
import { type AnswerValue, firstProposals, networkLevelRange, type PartialNetworkGrades, proposals, scoreAssessment } from '@shinayaka/domain'

/** A source as an edition carries it. */
export const reference = (source: string, certainty: EditionReference['certainty'] = 'A'): EditionReference => ({
  source,
  certainty,
  sourceTitle: `文書 ${source}`,
  label: '1-1',
  statement: `${source} の要点。`,
  url: 'https://example.jp/',
  checked: '2026-11-20',
})

const question = (id: string, over: Partial<EditionQuestion> = {}): EditionQuestion => ({
  id,
  text: `${id} はできていますか。`,
  help: '',
  why: `${id} が大切なわけ。`,
  case: null,
  evidence: ['書面'],
  answerers: '院長',
  vendorMayAnswer: false,
  notApplicable: null,
  advice: { '0': '始める。', '1': '広げる。', '2': '見直す。', unknown: { ask: `${id} の保守会社`, message: `${id} について教えてください。` } },
  references: [reference(`${id}/source`)],
  practice: { id: `practice.${id}`, name: { ja: id, en: id }, purpose: '', hinders: [], effect: '', effort: { hours: 1, note: '' } },
  levels: [0, 1, 2, 3].map((level) => ({ text: `${id} の段階${level}。`, context: level === 2 ? '付け足し。' : '' })),
  ...over,
})

const measure = (id: string, raises: EditionMeasure['raises'], over: Partial<EditionMeasure> = {}): EditionMeasure => ({
  id,
  title: `${id} をする`,
  raises,
  steps: [
    { when: 'today', text: `${id} を今日始める。` },
    { when: 'month', text: `${id} を今月続ける。` },
    { when: 'today', text: `${id} を紙に書く。` },
  ],
  who: '事務',
  effort: { hours: 1.5 },
  cost: { class: 'small', note: '紙代' },
  free: 'なし',
  references: [reference(`${id}/source`, 'B')],
  ...over,
})

const domain = (id: string, questions: EditionQuestion[], measures: EditionMeasure[]): EditionDomain => ({
  id,
  name: { ja: `分野${id}`, en: `Domain ${id}` },
  about: `${id} を守る。`,
  questions,
  measures,
})

/** Three domains: `a` with two questions that one measure helps both of, `b` that may be 対象外 and that a vendor may answer, `c` plain. */
export const edition: InstrumentEdition = {
  id: 'clinic',
  edition: '2026.1',
  title: { ja: '診療所の点検', en: 'Check for clinics' },
  audience: '院長',
  minutes: 5,
  note: '',
  domains: [
    domain(
      'a',
      [question('a.one'), question('a.two')],
      [
        measure('m.both', [
          { practice: 'practice.a.one', to: 1 },
          { practice: 'practice.a.two', to: 2 },
        ]),
      ],
    ),
    domain(
      'b',
      [question('b.one', { notApplicable: '機器がないとき', vendorMayAnswer: true })],
      [measure('m.b', [{ practice: 'practice.b.one', to: 2 }], { cost: { class: 'none', note: '' }, effort: { hours: 0.5 } })],
    ),
    domain('c', [question('c.one')], [measure('m.c', [{ practice: 'practice.c.one', to: 3 }], { references: [reference('a.one/source', 'C')] })]),
  ],
  flowchart: {
    edition: '2026.1',
    title: { ja: 'レベル', en: 'Level' },
    note: '関門は自作です。',
    levels: ([0, 1, 2, 3] as const).map((level) => ({ level, name: `名前${level}`, meaning: `意味${level}` })),
    controls: (['identity', 'external', 'media', 'internal'] as const).map((id) => ({
      id,
      name: { ja: `管理${id}`, en: `Control ${id}` },
      text: '',
      help: '',
      choices: (id === 'identity' ? (['ok', 'weak'] as const) : (['o', 'd', 'x'] as const)).map((grade) => ({ grade, text: `${id} は ${grade}。` })),
      missing: id === 'identity' ? { ok: 'ID を分ける。' } : { d: `${id} を△にする。`, o: `${id} を○にする。` },
      ask: `${id} を教えてください。`,
    })),
    references: [reference('levels/source')],
  },
}

type Given = { value: AnswerValue; comment?: string; vendorName?: string }

const networkOf = (grades: PartialNetworkGrades): NonNullable<SubmissionView['network']> => {
  const { low, high } = networkLevelRange(grades)
  return {
    low: low.level,
    high: high.level,
    lowWithoutIdentityGate: low.levelWithoutIdentityGate,
    highWithoutIdentityGate: high.levelWithoutIdentityGate,
    missingForTarget: high.missing['2'],
    unknown: [],
  }
}

const scoreOf = (of: InstrumentEdition, answers: ReadonlyMap<string, AnswerValue>): SubmissionView['score'] => {
  const { overall, overallRange, domains } = scoreAssessment(of, answers)
  return {
    overall,
    overallRange: overallRange && [...overallRange],
    domains: domains.map((one) => ({ ...one, range: one.range && [...one.range] })),
  }
}

/** A submission of an edition (the small one unless told) with these answers, scored and with its measures chosen by the domain's own rules. */
export const submissionOf = (
  given: Record<string, Given>,
  options: {
    edition?: InstrumentEdition
    grades?: PartialNetworkGrades
    before?: Record<string, AnswerValue>
    levelBefore?: { low: number; high: number }
  } = {},
): SubmissionView => {
  const values = new Map(Object.entries(given).map(([id, { value }]) => [id, value]))
  const { edition: of = edition, grades, before, levelBefore } = options
  const score = scoreOf(of, values)
  return {
    id: '01990000-0000-7000-8000-000000000001',
    instrument: of.id,
    edition: of.edition,
    editionHash: 'e'.repeat(64),
    fiscalYear: 2026,
    submittedAt: '2026-11-20T15:30:00.000Z',
    submittedBy: '山桃 花子',
    organisationName: 'やまもも診療所',
    institutionKind: 'clinic',
    beds: 0,
    prefecture: '04',
    sha256: 'f'.repeat(64),
    answers: Object.entries(given).map(([id, { value, comment = '', vendorName = '' }]) => ({
      question: id,
      value,
      comment,
      source: vendorName === '' ? 'own' : 'vendor',
      vendorName,
      answeredBy: '山桃 花子',
      answeredAt: '2026-11-20T15:00:00.000Z',
    })),
    networkGrades: grades ? (['identity', 'external', 'media', 'internal'] as const).map((control) => ({ control, grade: grades[control] })) : [],
    network: grades ? networkOf(grades) : null,
    score,
    previous: before
      ? {
          id: '01990000-0000-7000-8000-000000000000',
          submittedAt: '2026-03-31T03:00:00.000Z',
          fiscalYear: 2025,
          score: scoreOf(of, new Map(Object.entries(before))),
          level: levelBefore ?? null,
          answers: Object.entries(before).map(([question, value]) => ({ question, value })),
        }
      : null,
    first: firstProposals(of.domains, score.domains, values),
    proposals: proposals(of.domains, score.domains, values),
  }
}

/** All four questions answered: `a` weak with an unknown, `b` 対象外, `c` in full. */
export const mixed: Record<string, Given> = {
  'a.one': { value: 0, comment: '来月から' },
  'a.two': { value: 'unknown' },
  'b.one': { value: 'na', comment: '機器がない' },
  'c.one': { value: 3, vendorName: '架空システム' },
}

/** A submission in brief, of a year. */
export const summaryOf = (fiscalYear: number, over: Partial<SubmissionSummary> = {}): SubmissionSummary => ({
  id: `01990000-0000-7000-8000-00000000${fiscalYear}`,
  instrument: 'hospital-it',
  edition: '2026.1',
  fiscalYear,
  submittedAt: `${fiscalYear}-11-20T15:30:00.000Z`,
  submittedBy: '山桃 花子',
  overall: (fiscalYear - 2020) / 4,
  overallRange: [(fiscalYear - 2020) / 4, 3],
  levelLow: 1,
  levelHigh: 2,
  belowThreshold: 2,
  domainsCounted: 3,
  ...over,
})

/** What a submission looks like from other sides where there are none: no other side, no earlier year. */
export const noStanding: StandingView = {
  department: null,
  management: null,
  views: [],
  practiceDifferences: [],
  years: [],
  paragraph: [{ code: 'first-time', params: {} }],
}

const scored = (score: number | null, counted = 2, notAsked = 0) => ({ score, range: null, counted, notApplicable: 0, unknown: 0, notAsked })

/** Five years, two themes and one priority area, with management beside the departments. */
export const standing: StandingView = {
  department: summaryOf(2026),
  management: summaryOf(2025, { instrument: 'executive', levelLow: null, levelHigh: null }),
  views: [
    {
      id: 'themes',
      title: { ja: '話題ごとの見方', en: 'By theme' },
      note: '分け方は編者のもの。',
      exhaustive: true,
      groups: [
        {
          id: 'money',
          name: { ja: '人とお金', en: 'People and money' },
          about: '',
          references: [],
          department: scored(0.5),
          management: scored(2, 1),
          difference: 'management-higher',
          practices: [],
        },
        {
          id: 'care',
          name: { ja: '診療を続けて戻す', en: 'Keeping care going' },
          about: '',
          references: [],
          department: scored(null, 0),
          management: scored(null, 0),
          difference: 'neither',
          practices: [],
        },
      ],
    },
    {
      id: 'notice',
      title: { ja: '八つの重点事項', en: 'The eight priority areas' },
      note: '当てはめ方は公のものではありません。',
      exhaustive: false,
      groups: [
        {
          id: '1',
          name: { ja: '自分の仕事として関わる', en: 'Takes it as its own work' },
          about: '責任者が決まっているか。',
          references: [{ ...reference('notice/1') }],
          department: scored(1, 4, 3),
          management: scored(null, 0, 7),
          difference: 'only-department',
          practices: [
            { practice: 'a', name: { ja: '責任者を決める', en: 'Name somebody' }, department: 2, management: null },
            { practice: 'b', name: { ja: '費用を見る', en: 'Look at cost' }, department: 1, management: null },
            { practice: 'c', name: { ja: '会議で決める', en: 'Decide together' }, department: 'unknown', management: null },
            { practice: 'd', name: { ja: '別の人を置く', en: 'Have a second' }, department: 'na', management: null },
          ],
        },
      ],
    },
  ],
  practiceDifferences: [{ practice: 'b', name: { ja: '費用を見る', en: 'Look at cost' }, department: 'unknown', management: 3 }],
  // The year before last was submitted twice; only the last counts.
  years: [2021, 2022, 2023, 2024, 2024, 2025, 2026].map((year, index) => ({
    submission: summaryOf(year, { id: `year-${index}`, ...(index === 3 ? { overall: 0 } : {}), ...(year === 2022 ? { edition: '2022.1' } : {}) }),
    domains: [{ id: 'a', score: (year - 2021) / 5 }, ...(year > 2022 ? [{ id: 'b', score: 2 }] : [])],
  })),
  paragraph: [{ code: 'unknown', params: { count: 1 } }],
}

/** A measure that may be asked of management. */
export const candidate = (measure: string, over: Partial<PlanCandidate> = {}): PlanCandidate => ({
  measure,
  title: `${measure} をする`,
  domain: 'a',
  domainName: { ja: '分野a', en: 'Domain a' },
  domainScore: 0.5,
  question: 'a.two',
  questionText: 'a.two はできていますか。',
  from: 0,
  to: 2,
  who: '事務',
  estimate: { hours: 12, cost: 'medium', note: '', free: '' },
  quote: null,
  needsManagement: true,
  proposed: true,
  ...over,
})

/** A decision that was asked for the submission of {@link submissionOf}. */
export const decisionOn = (measure: string, over: Partial<Decision> = {}): Decision => ({
  id: `decision-${measure}`,
  submission: '01990000-0000-7000-8000-000000000001',
  measure,
  title: `${measure} をする`,
  domain: '分野a',
  state: 'waiting',
  yen: null,
  hours: 12,
  askedBy: '情報 太郎',
  askedAt: '2026-11-21T02:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  concurrent: false,
  note: '',
  version: 0,
  ...over,
})

/** Nothing planned. */
export const noPlan = { candidates: [], decisions: [] }
