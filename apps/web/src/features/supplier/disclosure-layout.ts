// SPDX-License-Identifier: Apache-2.0
import type { DisclosureColumns } from '@shinayaka/domain'

/** How a sheet is to be read: its row of headings, and which column holds what. */
export type Layout = { head: number | null; columns: Partial<DisclosureColumns> }
