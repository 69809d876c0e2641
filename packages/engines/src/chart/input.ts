// SPDX-License-Identifier: Apache-2.0

/** One axis of the radar: a domain's name and its points (0 to 3, null where nothing was counted) this time and last time. */
export type RadarDomain = { name: string; score: number | null; previous: number | null }

/** What the radar shows. `previousName` null where there is no last time; then only one line is drawn. */
export type RadarInput = {
  /** Accessible title of the picture. */
  title: string
  /** One sentence that says what the picture shows, for those who do not see it. */
  description: string
  language: 'ja' | 'en'
  thisName: string
  previousName: string | null
  domains: RadarDomain[]
}
