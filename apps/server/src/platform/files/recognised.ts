// SPDX-License-Identifier: Apache-2.0
import type { EvidenceKind } from '@shinayaka/domain'

/** What a file is: a kind that may be evidence, something harmful by its nature (`refused`: its name for people), or nothing we know. */
export type Recognised = { kind: EvidenceKind } | { refused: string } | { unknown: true }
