// SPDX-License-Identifier: Apache-2.0

import { type Check, caution, type Finding, fine, trouble } from './check.ts'
import { pendingState } from './migrations.ts'
import { type DatabaseFacts, factsOf } from './queries.ts'

const settingsThatKeep = [
  ['fsync', 'on', '停電のとき、データベースが壊れて開けなくなります。'],
  ['full_page_writes', 'on', '停電のとき、データの一部が壊れます。'],
  ['synchronous_commit', null, '停電のとき、「保存しました」と答えたものが失われます。'],
] as const

const durability = ({ settings }: DatabaseFacts): Finding[] =>
  settingsThatKeep.flatMap(([name, wanted, meaning]) => {
    const value = settings[name] ?? ''
    const good = wanted === null ? value !== 'off' && value !== '' : value === wanted
    if (good) return []
    return [
      trouble(
        `データベースの ${name} が ${value} です。${meaning}`,
        `PostgreSQL の管理者で「ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();」を実行してください。役割やデータベースごとの設定（ALTER ROLE … SET）も確かめてください。`,
      ),
    ]
  })

const boundaries = ({ appRole, owned, bypasses, unforced }: DatabaseFacts): Finding[] => {
  const findings: Finding[] = []
  if (bypasses)
    findings.push(
      trouble(
        `アプリ用の役割（${appRole}）が、行ごとの権限を素通りできます。他の施設のデータが見えるおそれがあります。`,
        `PostgreSQL の管理者で「ALTER ROLE "${appRole}" NOSUPERUSER NOBYPASSRLS;」を実行してください。`,
      ),
    )
  if (owned.length > 0)
    findings.push(
      trouble(
        `アプリ用の役割（${appRole}）が、表の持ち主になっています（${owned.join('、')}）。行ごとの権限が効きません。`,
        '持ち主を、DATABASE_OWNER_URL の役割に戻してください（ALTER TABLE … OWNER TO …）。',
      ),
    )
  if (unforced.length > 0)
    findings.push(
      trouble(
        `行ごとの権限が外れている表があります（${unforced.join('、')}）。他の施設のデータが見えるおそれがあります。`,
        'PostgreSQL の管理者で「ALTER TABLE 表 ENABLE ROW LEVEL SECURITY; ALTER TABLE 表 FORCE ROW LEVEL SECURITY;」を実行し、誰が外したかを調べてください。',
      ),
    )
  return findings
}

const shape = async (facts: DatabaseFacts): Promise<Finding[]> => {
  const state = await pendingState(facts.migrations)
  if (state === 'older')
    return [caution('データベースの表が、このプログラムより古い版のままです。', '「npm start」で起動すると整います（先に控えを取ります）。')]
  if (state === 'other')
    return [
      trouble(
        'データベースの表が、このプログラムより新しいか、別の版で作られています。',
        '新しい版のプログラムで開くか、配布されたプログラムを入れ直してください。',
      ),
    ]
  return []
}

export const database: Check = {
  name: 'database',
  title: 'データベース',
  run: async ({ database }) => {
    const reached = await database()
    if ('never' in reached)
      return [caution('まだ一度も起動していないため、データベースはありません。', '「npm start」で起動してから、もう一度調べてください。')]
    if ('problem' in reached) return [trouble('データベースを開けません。', reached.problem)]
    const facts = await factsOf(reached)
    const findings = [...durability(facts), ...boundaries(facts), ...(await shape(facts))]
    if (facts.version < 15) findings.push(trouble(`PostgreSQL ${facts.release} は古すぎます。`, 'PostgreSQL 15 以上に上げてください。'))
    return findings.length > 0 ? findings : [fine(`PostgreSQL ${facts.release} です。停電に耐える設定で、施設どうしの境も働いています。`)]
  },
}
