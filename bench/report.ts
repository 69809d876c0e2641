// SPDX-License-Identifier: Apache-2.0
// What a report costs, beside its target or a reference measured in the same run: `npm run bench -- report`.
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type AssessmentReport, createPool, type Pool } from '@shinayaka/engines'
import { renderReport } from '@shinayaka/engines/render/report/render'
import { sampleReport } from '@shinayaka/engines/render/report/sample'
import { sampleHospital } from '@shinayaka/engines/render/report/sample-hospital'
import { sampleExpected, sampleForm, sampleResult } from '@shinayaka/engines/workbook/sample'
import { build } from 'esbuild'
import { median, percentile, report, timed } from './figures.ts'

const engines = new URL('../packages/engines/src/', import.meta.url)
const options = { size: 1, memoryMb: 256, timeoutMs: 60_000 }
const rounds = 40

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** How long the longest stop of this thread was while the work ran. */
const longestStop = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // A stop is seen as the distance between two beats: one must come before it and one after.
  await sleep(20)
  await work()
  await sleep(20)
  delay.disable()
  return delay.max / 1e6
}

type Kind = { name: string; sample: AssessmentReport; pages: number; first: number; after: number }
/** The two reports that are asked for most, with the milliseconds they may take. */
const clinic: Kind = { name: 'a clinic’s PDF', sample: sampleReport, pages: 8, first: 400, after: 80 }
const hospital: Kind = { name: 'a hospital’s PDF', sample: sampleHospital, pages: 30, first: 600, after: 150 }

let version = 0
/** A report that was never made before: another place, whose people wrote other things. What the catalog says is the same, as from hospital to hospital. */
const fresh = ({ sample }: Kind): AssessmentReport => {
  version += 1
  return {
    ...sample,
    organisation: { ...sample.organisation, name: `しなやかの里（架空）${version}` },
    answers: sample.answers.map((group) => ({
      ...group,
      answers: group.answers.map((answer) => ({ ...answer, comment: `${answer.comment}${version}`, question: `${answer.question}${version}` })),
    })),
  }
}
const make = async (pool: Pool, kind: Kind): Promise<void> => {
  const outcome = await pool.run('report.pdf', fresh(kind))
  if (!outcome.ok) throw new Error(outcome.error.reason)
  if (Math.abs(outcome.value.pages - kind.pages) > 1) throw new Error(`${kind.pages} pages expected, ${outcome.value.pages} made`)
}
const bundle = async (folder: string): Promise<URL> => {
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'))
  await build({
    entryPoints: [fileURLToPath(new URL('pool/worker.ts', engines))],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['@myriaddreamin/*', 'exceljs', '@expo-google-fonts/*'],
  })
  for (const name of ['report.typ', 'base.typ', 'front.typ', 'parts.typ', 'standing.typ'])
    copyFileSync(new URL(`render/report/${name}`, engines), join(folder, name))
  return pathToFileURL(join(folder, 'worker.mjs'))
}

const measureFirst = async (kind: Kind): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-bench-'))
  try {
    const fromSources = createPool(options)
    report(
      `${kind.name}, first of a new pool, worker start included, from the sources`,
      await milliseconds(() => make(fromSources, kind)),
      null,
      'ms',
      'nothing loaded ahead',
    )
    await fromSources.close()
    const fromBundle = createPool({ ...options, entry: await bundle(folder) })
    report(
      `${kind.name}, first of a new pool, worker start included, from a bundle`,
      await milliseconds(() => make(fromBundle, kind)),
      kind.first,
      'ms',
    )
    await fromBundle.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const measureWarm = async (kind: Kind): Promise<void> => {
  const pool = createPool(options)
  report('warm-up of one worker (Typst, fonts, ECharts, exceljs)', await milliseconds(() => pool.warmUp()), null, 'ms', 'at the start of the server')
  report(`${kind.name} of ${kind.pages} pages, first after the warm-up`, await milliseconds(() => make(pool, kind)), kind.first, 'ms')
  const before = process.memoryUsage().rss / 2 ** 20
  const times = await timed(rounds, () => make(pool, kind), 0)
  report(`${kind.name} of ${kind.pages} pages after that, median`, median(times), kind.after, 'ms')
  report(`${kind.name} of ${kind.pages} pages after that, 95 of 100`, percentile(times, 0.95), null, 'ms')
  report(`memory of the process after ${rounds} reports`, process.memoryUsage().rss / 2 ** 20, null, 'MiB', `${before.toFixed(0)} before them`)
  await measureStops(pool, kind)
  await renderReport(fresh(kind))
  report('the same in the main thread, median', median(await timed(10, () => renderReport(fresh(kind)), 5)), null, 'ms', 'reference')
  await pool.close()
}

const measureStops = async (pool: Pool, kind: Kind): Promise<void> => {
  const idle = await longestStop(() => sleep(1_000))
  const starting = await longestStop(async () => {
    const other = createPool(options)
    await make(other, kind)
    await other.close()
  })
  const running = await longestStop(() => timed(10, () => make(pool, kind), 0))
  await renderReport(fresh(kind))
  const inPlace = await longestStop(() => timed(3, () => renderReport(fresh(kind)), 0))
  report('longest stop of the main thread: idle', idle, null, 'ms', 'reference')
  report('longest stop of the main thread: a worker starts and makes a PDF', starting, 20, 'ms')
  report('longest stop of the main thread: 10 PDFs in a worker', running, 20, 'ms')
  report(
    'longest stop of the main thread: the same without a worker',
    inPlace,
    null,
    'ms',
    `reference, ${(inPlace / running).toFixed(1)} times as long`,
  )
}

const measureWorkbooks = async (pool: Pool): Promise<void> => {
  const written = await pool.run('workbook.answer-form', sampleForm)
  if (!written.ok) throw new Error(written.error.reason)
  const { bytes } = written.value
  report('answer form written, median', median(await timed(20, () => pool.run('workbook.answer-form', sampleForm), 5)), null, 'ms')
  report(
    'answer form read back, median',
    median(await timed(20, () => pool.run('workbook.read-answer-form', { bytes, expected: sampleExpected }), 5)),
    null,
    'ms',
  )
  report('result workbook written, median', median(await timed(20, () => pool.run('workbook.result', sampleResult), 5)), null, 'ms')
}

console.log(`Reports and workbooks. Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`)
for (const kind of [clinic, hospital]) {
  await measureFirst(kind)
  await measureWarm(kind)
}
const pool = createPool(options)
await pool.warmUp()
await measureWorkbooks(pool)
await pool.close()
