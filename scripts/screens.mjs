// SPDX-License-Identifier: Apache-2.0
// Puts newly built screens where the server finds them, beside one that runs and has the older ones open in browsers.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Parts of so many builds are kept: a page stays open for days, and fetches its parts as they are needed. */
const keptBuilds = 5

/**
 * Adds the parts of `fresh` to those in `place`, then replaces the page that names them. Parts carry a hash of their content in their names, so
 * new ones never disturb old ones; only those of the builds before the last five go.
 */
export function putScreens(fresh, place) {
  const parts = readdirSync(join(fresh, 'assets'))
  const builds = [parts, ...buildsIn(place)].slice(0, keptBuilds)
  mkdirSync(join(place, 'assets'), { recursive: true })
  for (const part of parts) cpSync(join(fresh, 'assets', part), join(place, 'assets', part), { recursive: true })
  // Last and in one step: until then the old page stands, with all that it names.
  cpSync(join(fresh, 'index.html'), join(place, 'index.html.new'))
  renameSync(join(place, 'index.html.new'), join(place, 'index.html'))
  writeFileSync(join(place, 'builds.json'), JSON.stringify(builds))
  const kept = new Set(builds.flat())
  for (const part of readdirSync(join(place, 'assets'))) if (!kept.has(part)) rmSync(join(place, 'assets', part), { recursive: true })
}

/** The parts of each earlier build, newest first; what lies there without a note is one build. */
function buildsIn(place) {
  try {
    return JSON.parse(readFileSync(join(place, 'builds.json'), 'utf8'))
  } catch {
    return existsSync(join(place, 'assets')) ? [readdirSync(join(place, 'assets'))] : []
  }
}
