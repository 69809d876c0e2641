// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { ChecklistAnswer, ChecklistFinding, ChecklistProposal } from '@shinayaka/contract'
import { fill, type Language, packMessages } from '@shinayaka/contract/messages'
import { japaneseDate } from '@shinayaka/domain'
import type { FormStatus, StatusLine } from '@shinayaka/engines'
import { answerView, type Forms, openStates, proposalView } from '../features/checklist/index.ts'
import type { OrganisationScope } from '../platform/database/scope.ts'
import { isUnverified } from './inspection-pack/words.ts'
import { dayWords } from './words.ts'

type State = 'yes' | 'planned' | 'no' | 'exempt' | 'yes-proposed' | 'no-proposed' | 'exempt-proposed' | 'unknown'
type Entry = { number: string; name: string; answer: ChecklistAnswer | null; proposal: ChecklistProposal; state: State; explained: string }
type Given = { language: Language; today: string }

/** Findings of one kind that are named before 「ほかに」: the page must stay one page. */
const mostNamed = 2

const stateOf = (answer: ChecklistAnswer | null, proposal: ChecklistProposal): State => {
  if (answer) return answer.value === 'yes' && answer.planned !== null ? 'planned' : answer.value
  return proposal.answer === 'none' ? 'unknown' : `${proposal.answer}-proposed`
}

const textsIn = (language: Language) => packMessages[language].status
const dayIn = (day: string, language: Language): string => dayWords(`${day}T00:00:00+09:00`, language)
const called = ({ name }: ChecklistFinding, language: Language): string => name?.[language] ?? textsIn(language).rests.passwords

const markOf = (state: State, language: Language): string => {
  const { marks } = textsIn(language)
  const [plain] = state.split('-') as [keyof typeof marks]
  return marks[plain]
}

const shortOf = (finding: ChecklistFinding, language: Language): string => {
  const { rests } = textsIn(language)
  const { kind, held, at, by } = finding
  if (kind === 'planned') return fill(rests.shortPlan, { name: called(finding, language), at: at ?? '', by: by === null ? '' : dayIn(by, language) })
  const level = held === null ? '?' : held.low === held.high ? held.low : `${held.low}〜${held.high}`
  return fill(rests.short, { name: called(finding, language), held: level, at: at ?? '' })
}

const openKinds = ['disagree', 'unknown', 'unanswered', 'na'] as const

/** What an area's state rests on: the person who confirmed it, and how far the practices carry it. */
const restsOf = ({ answer, proposal: { findings, reason }, explained }: Entry, { language }: Given): string[] => {
  const { rests } = textsIn(language)
  const { join } = packMessages[language]
  const short = findings.filter(({ verdict }) => verdict === 'no')
  const more = (all: readonly unknown[]) => (all.length > mostNamed ? [fill(rests.more, { count: all.length - mostNamed })] : [])
  const met = findings.filter(({ verdict }) => verdict === 'yes').length
  return [
    ...(answer ? [fill(rests.answer, { day: dayIn(answer.checked, language), name: answer.answeredBy })] : []),
    ...(explained === '' ? [] : [fill(rests.explained, { text: explained })]),
    ...(findings.length > 0 ? [fill(rests.practices, { all: findings.length, met })] : []),
    ...short.slice(0, mostNamed).map((finding) => shortOf(finding, language)),
    ...more(short),
    ...openKinds.flatMap((kind) => {
      const found = findings.filter(({ verdict }) => verdict === kind)
      if (found.length === 0) return []
      const names = [...found.slice(0, mostNamed).map((finding) => called(finding, language)), ...more(found)]
      return [fill(rests.open[kind], { names: names.join(join) })]
    }),
    ...(reason === 'no-rule' ? [rests.noRule] : []),
  ]
}

const dayStep = ({ answer, state }: Entry, { language, today }: Given): string[] => {
  const { next } = textsIn(language)
  const day = answer?.target ?? answer?.planned ?? null
  if (day === null) return state === 'no' ? [next.noTarget] : []
  const said = { day: dayIn(day, language) }
  if (day < today) return [fill(next.overdue, said)]
  return [fill(state === 'planned' ? next.planned : next.target, said)]
}

const practiceStep = ({ state, proposal: { findings } }: Entry, { language }: Given): string[] => {
  const { next } = textsIn(language)
  const firstOf = (...verdicts: ChecklistFinding['verdict'][]) => findings.find(({ verdict }) => verdicts.includes(verdict))
  if (state === 'yes' || state === 'exempt' || state === 'yes-proposed' || state === 'exempt-proposed') return []
  const [short, split, open] = [firstOf('no'), firstOf('disagree'), firstOf('unknown', 'unanswered', 'na')]
  if (short) return [fill(next.raise, { name: called(short, language), at: short.at ?? '' })]
  if (split) return [fill(next.settle, { name: called(split, language) })]
  return open ? [fill(next.ask, { name: called(open, language) })] : []
}

const lastStep = ({ state }: Entry, { language }: Given): string[] => {
  const { next } = textsIn(language)
  if (state.endsWith('-proposed')) return [next.confirm]
  if (state === 'unknown') return [next.answer]
  return state === 'yes' || state === 'exempt' ? [next.keep] : []
}

const nextOf = (entry: Entry, given: Given): string[] => {
  const { next } = textsIn(given.language)
  const { answer, state } = entry
  const who = answer?.responsible?.name
  const settled = state === 'yes' || state === 'exempt'
  return [
    ...dayStep(entry, given),
    ...practiceStep(entry, given),
    ...lastStep(entry, given),
    ...(who ? [fill(next.who, { name: who })] : settled ? [] : [next.nobody]),
  ]
}

/** Where the form stands, in sentences that a director can read aloud. */
const sentencesOf = (entries: readonly Entry[], { language, today }: Given): string[] => {
  const { sentences } = textsIn(language)
  const { join } = packMessages[language]
  const count = (...states: State[]) => entries.filter(({ state }) => states.includes(state)).length
  const [planned, exempt] = [count('planned'), count('exempt', 'exempt-proposed')]
  const figures = { items: entries.length, yes: count('yes', 'planned', 'yes-proposed'), no: count('no', 'no-proposed'), unknown: count('unknown') }
  const confirmed = entries.filter(({ answer }) => answer !== null).length
  const dated = entries.flatMap(({ number, answer }) => {
    const day = answer?.target ?? answer?.planned ?? null
    return day === null ? [] : [{ number, day }]
  })
  const overdue = dated.filter(({ day }) => day < today)
  const [nearest] = dated.filter(({ day }) => day >= today).sort((one, other) => one.day.localeCompare(other.day))
  const proposed = entries.length - confirmed
  const who = proposed === 0 ? sentences.allConfirmed : confirmed === 0 ? sentences.noneConfirmed : fill(sentences.confirmed, { confirmed, proposed })
  return [
    fill(proposed === 0 ? sentences.counts : sentences.countsProposed, figures) +
      (exempt > 0 ? fill(sentences.exempt, { exempt }) : '') +
      (planned > 0 ? fill(sentences.planned, { planned }) : ''),
    who,
    ...(overdue.length > 0 ? [fill(sentences.overdue, { items: overdue.map(({ number }) => number).join(join) })] : []),
    ...(nearest ? [fill(sentences.next, { day: dayIn(nearest.day, language), item: nearest.number })] : []),
  ]
}

type Read = { catalog: Catalog; forms: Forms; scope: OrganisationScope; checklist: string; language: Language; producedAt: Date }

/** How a form stands today, a line for each of its areas or items, in the order of the form. */
export const formStatus = async ({ catalog, forms, scope, checklist, language, producedAt }: Read): Promise<FormStatus> => {
  const { form, states, known } = await openStates({ scope, forms, clock: { now: () => producedAt } }, checklist)
  const texts = textsIn(language)
  const given = { language, today: japaneseDate(producedAt) }
  const entries = states.map(({ item, row, proposal: found }): Entry => {
    const answer = row && answerView(row)
    const proposal = proposalView(catalog, known, found)
    return {
      number: item.number,
      name: item.name[language],
      answer,
      proposal,
      state: stateOf(answer, proposal),
      explained: answer?.explanation ?? '',
    }
  })
  const unverified = form.items.filter(isUnverified).map(({ number }) => number)
  const { notes } = texts
  return {
    language,
    title: texts.title,
    form: form.edition.title[language],
    organisation: scope.organisation.name,
    producedAt: producedAt.toISOString(),
    page: packMessages[language].page,
    facts: [
      { name: texts.facts.organisation, value: scope.organisation.name },
      { name: texts.facts.asOf, value: dayWords(producedAt, language) },
    ],
    sentences: sentencesOf(entries, given),
    heads: Object.values(texts.heads),
    lines: entries.map(
      (entry): StatusLine => ({
        number: entry.number,
        name: entry.name,
        mark: markOf(entry.state, language),
        state: texts.states[entry.state],
        rests: restsOf(entry, given),
        next: nextOf(entry, given),
      }),
    ),
    notes: [
      notes.own,
      ...(entries.some(({ answer }) => answer === null) ? [notes.proposal] : []),
      notes.scale,
      ...(unverified.length > 0 ? [fill(notes.unverified, { items: unverified.join(packMessages[language].join) })] : []),
    ],
  }
}
