// SPDX-License-Identifier: Apache-2.0
// `npm start`: from a fresh clone to a running server, each step only when it is needed.
// This file must run on any Node, however old, to be able to refuse it: nothing newer than `import()` here.
const [major, minor] = process.versions.node.split('.').map(Number)
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24

if (!supported) {
  console.error(
    `Node.js ${process.versions.node} では動きません。Node.js 24（または 20.19 以上の 20、22.13 以上の 22）を入れてください。 https://nodejs.org/`,
  )
  process.exit(1)
}
if (major === 20) console.error('Node.js 20 の公式サポートは終わっています。動きますが、Node.js 24 に上げることをおすすめします。')

import('./launch.mjs').then(({ launch }) => launch(process.argv.slice(2)))
