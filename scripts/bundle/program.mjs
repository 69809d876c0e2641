// SPDX-License-Identifier: Apache-2.0
// The product itself: its sources as they are, the built screens, and how one part finds another without links.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { filesBelow } from './inside/sums.mjs'

/** The workspaces that run on a server, in the folders of the repository. */
export const parts = ['packages/domain', 'packages/catalog', 'packages/contract', 'packages/engines', 'apps/server', 'apps/cli']
const whole = ['catalog', 'apps/web/dist', 'apps/server/public', 'apps/cli/bin', 'LICENSE', 'NOTICE', 'docs/settings.md']
const ofTests = (name) => /\.test\.m?ts$/.test(name) || /^testing(\..*)?$/.test(name) || name === 'fixtures'

/** Copies what runs from the working copy `root` to `app`. Node reads the sources by itself, so they are the very files of the repository. */
export function copyProgram(root, app, version) {
  for (const part of parts) {
    copy(root, app, `${part}/package.json`)
    cpSync(join(root, part, 'src'), join(app, part, 'src'), { recursive: true, filter: (path) => !ofTests(basename(path)) })
  }
  for (const path of whole) copy(root, app, path)
  const manifest = { name: 'shinayaka-bundle', version, private: true, type: 'module', license: 'Apache-2.0' }
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  cpSync(new URL('./inside', import.meta.url), join(app, 'bundle'), {
    recursive: true,
    filter: (path) => !ofTests(basename(path)) && !path.endsWith('.test.mjs'),
  })
}

/**
 * Writes into `node_modules` what npm makes as links: for each workspace a package whose files pass on the real ones. Node reads TypeScript
 * only outside node_modules, and a link would not survive a USB stick. tsx, which a clone runs by, is nothing here.
 */
export function writePointers(app) {
  const modules = join(app, 'node_modules')
  for (const part of parts) {
    const { name, exports } = JSON.parse(readFileSync(join(app, part, 'package.json'), 'utf8'))
    if (exports) pointTo(join(modules, name), join(app, part), name, exports)
  }
  const tsx = join(modules, 'tsx')
  writePackage(tsx, { name: 'tsx', exports: { './esm/api': './api.js' } })
  writeFileSync(
    join(tsx, 'api.js'),
    `${head}// Node.js reads TypeScript by itself here: there is nothing to register.\nexport const register = () => () => {}\n`,
  )
}

const head = '// SPDX-License-Identifier: Apache-2.0\n'

function pointTo(folder, part, name, exports) {
  const found = Object.entries(exports).flatMap(([key, target]) => {
    if (!key.includes('*')) return [[key, target]]
    const at = join(part, dirname(target))
    return filesBelow(at)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [key.replace('*', file.slice(0, -3)), `${dirname(target)}/${file}`])
  })
  const own = {}
  for (const [key, target] of found) {
    const file = `${key === '.' ? 'index' : key.slice(2)}.js`
    if (own[key] || !existsSync(join(part, target))) continue
    own[key] = `./${file}`
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    const path = relative(dirname(join(folder, file)), join(part, target)).replaceAll('\\', '/')
    writeFileSync(join(folder, file), `${head}export * from '${path}'\n`)
  }
  writePackage(folder, { name, exports: own })
}

function writePackage(folder, content) {
  mkdirSync(folder, { recursive: true })
  const manifest = { ...content, version: '0.0.0', private: true, type: 'module', license: 'Apache-2.0' }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function copy(root, app, path) {
  mkdirSync(dirname(join(app, path)), { recursive: true })
  cpSync(join(root, path), join(app, path), { recursive: true })
}
