// SPDX-License-Identifier: Apache-2.0
// The steps of `npm start`. Nothing is imported from node_modules before the first step has put it there.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled, ensureWebBuilt, say } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs, builds, and runs the server in this very process; ends it with a sentence when a step fails. */
export async function launch(args) {
  const unknown = args.filter((arg) => arg !== '--demo')
  if (unknown.length > 0)
    fail(`「${unknown.join(' ')}」という指定はありません。使えるのは --demo だけです。ほかの設定は docs/settings.md にあります。`)
  const demo = args.includes('--demo')
  // Before anything reads the settings: the fictional institutions never mix with real data.
  if (demo && !process.env.DATA_DIR) process.env.DATA_DIR = './data-demo'
  process.chdir(root)
  try {
    await ensureInstalled()
    await ensureWebBuilt()
    say('サーバを起動しています…')
    const { register } = await import('tsx/esm/api')
    register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
    const { main } = await import(pathToFileURL(`${root}/apps/server/src/main.ts`).href)
    await main({ demo })
  } catch (error) {
    if (error instanceof Error && 'forPerson' in error) fail(error.message)
    console.error(error)
    fail('思いがけない不具合で起動できませんでした。上の知らせを添えて、開発元に伝えてください。')
  }
}

function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}
