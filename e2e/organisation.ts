// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../apps/cli/bin/shinayaka.mjs', import.meta.url))

/** Runs `npx shinayaka organisation …` beside the running server, as whoever keeps the machine does; gives what it printed as JSON. */
export const organisation = (dataDir: string, args: readonly string[]): Record<string, string> => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'organisation', ...args, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  })
  if (status !== 0) throw new Error(`organisation ${args.join(' ')}: ${stderr}`)
  return JSON.parse(stdout)
}

/** Makes an organisation; its first administrator joins by `code`. */
export const addOrganisation = (dataDir: string, args: readonly string[]): { id: string; code: string } => {
  const { id = '', code = '' } = organisation(dataDir, ['add', ...args])
  return { id, code }
}
