// SPDX-License-Identifier: Apache-2.0
import { openPool } from '../apps/server/src/platform/database/pool.ts'
import { Transaction } from '../apps/server/src/platform/database/transaction.ts'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import type { Program } from '../e2e/program.ts'
import { median, percentile, report, timed } from './figures.ts'

type Json = (method: string, path: string, body?: unknown) => Promise<{ body: Record<string, unknown>; statements: string }>

const caller =
  (url: string, cookie: string): Json =>
  async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return { body: (await response.json()) as Record<string, unknown>, statements: response.headers.get('x-statements') ?? '?' }
  }

type Stored = { question: string; version: number }

/** Opening an assessment, and saving one answer with its recomputation beside the bare upsert of the same row by the same role. */
export const benchRequests = async (program: Program, dataDir: string, cookie: string): Promise<void> => {
  const call = caller(program.url, cookie)
  const { id } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).body as { id: string }
  const open = await call('GET', `/api/assessments/${id}`)
  const opening = await timed(300, () => call('GET', `/api/assessments/${id}`))
  report('open an assessment, p50', median(opening), 10, 'ms', `p95 ${percentile(opening, 0.95).toFixed(1)} ms, ${open.statements} statements`)

  const question = 'clinic.inventory'
  const held = (open.body.answers as Stored[]).find((answer) => answer.question === question)
  let version = held?.version ?? null
  let statements = ''
  const saving = await timed(300, async (round) => {
    const saved = await call('PUT', `/api/assessments/${id}/answers/${question}`, {
      value: round % 4,
      comment: '',
      source: 'own',
      vendorName: '',
      version,
    })
    version = (saved.body.answer as Stored).version
    statements = saved.statements
  })
  const organisation = ((await call('GET', '/api/session')).body.organisation as { id: string }).id
  const visited = await visitPostgres(dataDir, () => undefined)
  if (!visited) throw new Error('the database is not running')
  const pool = openPool(visited.app, () => undefined, 1)
  const upsert = `insert into answer (organisation_id, assessment_id, question, value, comment, source, vendor_name, answered_by, answered_at, version)
    select organisation_id, id, $2, $3, '', 'own', '', started_by, $4, 0 from assessment where id = $1
    on conflict (assessment_id, question) do update set value = excluded.value, version = answer.version + 1`
  const bare = await timed(300, async (round) => {
    const transaction = new Transaction(pool, { organisation, person: null })
    await transaction.query(upsert, [id, question, String(round % 4), new Date()])
    await transaction.commit()
  })
  await pool.end()
  const ratio = median(saving) / median(bare)
  report(
    'save one answer with recomputation, p50',
    median(saving),
    8,
    'ms',
    `p95 ${percentile(saving, 0.95).toFixed(1)} ms, ${statements} statements`,
  )
  report('bare upsert in a transaction of the same role, p50', median(bare), null, 'ms', `a saved answer takes ${ratio.toFixed(1)} × that`)
}

/** The report as PDF: first after the start, and after. */
export const benchReport = async (program: Program, cookie: string): Promise<void> => {
  const call = caller(program.url, cookie)
  const { submissions } = (await call('GET', '/api/assessments')).body as { submissions: { id: string }[] }
  const path = `/api/submissions/${submissions[0]?.id}/report.pdf`
  const read = async () => {
    const response = await fetch(program.url + path, { headers: { cookie } })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) throw new Error(`report: ${response.status} ${bytes.toString().slice(0, 300)}`)
    return bytes
  }
  const begun = performance.now()
  const bytes = await read()
  const first = performance.now() - begun
  const pages = bytes.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
  report('report as PDF, the first', first, 400, 'ms', `${pages || '?'} pages, ${(bytes.length / 1024).toFixed(0)} kB`)
  report('report as PDF, after, p50', median(await timed(20, read, 2)), 80, 'ms')
}
