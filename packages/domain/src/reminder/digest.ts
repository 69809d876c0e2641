// SPDX-License-Identifier: Apache-2.0

/** Something with a day on it that somebody should see to. `date`: the day it is due or ends, in Japan, `2026-11-21`. */
export type DatedThing = {
  kind:
    | 'section'
    | 'yearly-check'
    | 'decision'
    | 'token'
    | 'evidence'
    | 'checklist-target'
    | 'second-factor-plan'
    | 'supplier-request'
    | 'supplier-requests'
    | 'account-end'
    | 'post-end'
    | 'second-factor'
    | 'copy-missing'
    | 'copy-offline'
    | 'restore-rehearsal'
  date: string
  /** Where to see to it. */
  path: string
  /** What its words are filled with. */
  params: Record<string, string | number>
}

const dayMilliseconds = 24 * 60 * 60 * 1000
const toDay = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMilliseconds)

/** Whole days from `today` to `date`; negative when it is past. */
export const daysUntil = (date: string, today: string): number => toDay(date) - toDay(today)

/** How far ahead things are shown: a month. 編者の目安. */
const shownDays = 30

/** What is past or comes within a month, the most pressing first. */
export const pressing = <Thing extends DatedThing>(things: readonly Thing[], today: string): Thing[] =>
  things
    .filter(({ date }) => daysUntil(date, today) <= shownDays)
    .sort((a, b) => a.date.localeCompare(b.date) || a.kind.localeCompare(b.kind) || a.path.localeCompare(b.path))

/** Thirty days ahead, a week ahead, the day before, the day itself, and then once a week until it is done. */
const isSpokenOf = (left: number): boolean => left === 30 || left === 7 || left === 1 || left === 0 || (left < 0 && left % 7 === 0)

/**
 * Whether a letter is worth a tired person's attention today: one of the things has come to a day on which it is spoken of since the last letter was
 * considered (null: never), so that neither a weekend nor a machine that was off loses one.
 */
export const isDigestDay = (things: readonly DatedThing[], today: string, considered: string | null): boolean => {
  // Of a long pause only what stands now counts.
  const from = considered === null ? 0 : Math.max(-6, daysUntil(considered, today) + 1)
  return things.some(({ date }) => {
    const left = daysUntil(date, today)
    for (let back = Math.min(0, from); back <= 0; back += 1) if (isSpokenOf(left - back)) return true
    return false
  })
}

/** Monday to Friday in Japan; holidays are not known here. */
export const isWorkingDay = (today: string): boolean => {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
