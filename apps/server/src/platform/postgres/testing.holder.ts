// SPDX-License-Identifier: Apache-2.0
import { existingAccount, runningAsRoot } from './account.ts'
import { openPostgres } from './postgres.ts'
import { wordsOf } from './problem.ts'

// A server in a process of its own, for tests that kill it or set a second one beside it.
// Arguments: data folder, shelter. Says JSON lines: what it logs, then open or refused; stops cleanly on SIGTERM.
const [dataDir, shelter] = process.argv.slice(2)
if (!dataDir || !shelter) throw new Error('usage: testing.holder.ts DATA_DIR SHELTER')
const say = (word: string, value: unknown) => process.stdout.write(`${JSON.stringify({ word, value })}\n`)
try {
  const account = runningAsRoot() ? existingAccount() : null
  const postgres = await openPostgres({ dataDir, shelter, account, log: (line) => say('log', line) })
  process.on('SIGTERM', async () => {
    await postgres.stop()
    process.exit(0)
  })
  say('open', { adopted: postgres.adopted, app: postgres.app })
} catch (error) {
  say('refused', { name: error instanceof Error ? error.name : '', message: wordsOf(error) })
  process.exitCode = 1
}
