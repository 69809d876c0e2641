// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shinayaka.mjs', import.meta.url))

/** What the program printed and how it ended. */
export type Ended = { code: number | null; stdout: string; stderr: string }

const folder = mkdtempSync(join(tmpdir(), 'shinayaka-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A temporary folder of the test file, in which the program is also run. */
export const workFolder = folder

/** Writes a file into that folder and gives its name. */
export const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return name
}

/** Runs the real program as a person does, standing in the temporary folder. */
export const shinayaka = (...args: string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } })
    const ended: Ended = { code: null, stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ended.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ended.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ended, code }))
  })

/** Runs it and reads what it printed as JSON; anything on stderr is a failure. */
export const shinayakaJson = async (...args: string[]): Promise<unknown> => {
  const { stdout, stderr } = await shinayaka(...args)
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout)
}
