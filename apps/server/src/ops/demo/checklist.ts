// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswerInput } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import { confirmAnswer, confirmProposals, Forms, openStates, startChecklist, submitChecklist } from '../../features/checklist/index.ts'
import type { DemoTime } from './time.ts'
import { act, type Person, type Work } from './work.ts'

/** What somebody wrote at an item by hand: はい with a remark, or いいえ with what will be done. */
type Written = { value: 'yes' | 'no'; remark: string }

const lastYears: Readonly<Record<string, Written>> = {
  '2-2': { value: 'yes', remark: '5 社に聞いた。つないでいるのは電子カルテ、画像、検査の 3 社。' },
  '2-3': { value: 'no', remark: '画像の会社の説明書が、まだ届かない。二度目のお願いをした。' },
  '2-4': { value: 'no', remark: '権限の表を作り直している。看護部の分が残っている。' },
  '2-5': { value: 'yes', remark: '退職者の ID を、人事の一覧と照らして止めた。' },
  '2-6': { value: 'no', remark: '部門のサーバ 3 台は、会社と適用の順番を決めている。' },
  '2-7': { value: 'no', remark: '13 文字にする案を、委員会に出した。' },
  '2-8': { value: 'yes', remark: '規程に書き、四月の研修で伝えた。' },
  '2-9': { value: 'no', remark: '検査科は番号付きの USB だけ。病棟はこれから。' },
  '2-10': { value: 'no', remark: '電子カルテの更新に合わせる。見積もりを取った。' },
  '2-11': { value: 'no', remark: '電子カルテの分は残る。部門のサーバは確かめている。' },
  '2-12': { value: 'no', remark: '止めてよいものを、会社に聞いている。' },
  '2-13': { value: 'no', remark: 'VPN 装置の設定を、会社と見直している。' },
  '3-1': { value: 'yes', remark: '連絡の紙を、情報室と当直室に貼った。' },
  '3-2': { value: 'no', remark: '戻す手順は紙にした。試したのは電子カルテだけ。' },
  '3-3': { value: 'no', remark: '災害の BCP に、サイバー攻撃の章を足している。' },
  '4-1': { value: 'no', remark: '規程の案が、委員会で止まっている。' },
}

const shared = { planned: null, exemption: null, risk: '', explanation: '', source: 'hand', responsible: null } as const

const byHand = ({ value, remark }: Written, checked: string, target: string): ChecklistAnswerInput => ({
  ...shared,
  value,
  checked,
  target: value === 'no' ? target : null,
  remark,
  explanation: value === 'yes' ? remark : '',
  seen: null,
})

/** Takes every proposal of はい, and writes at the other items what somebody said of them; items nobody wrote of stay open. */
const answerForm = async (
  work: Work,
  forms: Forms,
  person: Person,
  at: Date,
  { form, written, target }: { form: string; written: Readonly<Record<string, Written>>; target: string },
): Promise<string> => {
  const checked = japaneseDate(at)
  return act(work, person, at, async ({ scope, clock }) => {
    const acting = { scope, clock, forms }
    const { checklist } = await startChecklist(acting, form)
    const { states } = await openStates(acting, checklist)
    const ready = states.filter(({ proposal }) => proposal.answer === 'yes').map(({ item }) => item.id)
    if (ready.length > 0) await confirmProposals(acting, checklist, ready, checked)
    for (const { item } of states) {
      const said = written[item.id]
      if (said && !ready.includes(item.id)) await confirmAnswer(acting, checklist, item.id, byHand(said, checked, target))
    }
    return checklist
  })
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/** Last year's form as it was handed in, and the eight priority areas half way; this year's form has just arrived. */
export const answerForms = async (work: Work, admin: Person, time: DemoTime): Promise<void> => {
  const forms = new Forms(work.catalog)
  const handedIn = earlier(new Date('2026-03-18T01:00:00Z'), time.days(-30))
  const checklist = await answerForm(work, forms, admin, handedIn, { form: 'mhlw-r7', written: lastYears, target: '2026-03-31' })
  await act(work, admin, handedIn, ({ scope, clock }) => submitChecklist({ scope, clock, forms }, checklist, 'final'))
  const areas = await answerForm(work, forms, admin, time.days(-12), { form: 'priority-areas-2026', written: {}, target: '' })
  await act(work, admin, time.days(-12), ({ scope, clock }) => submitChecklist({ scope, clock, forms }, areas, 'interim'))
}

/** A clinic in the middle of this year's form. */
export const beginForm = async (work: Work, admin: Person, time: DemoTime): Promise<void> => {
  await answerForm(work, new Forms(work.catalog), admin, time.days(-6), { form: 'mhlw-r8', written: {}, target: '' })
}
