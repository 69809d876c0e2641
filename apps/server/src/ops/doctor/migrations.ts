// SPDX-License-Identifier: Apache-2.0
import { readMigrations } from '../../platform/database/migrate.ts'

/** How a database's tables stand to this program: of today, older, or made by something else. Null: no tables yet. */
export const pendingState = async (applied: readonly { name: string; sha256: string }[] | null): Promise<'today' | 'older' | 'other'> => {
  if (applied === null) return 'older'
  const known = new Map((await readMigrations()).map(({ name, sha256 }) => [name, sha256]))
  if (applied.some(({ name, sha256 }) => known.get(name) !== sha256)) return 'other'
  return applied.length === known.size ? 'today' : 'older'
}
