// SPDX-License-Identifier: Apache-2.0
import type { Post } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import { addDepartment, saveDepartment } from '../../features/account/index.ts'
import { noteOffline, noteRehearsal } from '../../features/copy/index.ts'
import { createToken } from '../../features/integration/index.ts'
import { savePost } from '../../features/post/index.ts'
import { insertCopy, updateCopy } from '../copy/index.ts'
import { keepEvidence } from './evidence.ts'
import type { DemoTime } from './time.ts'
import { type Account, act, type Person, type Work, welcome } from './work.ts'

/** Those of the hospital who look after accounts and data. */
type People = Record<'admin' | 'director' | 'laboratory' | 'radiology' | 'nurses' | 'affairs', Person>

const contact = (extension: string): string => `内線 ${extension}`
const outside = (name: string, where: string) => ({ person: null, name, contact: where })
const inside = ({ id, name }: Person, where: string) => ({ person: id, name, contact: where })

/** Who decides and who acts on the day of an attack; one post is still empty. */
const fillPosts = async (work: Work, { admin, director, radiology, nurses, affairs }: People, time: DemoTime): Promise<void> => {
  const office = outside('事務長 佐伯 実', contact('102'))
  const posts: readonly [Post, ReturnType<typeof outside> | ReturnType<typeof inside>, ReturnType<typeof outside | typeof inside>[]][] = [
    ['chief-executive', inside(director, contact('101')), [office]],
    ['safety-manager', office, [inside(director, contact('101')), inside(nurses, contact('310'))]],
    ['planning-manager', inside(affairs, contact('120')), [inside(admin, contact('201'))]],
    ['operations-manager', inside(admin, contact('201')), [inside(radiology, contact('225'))]],
    ['privacy-manager', office, []],
    ['security-manager', inside(admin, contact('201')), [office]],
    ['incident-contact', outside('情報室の当番', '内線 200、夜間 架空の番号 000-0000-0000'), [outside('防災センター', contact('999'))]],
  ]
  await act(work, admin, time.days(-200), async ({ scope, clock }) => {
    for (const [post, holder, deputies] of posts)
      await savePost(scope, clock, post, { holder, deputies, since: japaneseDate(time.ago(1, 4, 1)), version: null })
  })
}

const nameDepartments = async (work: Work, people: People, time: DemoTime): Promise<void> => {
  const { admin, director, laboratory, radiology, nurses, affairs } = people
  const departments: readonly [string, readonly Person[]][] = [
    ['診療部', [director]],
    ['看護部', [nurses]],
    ['医療技術部', [laboratory, radiology]],
    ['事務部', [affairs, admin]],
  ]
  await act(work, admin, time.days(-180), async ({ scope, clock }) => {
    for (const [name, members] of departments) {
      const { id, version } = await addDepartment(scope, clock, name)
      await saveDepartment(scope, id, { name, people: members.map((person) => person.id), version })
    }
  })
}

/** Nights of copies, the newest proven, carried away now and then, and restored once for practice. */
const keepCopies = async (work: Work, admin: Person, time: DemoTime): Promise<void> => {
  const nights = [21, 14, 7, 6, 5, 4, 3, 2, 1]
  await act(work, admin, time.now, async ({ scope, clock }) => {
    for (const night of nights) {
      const made = new Date(`${japaneseDate(time.days(1 - night))}T02:30:00+09:00`)
      // Before half past two the copy of this night is still to come.
      if (made > time.now) continue
      const id = clock.id()
      const day = japaneseDate(made)
      const size = 520_000 - night * 1_300
      const sha256 = day.replaceAll('-', '').repeat(8)
      const path = `体験用（実物はありません）/shinayaka-${day}.age`
      await insertCopy(scope.db, id, 'nightly', { path, made, seconds: 6.2, bytes: size, rows: 4_300 - night * 20, files: 0, missing: [], sha256 })
      if (night === 5) await updateCopy(scope.db, id, { standby_problem: '控え用のノート PC につながりませんでした。電源と線を確かめてください。' })
      else await updateCopy(scope.db, id, { standby_at: new Date(made.getTime() + 40_000) })
      await updateCopy(scope.db, id, { verified_at: new Date(made.getTime() + 25_000) })
    }
  })
  await act(work, admin, time.days(-78), (acting) =>
    noteRehearsal(acting.scope, acting.clock, {
      rehearsedOn: japaneseDate(time.days(-78)),
      minutes: 34,
      note: '控え用のノート PC で開き、先月の報告書を読めた。',
    }),
  )
  for (const days of [-76, -48, -19])
    await act(work, admin, time.days(days), (acting) =>
      noteOffline(acting.scope, acting.clock, { takenOn: japaneseDate(time.days(days)), place: '事務長の金庫（USB の箱 2 番）' }),
    )
}

const hundredDays = 100

/** What accounts and data of a hospital look like after a while: posts, departments, evidence, copies, somebody from outside until a day, a program that reads. */
export const keepHouse = async (work: Work, people: People, unknown: () => string, time: DemoTime): Promise<void> => {
  const { admin, affairs, radiology } = people
  await fillPosts(work, people, time)
  await nameDepartments(work, people, time)
  await keepEvidence(work, admin, [admin, affairs, radiology], time)
  await keepCopies(work, admin, time)
  const auditor: Account = { name: '外部監査 桜井 薫', login: 'sakurai', password: unknown() }
  await welcome(work, admin, 'auditor', auditor, time.days(-20), japaneseDate(time.days(hundredDays)))
  await act(work, admin, time.days(-60), ({ scope, clock }) =>
    createToken(scope, clock, {
      name: '院内ポータルの集計',
      permissions: ['organisation.read', 'assessment.open', 'assessment.read'],
      expires: japaneseDate(time.days(hundredDays)),
    }),
  )
}
