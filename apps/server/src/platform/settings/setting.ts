// SPDX-License-Identifier: Apache-2.0

/** A value, or why it cannot be one: a Japanese sentence that says what to do. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string }

/** One setting of the environment; docs/settings.md is tested against all of them. */
export interface Setting<T> {
  readonly name: string
  /** As the documentation shows it; empty: none. */
  readonly default: string
  readonly meaning: { readonly ja: string; readonly en: string }
  parse(given: string, root: string): Parsed<T>
}

/** What a setting was given as, its default, or null; a value that cannot be used is noted as a problem. */
export type Read = <T>(setting: Setting<T>) => T | null

/** A row of the documentation's table. */
export type Described = Pick<Setting<unknown>, 'name' | 'default' | 'meaning'>
