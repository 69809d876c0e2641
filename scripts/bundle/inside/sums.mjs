// SPDX-License-Identifier: Apache-2.0
// SHA256SUMS of a bundle: written when it is made, compared before it is installed. A worn stick or a meddling hand shows here.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const name = 'SHA256SUMS'

/** Every file below a folder, by its path with forward slashes, in a fixed order. */
export function filesBelow(folder, path = '') {
  const entries = readdirSync(join(folder, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const at = path === '' ? entry.name : `${path}/${entry.name}`
    return entry.isDirectory() ? filesBelow(folder, at) : [at]
  })
}

/** Writes the sums in the form that `sha256sum -c` reads. */
export function writeSums(folder) {
  const lines = filesBelow(folder).flatMap((path) => (path === name ? [] : [`${sumOf(join(folder, path))}  ${path}\n`]))
  writeFileSync(join(folder, name), lines.join(''))
}

/** The files that are missing, changed or were not there when the bundle was made. */
export function compareSums(folder) {
  const written = new Map(
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  const found = filesBelow(folder).filter((path) => path !== name)
  const present = new Set(found)
  return {
    missing: [...written.keys()].filter((path) => !present.has(path)),
    changed: found.filter((path) => written.has(path) && written.get(path) !== sumOf(join(folder, path))),
    foreign: found.filter((path) => !written.has(path)),
  }
}

function sumOf(path) {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  const part = Buffer.alloc(1 << 20)
  try {
    for (let length = readSync(file, part); length > 0; length = readSync(file, part)) hash.update(part.subarray(0, length))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
