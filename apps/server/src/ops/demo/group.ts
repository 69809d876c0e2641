// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '@shinayaka/contract'
import { saveProfile } from '../../features/account/index.ts'
import type { DemoTime } from './time.ts'
import { act, answer, completeSheet, finish, found, type Grades, readMark, type Work } from './work.ts'

/** What a small institution submitted: so many fiscal years ago, or so many days before today. */
type Submitted = { ago: number; month: number; day: number } | { days: number }
type Small = {
  name: string
  kind: Profile['institutionKind']
  beds: number
  head: string
  login: string
  years: readonly (Submitted & { values: string; grades: string })[]
}

const last = (month: number, day: number) => ({ ago: 1, month, day })
const before = (month: number, day: number) => ({ ago: 2, month, day })

// Answers in the order of the questions; grades of identity, external, media and internal.
const small: readonly Small[] = [
  {
    name: 'しなやか南診療所（架空）',
    kind: 'clinic',
    beds: 0,
    head: '院長 南',
    login: 'minami',
    years: [
      { ...last(10, 6), values: '1010110211010', grades: 'ddxx' },
      { days: -34, values: '2111121212111', grades: 'oddx' },
    ],
  },
  {
    name: 'しなやか小児科クリニック（架空）',
    kind: 'clinic',
    beds: 0,
    head: '院長 東',
    login: 'higashi',
    years: [
      { ...before(12, 9), values: '2112121222112', grades: 'oddd' },
      { ...last(11, 25), values: '2111121211011', grades: 'oddd' },
    ],
  },
  {
    name: 'しなやか眼科（架空）',
    kind: 'clinic',
    beds: 4,
    head: '院長 西',
    login: 'nishi',
    years: [{ ...last(9, 17), values: '0?0?10010?000', grades: '?xxx' }],
  },
  {
    name: 'しなやか歯科（架空）',
    kind: 'dental',
    beds: 0,
    head: '院長 北原',
    login: 'kitahara',
    years: [{ days: -51, values: '1101110210101', grades: 'odxx' }],
  },
  {
    name: 'しなやか薬局 駅前店（架空）',
    kind: 'pharmacy',
    beds: 0,
    head: '管理薬剤師 原',
    login: 'hara',
    years: [
      { ...last(10, 20), values: '2122222222122', grades: 'oood' },
      { days: -22, values: '3222222222223', grades: 'oooo' },
    ],
  },
  {
    name: 'しなやか薬局 本町店（架空）',
    kind: 'pharmacy',
    beds: 0,
    head: '管理薬剤師 森',
    login: 'mori',
    years: [{ ...last(10, 21), values: '2121212222121', grades: 'oodd' }],
  },
  {
    name: '介護老人保健施設 しなやかの里（架空）',
    kind: 'care',
    beds: 80,
    head: '事務長 谷',
    login: 'tani',
    years: [
      { ...before(1, 20), values: '1111111111111', grades: 'oddd' },
      { ...last(2, 4), values: '2111121211112', grades: 'oddd' },
    ],
  },
  {
    name: '特別養護老人ホーム しなやか園（架空）',
    kind: 'care',
    beds: 60,
    head: '施設長 岡',
    login: 'oka',
    years: [{ days: -15, values: '1?11010101010', grades: 'ddxx' }],
  },
  {
    name: 'しなやか訪問看護ステーション（架空）',
    kind: 'visiting-nurse',
    beds: 0,
    head: '所長 川',
    login: 'kawa',
    years: [{ days: -40, values: '2212221222212', grades: 'oodo' }],
  },
  { name: 'しなやか助産所（架空）', kind: 'midwifery', beds: 3, head: '所長 浜', login: 'hama', years: [] },
]

const controls = ['identity', 'external', 'media', 'internal'] as const
const gradeOf = (control: (typeof controls)[number], mark: string | undefined): string =>
  mark === '?' ? 'unknown' : control === 'identity' ? (mark === 'o' ? 'ok' : 'weak') : (mark ?? 'unknown')
const gradesOf = (marks: string): Grades => {
  const [identity, external, media, internal] = controls.map((control, index) => gradeOf(control, marks[index]))
  return { identity: identity ?? 'unknown', external: external ?? 'unknown', media: media ?? 'unknown', internal: internal ?? 'unknown' }
}

const makeSmall = async (work: Work, one: Small, under: string, unknown: () => string, time: DemoTime): Promise<void> => {
  const admin = await found(
    work,
    { name: one.name, kind: 'medical', institutionKind: one.kind, under },
    { name: one.head, login: one.login, password: unknown() },
    time.ago(2, 7, 1),
  )
  await act(work, admin, time.ago(2, 7, 2), ({ scope }) =>
    saveProfile(scope, {
      profile: {
        name: one.name,
        institutionKind: one.kind,
        beds: one.beds,
        prefecture: '04',
        recordKeeping: 'cloud',
        serverMaintenance: 'vendor-all',
        itStaffing: 'none',
      },
      version: 0,
    }),
  )
  for (const year of one.years) {
    const at = 'days' in year ? time.days(year.days) : time.ago(year.ago, year.month, year.day)
    const sheet = completeSheet(work, 'clinic', (_, index) => readMark(year.values[index]))
    await finish(work, admin, at, await answer(work, admin, at, 'clinic', sheet), gradesOf(year.grades))
  }
}

/** Ten small institutions of a fictional group: some strong, some weak, some that moved, one that never submitted. */
export const makeSmallInstitutions = async (work: Work, under: string, unknown: () => string, time: DemoTime): Promise<void> => {
  // Four at a time: each has a password to hash, which takes its time beside the others'.
  const waiting = [...small]
  const take = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await makeSmall(work, one, under, unknown, time)
  }
  await Promise.all(Array.from({ length: 4 }, take))
}
