// SPDX-License-Identifier: Apache-2.0
import { type Check, caution, type Finding, fine, trouble } from './check.ts'

/** Judges a version of Node.js as `20.19.0`. */
export const judgeNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
  if (!supported) return trouble(`Node.js ${version} では動きません。`, 'Node.js 24（または 20.19 以上の 20、22.13 以上の 22）を入れてください。')
  if (major === 20) return caution(`Node.js ${version} は公式サポートが終わっています。`, '手の空いたときに Node.js 24 へ上げてください。')
  return fine(`Node.js ${version} です。`)
}

export const node: Check = { name: 'node', title: 'Node.js', run: () => [judgeNode(process.versions.node)] }
