// SPDX-License-Identifier: Apache-2.0

/** A row's content at one version, as text that can be compared. */
export type Written = { version: number; content: string }
/** What is known of one row that a single client writes: the last state the server confirmed, and the writes whose outcome nobody heard. */
type Register = { confirmed: Written | null; unheard: Written[] }

/** What the clients were told is stored, beside what they tried without hearing an answer. */
export class Journal {
  readonly registers = new Map<string, Register>()
  /** Rows that are only added: confirmed ones by id, and those whose answer was not heard by content. */
  readonly added = new Map<string, string>()
  readonly unheardAdditions = new Set<string>()
  readonly removed = new Set<string>()
  readonly maybeRemoved = new Set<string>()
  acknowledged = 0
  unheard = 0
  refused = 0
  readonly surprises: string[] = []

  #register(key: string): Register {
    const held = this.registers.get(key) ?? { confirmed: null, unheard: [] }
    this.registers.set(key, held)
    return held
  }

  /** The version to name in the next write; null while there is no row. */
  versionOf(key: string): number | null {
    return this.#register(key).confirmed?.version ?? null
  }

  /** What is there before the first write. */
  begin(key: string, written: Written): void {
    this.#register(key).confirmed = written
  }

  confirm(key: string, written: Written): void {
    this.acknowledged += 1
    const register = this.#register(key)
    register.confirmed = written
    register.unheard = []
  }

  leaveOpen(key: string, written: Written): void {
    this.unheard += 1
    this.#register(key).unheard.push(written)
  }

  /** What a row shows now, against what it may show; it counts as confirmed from here on. Null: no row. */
  observe(key: string, shown: Written | null): void {
    const problem = this.compare(key, shown)
    if (problem !== null) this.surprises.push(problem)
    if (shown === null) return
    const register = this.#register(key)
    register.confirmed = shown
    register.unheard = []
  }

  /** Why a row cannot be as it is shown, or null. */
  compare(key: string, shown: Written | null): string | null {
    const { confirmed, unheard } = this.#register(key)
    if (shown === null) return confirmed === null ? null : `${key}: acknowledged as version ${confirmed.version}, now gone`
    const same = (one: Written | null) => one !== null && one.version === shown.version && one.content === shown.content
    if (same(confirmed) || unheard.some(same)) return null
    return `${key}: version ${shown.version} ${shown.content} stored, acknowledged ${JSON.stringify(confirmed)}, not heard ${JSON.stringify(unheard)}`
  }

  add(id: string, content: string): void {
    this.acknowledged += 1
    this.added.set(id, content)
  }
}
