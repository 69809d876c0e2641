// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

// There was none, and PostgreSQL knows none.
const notYearZero = /^(?!0000)/

/** A UUID made by the application (version 7). */
export const id = z.uuid().meta({ id: 'Id' })
/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime().regex(notYearZero).meta({ id: 'Instant' })
/** A calendar day in Japan, `2026-11-21`. */
export const day = z.iso.date().regex(notYearZero).meta({ id: 'Day' })
/** How often a row was changed; a write names the version it saw. More would not fit into the column. */
export const version = z.int().min(0).max(2_000_000_000).meta({ id: 'Version' })
/** An answer: 0 to 3, 対象外 or わからない. */
export const answerValue = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal('na'), z.literal('unknown')])
  .meta({ id: 'AnswerValue' })
/** Text of at most so many characters; PostgreSQL stores every character but NUL, and no half of one (a lone surrogate). */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0\ud800-\udfff]*$/u)
/** What may stand in a comment. */
export const comment = text(2000)
