// SPDX-License-Identifier: Apache-2.0

/** A map that refuses to change after it was filled: content is the same for everyone in the process. */
class FrozenMap<Key, Value> extends Map<Key, Value> {
  #closed = false

  constructor(entries: Iterable<readonly [Key, Value]>) {
    super(entries)
    this.#closed = true
  }

  #refuse(): void {
    if (this.#closed) throw new TypeError('The catalog is frozen: correct its YAML file instead.')
  }

  override set(key: Key, value: Value): this {
    // The constructor of Map fills itself through set, before the field exists.
    if (#closed in this) this.#refuse()
    return super.set(key, value)
  }

  override delete(key: Key): boolean {
    this.#refuse()
    return super.delete(key)
  }

  override clear(): void {
    this.#refuse()
    super.clear()
  }
}

/** The same entries as a map that throws when changed. */
export const frozenMap = <Key, Value>(entries: Iterable<readonly [Key, Value]>): ReadonlyMap<Key, Value> => new FrozenMap(entries)

/** Freezes plain values, lists and the values of maps, all the way down, and gives the same thing back. */
export const deepFreeze = <Thing>(thing: Thing): Thing => {
  if (typeof thing !== 'object' || thing === null || Object.isFrozen(thing)) return thing
  Object.freeze(thing)
  for (const inner of thing instanceof Map ? thing.values() : Object.values(thing)) deepFreeze(inner)
  return thing
}
