// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import { sampleApproval } from '../render/approval-request/sample.ts'
import { reportRadar } from '../render/report/render.ts'
import { sampleReport } from '../render/report/sample.ts'
import { sampleExpected, sampleForm, sampleResult } from '../workbook/sample.ts'
import { createPool } from './pool.ts'
import type { Pool, PoolOptions } from './types.ts'

/** A worker of the same manners as ours that does what the radar's title says: real threads, real kills, no waiting for a real document to be slow. */
const odd = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    const acts = {
      echo: (input) => ({ svg: input.description }),
      loop: () => { for (;;) {} },
      hoard: () => { const kept = []; for (;;) kept.push(new Array(10000).fill(kept.length)) },
      leave: () => process.exit(3),
      environment: () => ({ svg: Object.keys(process.env).join(',') }),
      slow: async (input) => { await new Promise((resolve) => setTimeout(resolve, 150)); return { svg: input.description } },
    }
    parentPort.on('message', async ({ id, kind, input }) => {
      const value = kind === 'warm-up' ? null : await acts[input.title](input)
      parentPort.postMessage({ id, ok: true, value })
    })
  `)}`,
)

const pools: Pool[] = []
const open = (options: Partial<PoolOptions> = {}): Pool => {
  const pool = createPool({ size: 1, memoryMb: 256, timeoutMs: 60_000, ...options })
  pools.push(pool)
  return pool
}
const act = (title: string, description = '') => ({ title, description, language: 'ja' as const, thisName: '', previousName: null, domains: [] })

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('the pool with its own worker', () => {
  it('does every kind of work there is', async () => {
    const pool = open()
    expect(await pool.warmUp()).toEqual({ ok: true, value: null })
    const pdf = await pool.run('report.pdf', sampleReport)
    expect(pdf.ok && Buffer.from(pdf.value.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    const request = await pool.run('approval-request.pdf', sampleApproval)
    expect(request.ok && request.value.pages).toBe(1)
    const word = await pool.run('approval-request.docx', sampleApproval)
    expect(word.ok && Buffer.from(word.value.bytes.subarray(0, 2)).toString()).toBe('PK')
    const radar = await pool.run('radar.svg', reportRadar(sampleReport))
    expect(radar.ok && radar.value.svg.startsWith('<svg')).toBe(true)
    const form = await pool.run('workbook.answer-form', sampleForm)
    if (!form.ok) throw new Error(form.error.reason)
    const reading = await pool.run('workbook.read-answer-form', { bytes: form.value.bytes, expected: sampleExpected })
    expect(reading.ok && reading.value.kind).toBe('read')
    const looked = await pool.run('foreign-workbook.inspect', { bytes: form.value.bytes, items: null })
    if (!looked.ok || looked.value.kind === 'refused') throw new Error(JSON.stringify(looked))
    const { mapping } = looked.value.proposal
    const filling = await pool.run('foreign-workbook.fill', { bytes: form.value.bytes, mapping, answers: [] })
    expect(filling.ok && filling.value.kind === 'filled' && Buffer.from(filling.value.bytes).equals(form.value.bytes)).toBe(true)
    expect(await pool.run('foreign-workbook.read', { bytes: form.value.bytes, mapping })).toMatchObject({ ok: true, value: { kind: 'read' } })
    const result = await pool.run('workbook.result', sampleResult)
    expect(result.ok && result.value.bytes.length).toBeGreaterThan(5000)
  }, 60_000)

  it('says what is wrong with an input, and where', async () => {
    const outcome = await open().run('report.pdf', { ...sampleReport, sources: [] })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input', place: 'sources' } })
  }, 60_000)

  it('says so where an input cannot be copied to a worker, and goes on', async () => {
    const pool = open()
    const wrong = { ...act('x'), title: (() => 'not a value') as unknown as string }
    expect(await pool.run('radar.svg', wrong)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect((await pool.run('radar.svg', reportRadar(sampleReport))).ok).toBe(true)
  }, 60_000)

  it('hands a buffer over where asked, and copies it otherwise', async () => {
    const pool = open()
    const kept = new Uint8Array(1000)
    await pool.run('workbook.read-answer-form', { bytes: kept, expected: sampleExpected })
    expect(kept.length).toBe(1000)
    const given = new Uint8Array(1000)
    const outcome = await pool.run('workbook.read-answer-form', { bytes: given, expected: sampleExpected }, { transfer: [given.buffer] })
    expect(given.length).toBe(0)
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'refused', code: 'not-excel' } })
  }, 60_000)

  it('works from a bundle', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shinayaka-engines-'))
    try {
      symlinkSync(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(folder, 'node_modules'))
      await build({
        entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
        outdir: folder,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        external: ['@myriaddreamin/*', 'exceljs', '@expo-google-fonts/*'],
      })
      for (const name of ['report.typ', 'base.typ', 'front.typ', 'parts.typ', 'standing.typ'])
        copyFileSync(new URL(`../render/report/${name}`, import.meta.url), join(folder, name))
      const outcome = await open({ entry: pathToFileURL(join(folder, 'worker.mjs')) }).run('report.pdf', sampleReport)
      expect(outcome).toMatchObject({ ok: true, value: { pages: 8 } })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  it('works in a process that only registered tsx, and does not keep it from ending', () => {
    const pool = JSON.stringify(new URL('./pool.ts', import.meta.url).href)
    const script = `
      import { register } from 'tsx/esm/api'
      register()
      const { createPool } = await import(${pool})
      const outcome = await createPool({ size: 2, memoryMb: 256, timeoutMs: 60000 }).run('radar.svg', ${JSON.stringify(reportRadar(sampleReport))})
      console.log(outcome.ok)
    `
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
      timeout: 50_000,
    })
    expect(child.stdout.trim()).toBe('true')
    expect(child.status).toBe(0)
  }, 60_000)
})

describe('the pool when work goes wrong', () => {
  it('kills what runs too long and puts a new worker in its place', async () => {
    const pool = open({ entry: odd, timeoutMs: 1_000 })
    expect(await pool.run('radar.svg', act('loop'))).toMatchObject({ ok: false, error: { code: 'timeout' } })
    expect(await pool.run('radar.svg', act('echo', 'again'))).toEqual({ ok: true, value: { svg: 'again' } })
  })

  it('kills what needs too much memory and goes on', async () => {
    const pool = open({ entry: odd, memoryMb: 32 })
    expect(await pool.run('radar.svg', act('hoard'))).toMatchObject({ ok: false, error: { code: 'memory' } })
    expect(await pool.run('radar.svg', act('echo', 'again'))).toEqual({ ok: true, value: { svg: 'again' } })
  }, 30_000)

  it('says so when a worker ends by itself, and goes on', async () => {
    const pool = open({ entry: odd })
    expect(await pool.run('radar.svg', act('leave'))).toMatchObject({ ok: false, error: { code: 'failed' } })
    expect((await pool.run('radar.svg', act('echo'))).ok).toBe(true)
  })

  it('says so when a worker cannot start, each time, and does not hang', async () => {
    const pool = open({ entry: new URL('./no-such-worker.mjs', import.meta.url) })
    expect(await pool.warmUp()).toMatchObject({ ok: false, error: { code: 'failed' } })
    expect(await pool.run('radar.svg', act('echo'))).toMatchObject({ ok: false, error: { code: 'failed' } })
  })

  it('shows workers nothing of the settings', async () => {
    process.env.DATABASE_URL = 'postgres://sentinel'
    const outcome = await open({ entry: odd }).run('radar.svg', act('environment'))
    delete process.env.DATABASE_URL
    expect(outcome.ok && outcome.value.svg.split(',').filter((name) => !['TMPDIR', 'TMP', 'TEMP', ''].includes(name))).toEqual([])
  })
})

describe('waiting for a worker', () => {
  it('does more jobs than there are workers, in order', async () => {
    const pool = open({ entry: odd, size: 2 })
    const finished: string[] = []
    const names = Array.from({ length: 8 }, (_, index) => String(index))
    await Promise.all(names.map(async (name) => finished.push((await pool.run('radar.svg', act('slow', name))).ok ? name : 'failed')))
    expect(finished.toSorted()).toEqual(names)
    expect(Number(finished[0])).toBeLessThan(2)
    expect(Number(finished[7])).toBeGreaterThan(5)
  })

  it('is busy when too many wait, or one waits too long', async () => {
    const pool = open({ entry: odd, queue: 1, waitMs: 50, timeoutMs: 1_000 })
    const running = pool.run('radar.svg', act('loop'))
    const waiting = pool.run('radar.svg', act('echo'))
    expect(await pool.run('radar.svg', act('echo'))).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(await running).toMatchObject({ ok: false, error: { code: 'timeout' } })
  })

  it('can be given up before, while waiting, and while running', async () => {
    const pool = open({ entry: odd })
    expect(await pool.run('radar.svg', act('echo'), { signal: AbortSignal.abort() })).toMatchObject({ error: { code: 'cancelled' } })
    const [first, second] = [new AbortController(), new AbortController()]
    const running = pool.run('radar.svg', act('loop'), { signal: first.signal })
    const waiting = pool.run('radar.svg', act('echo'), { signal: second.signal })
    second.abort()
    expect(await waiting).toMatchObject({ error: { code: 'cancelled' } })
    first.abort()
    expect(await running).toMatchObject({ error: { code: 'cancelled' } })
    expect((await pool.run('radar.svg', act('echo'))).ok).toBe(true)
  })

  it('answers everyone when it closes', async () => {
    const pool = open({ entry: odd })
    const running = pool.run('radar.svg', act('loop'))
    const waiting = pool.run('radar.svg', act('echo'))
    await pool.close()
    expect(await running).toMatchObject({ error: { code: 'closed' } })
    expect(await waiting).toMatchObject({ error: { code: 'closed' } })
    expect(await pool.run('radar.svg', act('echo'))).toMatchObject({ error: { code: 'closed' } })
  })
})
