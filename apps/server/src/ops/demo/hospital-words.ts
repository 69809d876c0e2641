// SPDX-License-Identifier: Apache-2.0
import type { Beside } from './work.ts'

const vendors = {
  record: '架空メディカルシステム株式会社',
  network: '架空ネットワーク株式会社',
  images: '架空画像サービス株式会社',
} as const

/** What was written beside the answers of each year: three past ones, then today's draft. */
const written: readonly Readonly<Record<string, string>>[] = [
  {
    'named-person': '情報室の壁に貼った。夜勤の師長の手元にはまだない。',
    'external-connections': '線の図がなく、会社に聞きながら書き出した。まだ抜けがあると思う。',
    'managed-devices': '病院が持つスマートフォンもノート PC もない（連絡は院内 PHS）。',
    'remote-work': '院外から電子カルテや画像を見る道を置いていない。オンコールは電話で受ける。',
    'service-exit': '替えた会社も、やめたサービスも、まだ一つもない。',
    'daily-check': '電子カルテの会社の月報で確かめている。休日の分は月曜に見る。',
  },
  {
    'phishing-drill': '198 人に送り、41 人が開いた。すぐ知らせてくれたのは 3 人。',
    'managed-devices': '貸し出し用のタブレットを見積もり中。今はまだ一台もない。',
    'remote-work': '院外から見る道は置いていない。当直医は電話で呼ぶ。',
    'mds-sds': '受け取った覚えはあるが、見つからない。会社にもう一度頼んだ。',
    'separate-copy': '外付けディスクを二台用意し、週末に線を抜くことにした。',
    committee: '11 月に一度だけ。医局は出られず、議事録を回した。',
  },
  {
    'named-person': '当直室・防災センター・全病棟に掲示。半年ごとに、番号へ実際にかけて確かめている。',
    committee: '5 月と 11 月に開いた。二回目から医局長も出席。',
    budget: '更新の費用は電子カルテの保守に埋もれている。訓練の分は部署の消耗品費から出した。',
    'ai-use': '新人の研修だけ。医局と事務には、まだ話せていない。',
    inventory: '放射線科と検査科の分は、6 月に歩いて数え直した（412 台）。',
    'medical-devices': '臨床工学室の一覧にはあるが、OS の欄が半分空いている。',
    'support-end': 'サポートの切れた Windows が 23 台。病棟の端末の入れ替えに合わせて替える。',
    approval: '読影用の無線の端末を、放射線科が先に買っていた（8 月）。',
    'ai-services': '医局で無料の AI を使っているという声がある。一覧も、許す人も、まだない。',
    'source-restriction': '保守用の VPN 3 本とも、会社の住所に限った。',
    segmentation: '来訪者の無線は分けた。医療機器と事務は、まだ同じ線。',
    'controlled-media': '登録制にしたが、部署の買い足しに登録が追いつかない。前の年より下げた。',
    'remote-work': '院外から見る道は置いていない。オンコールの読影は来院する決まり。',
    'unprotected-devices': '検体検査の分析装置 4 台。メーカーの許しが出ず、線だけ分けた。',
    devices: 'ノート PC 12 台のうち 7 台。残りは訪問看護で使っており、順に替える。',
    keys: '回復キーの置き場を、前の担当しか知らなかった。',
    'two-factor': '外から入る口だけ。電子カルテの端末は次の更新で入れたい。',
    'restore-rehearsal': '9 月に試験用のサーバへ戻した。患者基本の画面までは開いた。',
    'update-responsibility': '給食と健診の 2 社から、まだ書面の返事がない。',
    'remote-watch': '記録は取れているはずだが、だれも見ていない。',
    'unusual-activity': 'UTM の会社が見ているのか、契約書からは読み取れない。問い合わせ中。',
    'access-log': '画像と検査は、利用者の名前まで残らない。',
    protection: '電子カルテの記録は同じサーバの中にだけある。機械の時計は合わせていない。',
    'isolation-authority': '夜は当直師長が切ってよいことにした。手術室と集中治療室は麻酔科医に聞く。',
    'care-on-paper': '病棟と外来の箱は置いた。透析室と手術室はこれから。',
    drill: '会議室で一度。電子カルテの会社は来られなかった。',
  },
  {
    'named-person': '4 月の異動のあと、全部かけ直した。2 件つながらず、直した。',
    'restore-rehearsal': '今年は薬歴まで開けた。かかった時間は 6 時間 10 分。',
    'strong-passwords': '部門システム 3 つを 13 文字以上に変えた。残り 2 つは会社の返事待ち。',
    'remote-work': '院外から見る道は置いていない。',
    keys: '封筒は買った。中に入れる鍵を、まだ集めている。',
  },
]

/** Whose word an answer is, where it was not the hospital's own; the same every year. */
const vendorOf: Readonly<Record<string, string>> = {
  'edge-devices': vendors.network,
  'mail-web': vendors.network,
  'daily-check': vendors.record,
  'access-log': vendors.images,
}

/** What stands beside an answer of one of the years; vendors were first asked in the second. */
export const hospitalBeside =
  (year: number) =>
  (question: string): Beside => {
    const key = question.replace('hospital-it.', '')
    const comment = written[year]?.[key]
    const vendor = year === 0 ? undefined : vendorOf[key]
    return { ...(comment === undefined ? {} : { comment }), ...(vendor === undefined ? {} : { vendor }) }
  }

/** What management wrote in its second year. */
export const managementBeside = (question: string): Beside => {
  const said: Readonly<Record<string, string>> = {
    policy: '4 月の朝礼で読み上げ、委託の会社にも渡した。',
    budget: '予算の表に行はあるはずだ。金額は事務長に任せている。',
    plan: '計画は理事会で認めた。部署の紙までは見ていない。',
    ransom: '払わない方針だが、紙にはしていない。',
    'own-learning': '事務長とは話した。理事長とはまだ。',
  }
  const comment = said[question.replace('executive.', '')]
  return comment === undefined ? {} : { comment }
}
