// SPDX-License-Identifier: Apache-2.0
import { fiscalYear } from '@shinayaka/domain'

/** The years of the fictional past: counted back from the clock's fiscal year, so that the demo never looks old. */
export type DemoTime = {
  /** The moment at which the demo is made. */
  now: Date
  /** A day at ten in the morning, so many fiscal years ago; months from January to March lie in the year after. */
  ago: (years: number, month: number, day: number) => Date
  /** So many days before (negative) or after now. */
  days: (count: number) => Date
}

const dayLength = 24 * 60 * 60 * 1000

export const demoTime = (now: Date): DemoTime => {
  const thisYear = fiscalYear(now)
  return {
    now,
    ago: (years, month, day) => new Date(Date.UTC(thisYear - years + (month < 4 ? 1 : 0), month - 1, day, 1)),
    days: (count) => new Date(now.getTime() + count * dayLength),
  }
}
