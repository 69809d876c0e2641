// SPDX-License-Identifier: Apache-2.0

/** A file that is looked at, and what of it a person chose. */
export type Reading = { file: Blob; supplier?: string; product?: string }
