// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { standingJa } from './standing.ja.ts'

/** The same texts in English. */
export const standingEn: Texts<typeof standingJa> = {
  sentences: {
    overall: 'The overall score is {score} out of 3; {weak} of the {domains} scored domains are at 1.5 or below.',
    overallNoWeak: 'The overall score is {score} out of 3 (the mean of {domains} scored domains).',
    'nothing-counted': 'No answer could be counted, so there is no overall score.',
    up: 'That is {points} points up since last time ({year}).',
    down: 'That is {points} points down since last time ({year}).',
    same: 'That is the same as last time ({year}).',
    'first-time': 'This was the first self-assessment. From the next one on, the change is shown.',
    weakest: 'The domains to act on first, lowest score first: {domains}.',
    'no-weak': 'No domain is at 1.5 or below.',
    levelBelow: 'The network level is {level}; the target, level {target}, is not reached.',
    levelReached: 'The network level is {level}; the target, level {target}, is reached.',
    levelOpen: 'The network level is {level}. Some points are not known, so it cannot be said yet whether the target, level {target}, is reached.',
    unknown: 'Answers of “Don’t know”: {count}. They count as 0, so finding out may raise the score.',
    differs: 'Management sees these themes more favourably: {themes}. Talk about which view is closer to what is done.',
    decisions: 'Decisions asked of management: {count}.',
  },
  levelRange: '{low}–{high}',
  difference: {
    'management-higher': 'Management rates this at least one step higher',
    'department-higher': 'The departments rate this at least one step higher',
    alike: 'Both see it alike',
    'only-department': 'Only the departments answered',
    'only-management': 'Only management answered',
    neither: 'Neither has a score',
  },
}
