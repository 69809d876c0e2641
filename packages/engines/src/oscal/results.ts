// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import { itemToken, statementOf } from './catalogs.ts'
import { finished, type Node, prop, some } from './document.ts'
import { oneLine, prose, title, token } from './text.ts'
import type { OscalDocument } from './types.ts'
import { uuidOf } from './uuid.ts'

/** A piece of evidence by its hash; its bytes stay where they are. Days as `2027-03-31`, `uploaded` an instant. */
export type OscalEvidence = {
  id: string
  title: string
  name: string
  kind: string
  sha256: string
  effective: string
  expires: string | null
  uploaded: string
  practices: readonly string[]
}

/** Who answered for whom, and when (instants). `id`: what makes the file one and the same again: the submission's id, or the hash of what was handed in. */
export type ResultFrame = {
  id: string
  /** What the file is called. */
  name: string
  /** The catalog in which its controls stand: `shinayaka-practices`, or a form. */
  catalog: string
  organisation: { id: string; name: string }
  by: string | null
  at: string
  /** The edition that was answered, by its own hash. */
  edition: { id: string; edition: string; hash: string; title: string }
  /** The hash of the frozen snapshot; null where there is none. */
  snapshot: string | null
  evidence: readonly OscalEvidence[]
}

/** What was said of one practice. */
export type PracticeAnswer = {
  question: string | null
  questionText: string | null
  practice: string
  practiceName: string
  value: AnswerValue
  comment: string
  source: 'own' | 'vendor'
  vendorName: string
  at: string
}

/** What was said of one item of a form. `answer` null: nobody confirmed one. `proposal`: what the record makes certain; never an answer. */
export type ItemAnswerGiven = {
  item: string
  number: string
  name: string
  practices: readonly string[]
  proposal: { answer: string; reason: string | null } | null
  contradiction: string | null
  answer: {
    value: 'yes' | 'no' | 'exempt'
    checked: string
    planned: string | null
    target: string | null
    exemption: string | null
    risk: string
    remark: string
    explanation: string
    source: string
    at: string
  } | null
}

/** A day as an instant: midnight in Japan. OSCAL knows no day before 1900; such a slip of the pen is dated by when it was written. */
const instantOfDay = (day: string, written: string): string => (day < '1900' ? instant(written) : `${day}T00:00:00+09:00`)
/** An instant as OSCAL writes it; ours is UTC already. */
const instant = (at: string): string => new Date(at).toISOString()
const newest = (instants: readonly string[]): string => instants.map(instant).reduce((one, other) => (one > other ? one : other))
const oldest = (instants: readonly string[]): string => instants.map(instant).reduce((one, other) => (one < other ? one : other))

const organisationUuid = ({ organisation }: ResultFrame): string => uuidOf('organisation', organisation.id)
const planUuid = ({ id }: ResultFrame): string => uuidOf('plan', id)
const catalogUuid = ({ id }: ResultFrame): string => uuidOf('results-catalog', id)
const evidenceUuid = ({ id }: OscalEvidence): string => uuidOf('evidence', id)

const subjects = (frame: ResultFrame): Node[] => [{ 'subject-uuid': organisationUuid(frame), type: 'party' }]

const evidenceOf = (frame: ResultFrame, practices: readonly string[]): OscalEvidence[] =>
  frame.evidence.filter((one) => one.practices.some((practice) => practices.includes(practice)))

const relevant = (frame: ResultFrame, practices: readonly string[]): Node =>
  some(
    'relevant-evidence',
    evidenceOf(frame, practices).map((one) => ({ href: `#${evidenceUuid(one)}`, description: prose(one.title) })),
  )

const methods = (frame: ResultFrame, practices: readonly string[]): string[] =>
  evidenceOf(frame, practices).length === 0 ? ['INTERVIEW'] : ['INTERVIEW', 'EXAMINE']

/** The name of bytes by their hash (RFC 6920): it leads nowhere, it only says which bytes are meant. */
const namedBy = (sha256: string): string => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`

const evidenceResource = (one: OscalEvidence): Node => ({
  uuid: evidenceUuid(one),
  title: title(one.title),
  description: '証跡のファイル。中身は入っていません。ハッシュで同じ物かを確かめます。',
  props: [
    ...prop('file-name', one.name),
    ...prop('file-kind', one.kind),
    ...prop('effective', one.effective),
    ...prop('expires', one.expires),
    ...prop('uploaded', instant(one.uploaded)),
  ],
  rlinks: [{ href: namedBy(one.sha256), hashes: [{ algorithm: 'SHA-256', value: one.sha256 }] }],
})

const document = (
  frame: ResultFrame,
  {
    controls,
    observations,
    findings,
    props,
    instants,
  }: { controls: string[]; observations: Node[]; findings: Node[]; props: Node[]; instants: string[] },
): OscalDocument => {
  const { edition, organisation, by } = frame
  const person = uuidOf('person', frame.id, by ?? '')
  const name = `${edition.title}：${organisation.name}`
  const result: Node = {
    uuid: uuidOf('result', frame.id),
    title: title(name),
    description: prose('施設が自分で答えた結果です。第三者が確かめたものではありません。'),
    start: oldest([frame.at, ...instants]),
    end: instant(frame.at),
    props: [
      ...prop('edition', `${edition.id} ${edition.edition}`),
      ...prop('edition-hash', edition.hash),
      ...prop('snapshot-sha256', frame.snapshot),
      ...props,
    ],
    links: [{ href: `#${catalogUuid(frame)}`, rel: 'catalog' }],
    // A list may not be empty, and who asked nothing left nothing out.
    'reviewed-controls': {
      'control-selections': [controls.length === 0 ? { 'include-all': {} } : { 'include-controls': controls.map((id) => ({ 'control-id': id })) }],
    },
    ...some('observations', observations),
    ...some('findings', findings),
  }
  const resources: Node[] = [
    {
      uuid: planUuid(frame),
      title: title(`${edition.title}（${edition.edition}）`),
      description: prose('評価計画（assessment plan）という文書はありません。何を尋ねたかは、この版の設問・項目がそのまま表します。'),
      props: [...prop('edition', `${edition.id} ${edition.edition}`), ...prop('edition-hash', edition.hash)],
    },
    {
      uuid: catalogUuid(frame),
      title: title('統制（control）の出どころ'),
      rlinks: [{ href: `./${frame.catalog}_catalog.json`, 'media-type': 'application/oscal+json' }],
    },
    ...frame.evidence.map(evidenceResource),
  ]
  const meta = {
    title: name,
    modified: newest([frame.at, ...frame.evidence.map(({ uploaded }) => uploaded)]),
    version: edition.edition,
    remarks: '満たす・満たさないの二つでは言い切れないので、0〜3 の到達度、わからない、対象外は props にあります。',
    roles: [{ id: 'submitter', title: '提出した人' }],
    parties: [
      { uuid: organisationUuid(frame), type: 'organization', name: oneLine(organisation.name) ?? '－' },
      ...(by === null ? [] : [{ uuid: person, type: 'person', name: oneLine(by) ?? '－', 'member-of-organizations': [organisationUuid(frame)] }]),
    ],
  }
  return finished('assessment-results', frame.name, meta, { 'import-ap': { href: `#${planUuid(frame)}` }, results: [result] }, resources)
}

const counted = (name: string, values: readonly unknown[], wanted: unknown): Node[] => prop(name, values.filter((value) => value === wanted).length)

/** Lowest and highest attainment that was named; null: nobody knows. */
type Span = { low: number; high: number } | null

const spanOf = (answers: readonly PracticeAnswer[]): Span => {
  const levels = answers.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  return levels.length === 0 ? null : { low: Math.min(...levels), high: Math.max(...levels) }
}

const spanWords = (span: Span): string => {
  if (span === null) return 'わからない、という答えです。まだ 0 とも 3 とも言えません。'
  return `到達度 ${span.low === span.high ? span.low : `${span.low}〜${span.high}`}（0〜3）`
}

const spanProps = (span: Span): Node[] => {
  if (span === null) return prop('answer', 'unknown')
  return [...prop('attainment', span.low), ...(span.high === span.low ? [] : prop('attainment-highest', span.high))]
}

/** Met from 2 on, by the lower of two that differ. What nobody knows is not met, for another reason than a 0. */
const spanStatus = (span: Span): Node => {
  if (span === null) return { status: { state: 'not-satisfied', reason: 'other' } }
  if (span.low >= 2) return { status: { state: 'satisfied', reason: 'pass' }, 'implementation-status': { state: 'implemented' } }
  const partly = span.low === 0 ? {} : { 'implementation-status': { state: 'partial' } }
  return { status: { state: 'not-satisfied', reason: 'fail' }, ...partly }
}

/** A finding about one practice: by all that was said of it. 対象外 gives none: it leaves the denominator. */
const practiceFinding = (frame: ResultFrame, practice: string, answers: readonly PracticeAnswer[]): Node[] => {
  const [first] = answers.filter(({ value }) => value !== 'na')
  if (first === undefined) return []
  const span = spanOf(answers)
  return [
    {
      uuid: uuidOf('finding', frame.id, practice),
      title: title(first.practiceName),
      description: prose(spanWords(span)),
      props: spanProps(span),
      target: { type: 'statement-id', 'target-id': statementOf(token(practice)), ...spanStatus(span) },
      'related-observations': answers.map((answer) => ({ 'observation-uuid': observationUuid(frame, answer) })),
    },
  ]
}

const observationUuid = (frame: ResultFrame, { practice, question }: PracticeAnswer): string =>
  uuidOf('observation', frame.id, practice, question ?? '')

const practiceObservation = (frame: ResultFrame, answer: PracticeAnswer): Node => ({
  uuid: observationUuid(frame, answer),
  title: title(answer.practiceName),
  description: prose(answer.questionText ?? answer.practiceName),
  props: [
    ...(typeof answer.value === 'number' ? prop('attainment', answer.value) : prop('answer', answer.value)),
    ...prop('practice', answer.practice),
    ...prop('question', answer.question),
    ...prop('source', answer.source),
    ...prop('vendor', answer.vendorName),
  ],
  methods: methods(frame, [answer.practice]),
  types: ['control-objective'],
  subjects: subjects(frame),
  ...relevant(frame, [answer.practice]),
  collected: instant(answer.at),
  ...(answer.comment === '' ? {} : { remarks: prose(answer.comment) }),
})

/** The answers of a health check: an observation an answer, a finding a practice. */
export const practiceResults = (frame: ResultFrame, answers: readonly PracticeAnswer[]): OscalDocument => {
  const practices = [...new Set(answers.map(({ practice }) => practice))]
  const values = answers.map(({ value }) => value)
  return document(frame, {
    controls: practices.map(token),
    observations: answers.map((answer) => practiceObservation(frame, answer)),
    findings: practices.flatMap((practice) =>
      practiceFinding(
        frame,
        practice,
        answers.filter((answer) => answer.practice === practice),
      ),
    ),
    props: [...prop('answers', answers.length), ...counted('unknown', values, 'unknown'), ...counted('not-applicable', values, 'na')],
    instants: answers.map(({ at }) => at),
  })
}

const itemUuid = (kind: string, frame: ResultFrame, { item }: ItemAnswerGiven): string => uuidOf(kind, frame.id, item)

const itemObservation = (frame: ResultFrame, given: ItemAnswerGiven): Node[] => {
  const { answer, number, name, practices } = given
  if (answer === null) return []
  return [
    {
      uuid: itemUuid('observation', frame, given),
      title: title(`${number} ${name}`),
      description: prose(`${number} の答え`),
      props: [
        ...prop('answer', answer.value),
        ...prop('checked', answer.checked),
        ...prop('planned', answer.planned),
        ...prop('target', answer.target),
        ...prop('exemption', answer.exemption),
        ...prop('source', answer.source),
        ...prop('risk-response', answer.risk),
        ...prop('explanation', answer.explanation),
      ],
      methods: methods(frame, practices),
      types: ['control-objective'],
      subjects: subjects(frame),
      ...relevant(frame, practices),
      collected: instantOfDay(answer.checked, answer.at),
      ...(answer.remark === '' ? {} : { remarks: prose(answer.remark) }),
    },
  ]
}

const saidOf = ({ answer }: ItemAnswerGiven): string =>
  answer === null ? 'unanswered' : answer.value === 'yes' && answer.planned !== null ? 'yes-by-plan' : answer.value

/** 記入不要 gives no finding. A はい that rests on a plan is not met yet, and says that it is planned. */
const itemFinding = (frame: ResultFrame, given: ItemAnswerGiven): Node[] => {
  const said = saidOf(given)
  if (said === 'exempt') return []
  const { number, name, proposal, contradiction } = given
  const words: Record<string, string> = {
    yes: 'はい',
    'yes-by-plan': 'はい（日付のある計画による）',
    no: 'いいえ',
    unanswered: 'まだ誰も答えていません',
  }
  return [
    {
      uuid: itemUuid('finding', frame, given),
      title: title(`${number} ${name}`),
      description: words[said] ?? said,
      props: [
        ...prop('answer', said),
        ...prop('confirmed', given.answer === null ? 'no' : 'yes'),
        ...(proposal === null ? [] : prop('proposal', proposal.answer, proposal.reason === null ? {} : { class: token(proposal.reason) })),
        ...prop('contradiction', contradiction),
      ],
      target: {
        type: 'statement-id',
        'target-id': statementOf(itemToken(frame.edition.id, given.item)),
        status: said === 'yes' ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied', reason: said === 'no' ? 'fail' : 'other' },
        ...(said === 'yes-by-plan' ? { 'implementation-status': { state: 'planned' } } : {}),
      },
      ...(given.answer === null ? {} : { 'related-observations': [{ 'observation-uuid': itemUuid('observation', frame, given) }] }),
    },
  ]
}

/** The answers to an official form: an observation an answer, a finding an item; items nobody answered are findings without an observation. */
export const formResults = (frame: ResultFrame, items: readonly ItemAnswerGiven[]): OscalDocument => {
  const said = items.map(saidOf)
  return document(frame, {
    controls: items.map(({ item }) => itemToken(frame.edition.id, item)),
    observations: items.flatMap((item) => itemObservation(frame, item)),
    findings: items.flatMap((item) => itemFinding(frame, item)),
    props: [...prop('items', items.length), ...counted('exempt', said, 'exempt'), ...counted('unanswered', said, 'unanswered')],
    instants: items.flatMap(({ answer }) => (answer === null ? [] : [instantOfDay(answer.checked, answer.at)])),
  })
}
