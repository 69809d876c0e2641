// SPDX-License-Identifier: Apache-2.0
// A hospital with 500 vendors, 3,000 requests and 60,000 answers: what the page of vendors costs. `npm run bench -- suppliers`.
import { rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import pg from 'pg'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { newDataFolder, signIn, startProgram } from '../e2e/program.ts'
import { calmest, median, percentile, report, timed } from './figures.ts'

const rounds = 200
const size = { vendors: 500, products: 3, requests: 3_000, answers: 60_000 } as const

/** Fills the institution of this login: every vendor with three products, two requests a product, and twenty items answered twice. */
const fill = async (client: pg.Client, login: string, hash: string): Promise<string> => {
  const { rows } = await client.query<{ organisation: string; person: string }>(
    `select m.organisation_id as organisation, p.id as person from membership m join person p on p.id = m.person_id where p.login = $1`,
    [login],
  )
  const { organisation, person } = rows[0] ?? {}
  if (organisation === undefined) throw new Error(`nobody signs in as ${login}`)
  const form = 'mhlw-vendor-r8'
  await client.query(
    `insert into supplier (id, organisation_id, name, contact_name, contact_mail, contact_phone, note, created_at, created_by, version)
     select gen_random_uuid(), $1, '会社 ' || lpad(n::text, 4, '0'), '担当 ' || n, '', '', '', now(), $2, 0 from generate_series(1, ${size.vendors}) n`,
    [organisation, person],
  )
  await client.query(
    `insert into supplier_product (id, organisation_id, supplier_id, name, kind, release, note, created_at, version)
     select gen_random_uuid(), $1, s.id, '製品 ' || n, case n when 3 then 'service' else 'product' end, '1.' || n, '', now(), 0
     from supplier s, generate_series(1, ${size.products}) n where s.organisation_id = $1`,
    [organisation],
  )
  // Two a product: this year's and last year's, of this year's every third open, some of them late.
  await client.query(
    `insert into supplier_request (id, organisation_id, supplier_id, product_id, form, edition_hash, code, due, message, requested_at, requested_by,
       requested_by_name, answered_at, version)
     select gen_random_uuid(), $1, supplier_id, id, case y when 1 then $2 else 'mhlw-vendor-r7' end, $3,
       translate(lpad(upper(to_hex(row_number() over ())), 8, '0'), 'ILOU', '1104'), current_date + (row_number() over ())::int % 60 - 20, '',
       now() - y * interval '200 days', $4, '担当', case when y = 1 and row_number() over (order by id) % 3 = 0 then null else now() end, 0
     from supplier_product, generate_series(1, 2) y where organisation_id = $1`,
    [organisation, form, hash, person],
  )
  // Each product answered twenty items, and then again.
  await client.query(
    `insert into supplier_response (id, organisation_id, supplier_id, product_id, form, edition_hash, via, signed_name, signed_title, signed_on, consent,
       document, sha256, received_at, accepted_by_name)
     select gen_random_uuid(), $1, supplier_id, id, $2, $3, 'hand', '会社の人', '', current_date, false, '{}', repeat('0', 64), now() - r * interval '1 day', '担当'
     from supplier_product, generate_series(0, 1) r where organisation_id = $1`,
    [organisation, form, hash],
  )
  const answers = (newest: boolean) => `
    insert into supplier_answer (id, organisation_id, supplier_id, product_id, response_id, form, item, value, checked, target, remark, recorded_at, supersedes)
    select gen_random_uuid(), $1, r.supplier_id, r.product_id, r.id, $2, '2-' || n, case when (hashtext(r.product_id::text) + n) % 5 = 0 then 'no' else 'yes' end,
      current_date, case when (hashtext(r.product_id::text) + n) % 5 = 0 then current_date + n * 3 - 10 end, '', r.received_at,
      ${newest ? 'b.id' : 'null'}
    from supplier_response r cross join generate_series(1, 20) n
    ${newest ? "join supplier_answer b on b.product_id = r.product_id and b.item = '2-' || n" : ''}
    where r.organisation_id = $1 and r.received_at ${newest ? '>' : '<'} now() - interval '12 hours'`
  await client.query(answers(false), [organisation, form])
  await client.query(answers(true), [organisation, form])
  await client.query(
    `insert into supplier_sheet (id, organisation_id, supplier_id, product_id, form, edition_hash, response_id, received_at, yes, no, na, next_target, version)
     select gen_random_uuid(), $1, supplier_id, product_id, $2, $3, response_id, max(recorded_at), count(*) filter (where value = 'yes'),
       count(*) filter (where value = 'no'), 0, min(target), 0
     from supplier_answer a where organisation_id = $1 and supersedes is not null group by supplier_id, product_id, response_id`,
    [organisation, form, hash],
  )
  await client.query(
    `insert into supplier_disclosure (id, organisation_id, supplier_id, product_id, kind, form_release, product_release, received, recorded_at, recorded_by, recorded_by_name)
     select gen_random_uuid(), $1, supplier_id, id, 'mds', '5.0', case when release = '1.2' then '1.0' else release end, current_date, now(), $2, '担当'
     from supplier_product where organisation_id = $1 and release <> '1.3'`,
    [organisation, person],
  )
  await client.query('analyze')
  const counts = await client.query<{ text: string }>(
    `select (select count(*) from supplier) || ' vendors, ' || (select count(*) from supplier_request) || ' requests, ' ||
      (select count(*) from supplier_answer) || ' answers' as text`,
  )
  return counts.rows[0]?.text ?? ''
}

const dataDir = newDataFolder()
const program = await startProgram({ dataDir, demo: true, environment: { SHINAYAKA_COUNT: '1', CHANGES_PER_MINUTE: '0' }, seconds: 180 })
try {
  const cookie = await signIn(program.url, demoAccounts.hospital.login, demoAccounts.hospital.password)
  const get = async (path: string) => {
    const response = await fetch(program.url + path, { headers: { cookie } })
    const body = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body.slice(0, 300)}`)
    // The look-up of the session is one of them.
    return { body: JSON.parse(body), statements: Number(response.headers.get('x-statements')) - 1 }
  }
  const { forms } = (await get('/api/suppliers')).body as { forms: { hash: string }[] }
  const postgres = await visitPostgres(dataDir, () => undefined)
  if (!postgres) throw new Error('the database is not running')
  const owner = new pg.Client(postgres.owner)
  await owner.connect()
  const filled = await fill(owner, demoAccounts.hospital.login, forms[0]?.hash ?? '')
  await owner.end()
  console.log(`  ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${filled}`)
  const first = (await get('/api/suppliers')).body as { suppliers: { id: string }[] }
  for (const [what, path, limit] of [
    ['who is signed in (the session alone)', '/api/session', null],
    ['vendor status page, first 50 of 500', '/api/suppliers', 15],
    ['vendor status page, those with a No, page 3', '/api/suppliers?show=no&page=3', 15],
    ['one vendor with three products, all answered twice', `/api/suppliers/${first.suppliers[0]?.id}`, null],
  ] as const) {
    let statements = 0
    const times = await timed(
      rounds,
      async () => {
        statements = (await get(path)).statements
      },
      20,
    )
    const note = `calmest ${calmest(times, rounds / 10).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, ${statements} statements beside the session's`
    report(`${what}, p50`, median(times), limit, 'ms', note)
  }
} finally {
  await program.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
