// SPDX-License-Identifier: Apache-2.0
// What of the libraries nobody needs to run the product, and what must be different in a folder that travels on a USB stick.
import { copyFileSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Only for developers: types and sources (Node reads no TypeScript there), maps, handbooks; licences and notices stay. */
const clutter = /\.(map|[cm]?tsx?|flow|markdown|md|iife\.js|umd\.cjs)$|^tsconfig.*\.json$|^\.(?!package-lock)/i
const licence = /^(licen[cs]e|copying|notice)/i

/** Big parts that the server never loads, below node_modules. */
const unused = [
  // The server reads TypeScript by Node itself; see `program.mjs` for what stands in for tsx.
  'tsx',
  'esbuild',
  '@esbuild',
  'get-tsconfig',
  // Builds for browsers.
  'echarts/dist',
  'echarts/types',
  'echarts/i18n',
  'exceljs/dist',
]
const fonts = new Set(['400Regular', '700Bold'])

/** Removes what is not needed from an installed `node_modules` and makes it free of links. */
export function trimLibraries(modules, database) {
  for (const path of unused) rmSync(join(modules, path), { recursive: true, force: true })
  const fontFolder = join(modules, '@expo-google-fonts', 'noto-sans-jp')
  for (const name of readdirSync(fontFolder)) if (/^\d/.test(name) && !fonts.has(name)) rmSync(join(fontFolder, name), { recursive: true })
  trimDatabase(join(modules, database, 'native'))
  sweepLibraries(modules)
}

/** Removes links and what only developers read from a `node_modules`, also one of a workspace's own. */
export function sweepLibraries(modules) {
  for (const name of ['.bin', '.package-lock.json']) rmSync(join(modules, name), { recursive: true, force: true })
  sweep(modules)
}

/** Keeps of PostgreSQL what a server loads: no translations (it speaks English to our code), no link libraries, no graphical programs. */
function trimDatabase(home) {
  for (const path of [
    'include',
    'doc',
    'share/doc',
    'share/man',
    'share/locale',
    'share/postgresql/locale',
    'share/postgresql/man',
    'share/postgresql/doc',
  ])
    rmSync(join(home, path), { recursive: true, force: true })
  for (const folder of ['bin', 'lib'])
    for (const name of readdirSync(join(home, folder)))
      if (/\.(a|lib|la)$/.test(name) || /^(wx.*|testplug)\.dll$/.test(name) || name === 'pkgconfig')
        rmSync(join(home, folder, name), { recursive: true })
  nameLibraries(home)
}

/**
 * Gives each library the one name that programs ask for. The package lists links instead; a stick formatted for Windows holds no links.
 */
function nameLibraries(home) {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const sources = new Set()
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    // Without a number is the name for compilers.
    if (!target.endsWith('.so')) copyFileSync(join(home, '..', source), join(home, '..', target))
    sources.add(source)
  }
  for (const source of sources) rmSync(join(home, '..', source))
  writeFileSync(list, '[]\n')
}

function sweep(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (lstatSync(path).isSymbolicLink() || (clutter.test(name) && !licence.test(name))) rmSync(path, { recursive: true })
    else if (lstatSync(path).isDirectory()) sweep(path)
  }
}
