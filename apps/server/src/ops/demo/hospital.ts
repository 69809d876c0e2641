// SPDX-License-Identifier: Apache-2.0
import { japaneseDate } from '@shinayaka/domain'
import { removeMember, saveProfile } from '../../features/account/index.ts'
import { addRemark, assignDomain, remindDomain } from '../../features/assessment/index.ts'
import { answerForms } from './checklist.ts'
import { hospitalAnswers, hospitalGrades, managementAnswers } from './hospital-answers.ts'
import { hospitalBeside, managementBeside } from './hospital-words.ts'
import { keepHouse } from './keeping.ts'
import { planForHospital } from './plan.ts'
import type { DemoTime } from './time.ts'
import { type Account, act, answer, completeSheet, finish, type Person, type Place, readMark, type Work, welcome } from './work.ts'

const instrument = 'hospital-it'
const named = (question: string, of: string): string => question.replace(`${of}.`, '')

/** Everybody who works with it in the hospital. */
type House = Record<'admin' | 'director' | 'laboratory' | 'radiology' | 'nurses' | 'affairs' | 'engineer', Person>

/** Profile of the fictional hospital. */
const fillProfile = (work: Work, admin: Person, at: Date) =>
  act(work, admin, at, ({ scope }) =>
    saveProfile(scope, {
      profile: {
        name: admin.place.name,
        institutionKind: 'hospital',
        beds: 198,
        prefecture: '04',
        recordKeeping: 'on-premises',
        serverMaintenance: 'vendor-some',
        itStaffing: 'several',
      },
      version: 0,
    }),
  )

const pastYear = async (work: Work, admin: Person, year: number, at: Date): Promise<string> => {
  const sheet = completeSheet(work, instrument, (question) => readMark(hospitalAnswers[named(question, instrument)]?.[year]), hospitalBeside(year))
  const id = await answer(work, admin, new Date(at.getTime() - 3 * 60 * 60 * 1000), instrument, sheet)
  return finish(work, admin, at, id, hospitalGrades[year] ?? null)
}

const managementYear = async (work: Work, director: Person, year: number, at: Date): Promise<void> => {
  const value = (question: string) => readMark(managementAnswers[named(question, 'executive')]?.[year])
  const sheet = completeSheet(work, 'executive', value, year === 1 ? managementBeside : undefined)
  await finish(work, director, at, await answer(work, director, at, 'executive', sheet), null)
}

const of = (values: Readonly<Record<string, 0 | 1 | 2 | 3 | 'unknown'>>, comments: Readonly<Record<string, string>> = {}) => ({
  values: new Map(Object.entries(values).map(([key, value]) => [`${instrument}.${key}`, value])),
  beside: (question: string) => {
    const comment = comments[named(question, instrument)]
    return comment === undefined ? {} : { comment }
  },
})

/** Gives domains of the draft to colleagues, some of whom have answered, one is late, and one has left. */
const giveSections = async (work: Work, house: House, draft: string, time: DemoTime): Promise<void> => {
  const { admin, laboratory, radiology, nurses, affairs, engineer } = house
  const give = (domain: string, person: Person, at: number, due: number, note = '') =>
    act(work, admin, time.days(at), (acting) =>
      assignDomain(acting, draft, domain, { person: person.id, due: japaneseDate(time.days(due)), note, version: null }),
    )
  const remark = (person: Person, at: number, question: string, text: string) =>
    act(work, person, time.days(at), (acting) => addRemark(acting, draft, `${instrument}.${question}`, text))

  await give('assets', engineer, -28, -12, '医療機器の一覧が臨床工学室にあると聞きました。')
  await answer(
    work,
    engineer,
    time.days(-20),
    instrument,
    of({ 'medical-devices': 1, inventory: 2 }, { 'medical-devices': 'OS の欄は、メーカー 6 社に聞いている途中。' }),
    draft,
  )
  await remark(engineer, -20, 'medical-devices', '人工呼吸器と生体モニタの分は、臨床工学室の棚の青いファイルにあります。')
  await act(work, admin, time.days(-9), ({ scope, clock }) => removeMember(scope, clock, engineer.id))

  await give('media', laboratory, -14, 5, '検査科で使う媒体の様子を教えてください。')
  await answer(
    work,
    laboratory,
    time.days(-6),
    instrument,
    of({ 'controlled-media': 1 }, { 'controlled-media': '検査科の 6 本に番号を付けた。病棟の分は分からない。' }),
    draft,
  )
  await remark(laboratory, -6, 'import-station', '他院の CD は年に十数枚で、事務の PC で開いています。「0」でよいでしょうか。')
  await remark(admin, -5, 'import-station', 'その PC が診療の線につながっていれば「0」です。来週、いっしょに見に行きます。')

  await give('disposal', radiology, -14, 3)
  await answer(
    work,
    radiology,
    time.days(-4),
    instrument,
    of({ wipe: 2, 'leased-and-repair': 2, 'service-exit': 1 }, { 'leased-and-repair': 'CR の読取装置を修理に出したとき、消した証明を受け取った。' }),
    draft,
  )

  await give('continuity', nurses, -14, -2, '各病棟の箱の中身を、主任さんと見てください。')
  await answer(work, nurses, time.days(-7), instrument, of({ 'care-on-paper': 2 }, { 'care-on-paper': '手術室の箱を足した。透析室は来月。' }), draft)
  await remark(nurses, -7, 'drill', '夜勤の人も出られる訓練にしたいです。18 時からの 40 分ではどうでしょう。')
  await act(work, admin, time.days(-1), (acting) => remindDomain(acting, draft, 'continuity'))

  await give('procedures', affairs, -3, 11, '診療情報の開示の手順は、医事課が一番くわしいので。')
}

const beginDraft = async (work: Work, house: House, time: DemoTime): Promise<void> => {
  const values = new Map(
    [...work.editions.currentOf(instrument).questions.keys()].flatMap((question) => {
      const value = readMark(hospitalAnswers[named(question, instrument)]?.[3])
      return value === undefined ? [] : [[question, value] as const]
    }),
  )
  const draft = await answer(work, house.admin, time.days(-30), instrument, { values, beside: hospitalBeside(3) })
  await giveSections(work, house, draft, time)
}

const colleagues = [
  ['radiology', '放射線科 小林 徹', 'kobayashi'],
  ['nurses', '看護部 高橋 由美', 'takahashi'],
  ['affairs', '医事課 渡辺 翔', 'watanabe'],
  ['engineer', '臨床工学室 斎藤 浩', 'saito'],
] as const

/** Three past years of the fictional hospital, what management thinks of them, today's draft among colleagues, and what was asked of the director. */
export const makeHospital = async (
  work: Work,
  who: { person: string; place: Place; account: Account },
  accounts: { director: Account; staff: Account; unknown: () => string },
  time: DemoTime,
): Promise<void> => {
  const { person, place, account } = who
  const admin: Person = { id: person, name: account.name, login: account.login, role: 'administrator', place }
  await fillProfile(work, admin, time.ago(3, 5, 12))
  await pastYear(work, admin, 0, time.ago(3, 11, 14))
  const director = await welcome(work, admin, 'executive', accounts.director, time.ago(2, 10, 2))
  const laboratory = await welcome(work, admin, 'staff', accounts.staff, time.ago(1, 9, 4))
  const others = await Promise.all(
    colleagues.map(async ([key, name, login]) => [
      key,
      await welcome(work, admin, 'staff', { name, login, password: accounts.unknown() }, time.ago(1, 9, 4)),
    ]),
  )
  const house = { admin, director, laboratory, ...Object.fromEntries(others) } as House
  await pastYear(work, admin, 1, time.ago(2, 10, 29))
  await managementYear(work, director, 0, time.ago(2, 12, 3))
  const latest = await pastYear(work, admin, 2, time.ago(1, 11, 12))
  await managementYear(work, director, 1, time.ago(1, 11, 19))
  await planForHospital(work, { admin, director }, latest, time)
  await answerForms(work, admin, time)
  await beginDraft(work, house, time)
  await keepHouse(work, house, accounts.unknown, time)
}
