// SPDX-License-Identifier: Apache-2.0
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'

/** How long and by which chance an endurance run goes; `rounds` null: as long as the issue asks. */
export type SoakOptions = { rounds: number | null; seed: number }
/** What an endurance run found: lines for docs/reliability.md, and what was not as it must be. */
export type SoakResult = { lines: string[]; wrong: string[] }
type Soak = (options: SoakOptions) => Promise<SoakResult>

/** Every endurance run, one line each. */
const soaks: Record<string, () => Promise<Soak>> = {
  fuzz: async () => (await import('./fuzz.ts')).fuzz,
  kill: async () => (await import('./kill.ts')).kill,
  two: async () => (await import('./two.ts')).two,
  trouble: async () => (await import('./trouble.ts')).trouble,
  attack: async () => (await import('./attack.ts')).attack,
}

const machine = (): string =>
  `${cpus()[0]?.model ?? '?'}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`

/** Runs the named ones (all unless told) and gives the exit code: 0 only where nothing was wrong. */
export const runSoak = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  })
  const names = positionals.length > 0 ? positionals : Object.keys(soaks)
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
  let wrongs = 0
  for (const name of names) {
    const load = soaks[name]
    if (!load) throw new Error(`no such run: ${name}; there are ${Object.keys(soaks).join(' ')}`)
    console.log(`\n== soak/${name}.ts  ${new Date().toISOString()}  seed ${seed}\n   ${machine()}`)
    const soak = await load()
    const begun = performance.now()
    const { lines, wrong } = await soak({ rounds: values.rounds === undefined ? null : Number(values.rounds), seed })
    for (const line of lines) console.log(`  ${line}`)
    for (const line of wrong) console.log(`× ${line}`)
    console.log(`${wrong.length === 0 ? '○' : '×'} ${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s, ${wrong.length} wrong`)
    wrongs += wrong.length
  }
  return wrongs === 0 ? 0 : 1
}
