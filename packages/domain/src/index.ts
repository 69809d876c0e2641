// SPDX-License-Identifier: Apache-2.0
/** Pure functions on plain values: what an answer, a score, a level and a date mean. No clock, no randomness, no I/O. */
export * from './assessment/answer.ts'
export * from './assessment/change.ts'
export * from './assessment/score.ts'
export * from './assessment/view.ts'
export * from './claim/claim.ts'
export * from './network/level.ts'
export * from './plan/decide.ts'
export * from './plan/money.ts'
export * from './plan/next.ts'
export * from './plan/propose.ts'
export * from './reminder/digest.ts'
export * from './time/japan.ts'
