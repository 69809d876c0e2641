// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Catalog, CatalogError, loadCatalog } from '@shinayaka/catalog'
import { InputError } from './command.ts'

/** The folder a command works on: the one given, else the catalog that came with the program. */
export const catalogFolder = (given: string | undefined): string => {
  const dir = given ?? fileURLToPath(new URL('../../../catalog', import.meta.url))
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${dir}: カタログのフォルダが見つかりません。--catalog に正しい場所を書いてください。`)
  return dir
}

/** The catalog of that folder, whole. InputError with the places to correct where it cannot be used. */
export const openCatalog = (given: string | undefined): Catalog => {
  try {
    return loadCatalog(catalogFolder(given))
  } catch (error) {
    if (error instanceof CatalogError) throw new InputError([error.message, 'すべての場所は npx shinayaka catalog check で見られます。'])
    throw error
  }
}
