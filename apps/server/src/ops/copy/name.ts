// SPDX-License-Identifier: Apache-2.0

/** Why a copy was made. */
export const copyKinds = ['nightly', 'now', 'upgrade'] as const
export type CopyKind = (typeof copyKinds)[number]

/** How the file of a copy is called: when in UTC, and why. Sorting by name is sorting by time. */
export const copyName = (kind: CopyKind, made: Date): string => `shinayaka-${made.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${kind}.age`

/** What a file's name says; null where it is none of ours (or not whole yet). */
export const readCopyName = (name: string): { made: Date; kind: CopyKind } | null => {
  const [, year, month, day, hour, minute, second, kind] =
    /^shinayaka-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(nightly|now|upgrade)\.age$/.exec(name) ?? []
  const made = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const known = copyKinds.find((one) => one === kind)
  return known === undefined || Number.isNaN(made.getTime()) ? null : { made, kind: known }
}
