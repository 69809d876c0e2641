// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, caution, type Finding, fine, trouble } from './check.ts'
import { clockOf } from './queries.ts'

const setIt = 'このマシンの時計を合わせ、時刻の自動合わせ（NTP）を入れてください（timedatectl set-ntp true。院内の時刻サーバがあればそれを指定）。'
const seconds = (milliseconds: number): string => `${Math.round(Math.abs(milliseconds) / 1000)} 秒`

/** Judges what is later than now, which nothing that was written down can be: milliseconds since 1970. */
const judgeFuture = (what: string, latest: number, now: number): Finding[] =>
  latest - now > 60_000
    ? [
        trouble(
          `${what}に、いまより ${seconds(latest - now)}先の時刻があります。時計が戻ったか、以前に進んでいました。期限や記録の順が狂います。`,
          setIt,
        ),
      ]
    : []

const newestFile = (folder: string): number => {
  try {
    return Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs))
  } catch {
    return 0
  }
}

/** Whether the machine sets its clock by itself: true, false, or null where it does not say. */
const synchronised = (): boolean | null => {
  try {
    const said = execFileSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5000,
    })
    return said.trim() === '' ? null : said.trim() === 'yes'
  } catch {
    return null
  }
}

export const clock: Check = {
  name: 'clock',
  title: '時計',
  run: async ({ settings, clock, database }) => {
    const findings: Finding[] = []
    const now = clock.now().getTime()
    if (now < Date.parse('2026-01-01T00:00:00Z')) findings.push(trouble('このマシンの時計が、ずっと昔を指しています。', setIt))
    findings.push(...judgeFuture('データのフォルダのファイル', newestFile(settings.dataDir), now))
    const reached = await database()
    if ('owner' in reached) {
      const asked = await clockOf(reached.owner)
      const apart = asked.now.getTime() - clock.now().getTime()
      if (Math.abs(apart) > 60_000) findings.push(trouble(`データベースの時計と ${seconds(apart)}ずれています。`, setIt))
      else if (Math.abs(apart) > 3000) findings.push(caution(`データベースの時計と ${seconds(apart)}ずれています。`, setIt))
      findings.push(...judgeFuture('操作記録', asked.lastEvent?.getTime() ?? 0, now))
    }
    if (synchronised() === false) findings.push(caution('時刻の自動合わせ（NTP）が働いていません。時計は少しずつずれていきます。', setIt))
    return findings.length > 0 ? findings : [fine('時計は合っています。')]
  },
}
