// SPDX-License-Identifier: Apache-2.0
import { reachPostgres } from './ops/reach.ts'
import { readSettings } from './platform/settings/settings.ts'
import { createStages } from './platform/stages.ts'
import { StartProblem, say } from './platform/terminal.ts'

type Running = { url: string; stop: () => Promise<void> }

/** Begins with the database: it starts, and recovers if it must, while the program is still being loaded. */
const start = async ({ demo }: { demo: boolean }): Promise<Running> => {
  const stages = createStages()
  const read = readSettings(process.env)
  if (read.problems !== null) throw new StartProblem(read.problems.join('\n'))
  const { settings } = read
  stages.end('checks')
  const reaching = reachPostgres(settings, say, {
    as: 'owner',
    // Two writers on one folder would be worse than none.
    onLost: (sentence) => {
      console.error(sentence)
      process.exit(1)
    },
  })
  // Told when somebody waits for it, in `serve`.
  reaching.catch(() => undefined)
  try {
    const { serve } = await import('./serve.ts')
    return await serve({ settings, reaching, stages, demo })
  } catch (error) {
    await reaching.then(
      ({ stop }) => stop(),
      () => undefined,
    )
    throw error
  }
}

/** Runs until told to stop; Ctrl-C finishes what was begun, then closes the database. */
export const main = async (options: { demo: boolean }): Promise<void> => {
  let running: Running | null = null
  let stopping = false
  const stop = async () => {
    // Asked to stop while still starting: what was opened must be closed, so that comes after.
    stopping = true
    if (running === null) return
    const { stop: close } = running
    running = null
    say('\n止めています…')
    await close()
    say('止まりました。')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  try {
    running = await start(options)
    if (stopping) await stop()
  } catch (error) {
    const readable = error instanceof Error && 'forPerson' in error
    console.error(readable ? `\n起動できませんでした。\n${error.message}` : error)
    process.exit(1)
  }
}
