// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChecklistEntry, ChecklistSubmission, FormStatusView, FrozenChecklist, HomeChecklist, InspectionPackView } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { add, photo } from '../../features/evidence/testing.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { moveTo, openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let people: TestHospital
let call: Caller
let id: string
let interim: string
const folder = mkdtempSync(join(tmpdir(), 'pack-'))

const practice = (...ids: string[]) => ({ links: ids.map((one) => ({ kind: 'practice', id: one })) })
const answer = (more: object) => ({
  value: 'yes',
  checked: '2026-11-21',
  planned: null,
  target: null,
  exemption: null,
  risk: '',
  remark: '',
  explanation: '',
  source: 'hand',
  responsible: null,
  seen: null,
  ...more,
})
const confirm = async (item: string, more: object) => {
  const seen = (await call('GET', `/api/checklists/${id}`)).json<{ items: ChecklistEntry[] }>().items.find((one) => one.id === item)?.answer?.id
  const response = await call('PUT', `/api/checklists/${id}/items/${item}`, answer({ ...more, seen: seen ?? null }))
  if (response.statusCode !== 200) throw new Error(response.body)
}
const freeze = async (kind: string): Promise<string> =>
  (await call('POST', `/api/checklists/${id}/submissions`, { kind })).json<{ submission: ChecklistSubmission }>().submission.id
const pack = async (query = '', by = call) => (await by('GET', `/api/checklists/${id}/pack${query}`)).json<InspectionPackView>()
const pdfText = (bytes: Buffer): string => {
  const path = join(folder, 'pack.pdf')
  writeFileSync(path, bytes)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/gu, '')
}
const unzipped = (bytes: Buffer): { root: string; names: string[] } => {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  const root = mkdtempSync(join(folder, 'out-'))
  // Python keeps Japanese names whatever the machine's own language is.
  execFileSync('python3', [
    '-c',
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])',
    path,
    root,
  ])
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return { root, names: names.map((one) => join(one.parentPath, one.name).slice(root.length + 1)).sort() }
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A vendor's answers as another part of the product keeps them. */
const vendorAnswers = () =>
  withOwner(house.database.owner, async (db) => {
    const organisation = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    const person = people.administrator.id
    const uuid = () => house.app.clock.id()
    const [supplier, product, response] = [uuid(), uuid(), uuid()]
    const edition = await db
      .selectFrom('catalog_edition')
      .select(['hash'])
      .where('kind', '=', 'checklist')
      .where('document', '@>', JSON.stringify({ id: 'mhlw-vendor-r8' }) as never)
      .executeTakeFirstOrThrow()
    const at = house.time.now
    const own = { organisation_id: organisation.id }
    const contact = { contact_name: '', contact_mail: '', contact_phone: '', note: '', created_at: at, version: 0 }
    await db
      .insertInto('supplier')
      .values({ id: supplier, ...own, name: '架空システム株式会社', ...contact, created_by: person })
      .execute()
    await db
      .insertInto('supplier_product')
      .values({
        id: product,
        ...own,
        supplier_id: supplier,
        name: 'カルテ一号',
        kind: 'product',
        release: '5.2',
        note: '',
        created_at: at,
        version: 0,
      })
      .execute()
    await db
      .insertInto('supplier_response')
      .values({
        id: response,
        ...own,
        supplier_id: supplier,
        product_id: product,
        form: 'mhlw-vendor-r8',
        edition_hash: edition.hash,
        via: 'hand',
        signed_name: '山田 花子',
        signed_title: '保守部長',
        signed_on: '2026-11-10',
        consent: false,
        document: '{}',
        sha256: '0'.repeat(64),
        received_at: at,
        accepted_by: person,
        accepted_by_name: '情報担当',
      })
      .execute()
    const line = { ...own, supplier_id: supplier, product_id: product, response_id: response, form: 'mhlw-vendor-r8', recorded_at: at }
    await db
      .insertInto('supplier_answer')
      .values([
        { ...line, id: uuid(), item: '1-1', value: 'yes', checked: '2026-11-10', target: null, remark: '' },
        { ...line, id: uuid(), item: '2-2', value: 'no', checked: '2026-11-10', target: '2027-02-01', remark: '台帳は一月に作ります' },
      ])
      .execute()
  })

beforeAll(async () => {
  house = await openTestHouse({ files: { folder: join(folder, 'store') } })
  people = await openHospital(house)
  call = people.administrator.call
  await submitAll(house, call, 'hospital-it', (_, one) => (one.startsWith('assets.') ? 0 : 3))
  id = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
  await confirm('1-1', { responsible: people.executive.id, remark: '任命書は金庫' })
  await confirm('2-1', { explanation: '先週、台帳を作り終えた' })
  await confirm('2-4', { value: 'no', target: '2027-02-28', remark: '権限の表を二月に作る' })
  interim = await freeze('interim')
  await add(call, '任命書.jpg', photo(), { title: '任命書', ...practice('governance.safety-officer') })
  await add(call, '../../etc/台帳:2026.jpg', photo(), { title: '機器台帳', ...practice('assets.inventory', 'governance.safety-officer') })
  await add(call, '感染.jpg', photo(), { title: '感染した写真', ...practice('assets.inventory') })
  await add(call, '失われた.jpg', photo(), { title: '失われた写真', ...practice('assets.inventory') })
  await withOwner(house.database.owner, async (db) => {
    const fileOf = (title: string) =>
      db
        .selectFrom('evidence_revision as r')
        .innerJoin('evidence as e', 'e.id', 'r.evidence_id')
        .select('r.file_id')
        .where('e.title', '=', title)
        .executeTakeFirstOrThrow()
    const { file_id: infected } = await fileOf('感染した写真')
    await db.updateTable('evidence_file').set({ scan: 'infected', scan_note: 'Eicar' }).where('id', '=', infected).execute()
    const { file_id: lost } = await fileOf('失われた写真')
    const stored = readdirSync(join(folder, 'store'), { recursive: true, withFileTypes: true })
    for (const one of stored.filter(({ name, parentPath }) => join(parentPath, name).includes(lost)))
      rmSync(join(one.parentPath, one.name), { recursive: true, force: true })
  })
  await call('PUT', '/api/posts/incident-contact', {
    holder: { person: null, name: '連絡 太郎', contact: '内線 119' },
    deputies: [{ person: null, name: '代理 花子', contact: '090-0000-0000' }],
    since: '2026-04-01',
    version: null,
  })
  await vendorAnswers()
}, 120_000)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the pack', () => {
  it('shows the form in its order with every answer, why, whose, and its evidence', async () => {
    const { parts, state, facts } = await pack()
    expect(state).toContain('まだ提出していない')
    expect(facts.find(({ name }) => name === '年度')?.value).toBe('令和8年度（2026年度）')
    expect(parts.map((part) => part.id)).toEqual(['checklist', 'open', 'evidence', 'vendors', 'posts'])
    const rows = parts[0]?.groups.flatMap(({ table }) => table?.rows ?? []) ?? []
    expect(rows.map(([number]) => number?.[0])).toEqual(expect.arrayContaining(['1①', '2①', '2④']))
    const [officer, ledger, roles] = ['1①', '2①', '2④'].map((number) => rows.find(([cell]) => cell?.[0] === number))
    expect(officer?.[2]).toEqual(['○ はい'])
    expect(officer?.[5]).toEqual(['executiveの人'])
    expect(officer?.[1]).toEqual(expect.arrayContaining(['［原文未照合］', '備考：任命書は金庫', '証跡：証1、証2']))
    expect(ledger?.[1]).toContain('記録とくい違うわけ：先週、台帳を作り終えた')
    expect(roles?.slice(2, 5)).toEqual([
      ['× いいえ'],
      [expect.stringContaining('令和8年（2026年）11月21日'), expect.any(String)],
      ['令和9年（2027年）2月28日'],
    ])
    expect(rows.some((row) => row[2]?.[0] === '□ まだ')).toBe(true)
  })

  it('says the same on paper, with the vendor, who is called, and that it is not the official form', async () => {
    const response = await call('GET', `/api/checklists/${id}/pack.pdf`)
    expect(response.headers['content-type']).toBe('application/pdf')
    expect(decodeURIComponent(String(response.headers['content-disposition']))).toContain('立入検査の一式_架空病院_2026-11-21.pdf')
    const text = pdfText(response.rawPayload)
    for (const said of [
      '公の様式そのものではありません',
      '原文未照合',
      '令和8年度（2026年度）',
      '権限の表を二月に作る',
      '架空システム株式会社カルテ一号5.2',
      '山田花子（保守部長）',
      '台帳は一月に作ります',
      '連絡太郎',
      '内線119',
      '確かめた人の署名',
      'ウイルスが見つかったため',
    ])
      expect(text, said).toContain(said)
  })

  it('is written in English too', async () => {
    const text = pdfText((await call('GET', `/api/checklists/${id}/pack.pdf?language=en`)).rawPayload)
    expect(text).toContain('Thisisnottheofficialformitself')
    expect(text).toContain('Yes')
  })

  it('is of what was frozen where that is asked for, and says so', async () => {
    await confirm('2-4', { value: 'yes' })
    expect((await pack()).facts.find(({ name }) => name === '答えの内訳')?.value).toContain('いいえ 0')
    const frozen = await pack(`?submission=${interim}`)
    expect(frozen.state).toContain('途中の報告として')
    expect(frozen.facts.find(({ name }) => name === '答えの内訳')?.value).toContain('いいえ 1')
    expect(frozen.facts.find(({ name }) => name.includes('指紋'))?.value).toMatch(/^([0-9a-f]{4}-){15}[0-9a-f]{4}$/)
    expect(frozen.parts.find((part) => part.id === 'open')?.groups[0]?.table?.rows).toHaveLength(1)
    await confirm('2-4', { value: 'no', target: '2027-03-01' })
  })

  it('is taken in few statements, whatever it holds', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    const response = await call('GET', `/api/checklists/${id}/pack`).finally(() => delete process.env.SHINAYAKA_COUNT)
    expect(Number(response.headers['x-statements'])).toBeLessThanOrEqual(14)
  })

  it('leaves out what the reader may not see, and says so', async () => {
    const { notes, parts } = await pack('', people.viewer.call)
    expect(notes.join()).toContain('体制表は入っていません')
    expect(parts.some((part) => part.id === 'posts')).toBe(false)
    for (const kind of ['pack', 'pack.pdf', 'pack.zip', 'status', 'status.pdf'])
      expect((await people.staff.call('GET', `/api/checklists/${id}/${kind}`)).statusCode, kind).toBe(403)
  })

  it('stands in the trail for whoever took it', async () => {
    await call('GET', `/api/checklists/${id}/pack.zip`)
    const { rows } = (await call('GET', '/api/trail?group=reading')).json<{ rows: { action: string; after: { what: string } }[] }>()
    expect(rows.filter(({ action }) => action === 'record.take').map(({ after }) => after.what)).toEqual(
      expect.arrayContaining(['readPackPdf', 'readPackZip']),
    )
  })
})

describe('the zip', () => {
  it('holds papers, evidence by item, vendors’ sheets and lists whose hashes are right', async () => {
    const response = await call('GET', `/api/checklists/${id}/pack.zip`)
    expect(response.headers['content-type']).toBe('application/zip')
    const { root, names } = unzipped(response.rawPayload)
    expect(names).toEqual(
      expect.arrayContaining([
        'README.txt',
        'index.csv',
        'manifest.json',
        '立入検査の一式.pdf',
        '事業者確認用/事業者確認用.pdf',
        '事業者確認用/1_架空システム株式会社_カルテ一号 5.2.json',
      ]),
    )
    const evidence = names.filter((name) => name.startsWith('証跡/'))
    expect(evidence).toHaveLength(2)
    expect(evidence[0]).toMatch(/^証跡\/01_1① [^/]+\/証1_/u)
    expect(evidence.every((name) => !name.includes('..') && !/[:*?"<>|]/u.test(name))).toBe(true)
    const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as {
      files: { name: string; sha256: string }[]
      leftOut: { title: string }[]
    }
    expect(manifest.files.map(({ name }) => name).sort()).toEqual(names.filter((name) => name !== 'manifest.json'))
    for (const { name, sha256: hash } of manifest.files) expect(sha256(readFileSync(join(root, name))), name).toBe(hash)
    expect(manifest.leftOut.map(({ title }) => title).sort()).toEqual(['失われた写真', '感染した写真'])
    const csv = readFileSync(join(root, 'index.csv'), 'utf8')
    expect(csv.split('\r\n')).toHaveLength(6)
    expect(csv).toContain('ウイルスが見つかった')
    expect(readFileSync(join(root, 'README.txt'), 'utf8')).toContain('保管場所から読み出せなかった')
  })

  it('is another institution’s nothing', async () => {
    const stranger = house.as(await foundAnother(house, '別の薬局', 'stranger'))
    for (const path of ['pack', 'pack.pdf', 'pack.zip', 'status', 'status.pdf', `submissions/${interim}`])
      expect((await stranger('GET', `/api/checklists/${id}/${path}`)).json(), path).toMatchObject({ status: 404, code: 'not-found' })
    const own = (await stranger('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
    expect((await stranger('GET', `/api/checklists/${own}/pack.zip?submission=${interim}`)).json()).toMatchObject({ status: 404 })
    expect(JSON.stringify((await stranger('GET', `/api/checklists/${own}/pack`)).json())).not.toContain('架空システム')
  })

  it('of 300 files of four MiB goes out without being held', async () => {
    const bytes = photo(4 * 1024 * 1024)
    const first = await add(call, '大きな写真.jpg', bytes, { title: '大きな写真', ...practice('assets.inventory') })
    await withOwner(house.database.owner, async (db) => {
      const row = await db.selectFrom('evidence').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow()
      const revision = await db.selectFrom('evidence_revision').selectAll().where('evidence_id', '=', first.id).executeTakeFirstOrThrow()
      const link = await db.selectFrom('evidence_link').selectAll().where('evidence_id', '=', first.id).executeTakeFirstOrThrow()
      const ids = Array.from({ length: 299 }, () => house.app.clock.id())
      await db
        .insertInto('evidence')
        .values(ids.map((one) => ({ ...row, id: one })))
        .execute()
      await db
        .insertInto('evidence_revision')
        .values(ids.map((one) => ({ ...revision, evidence_id: one })))
        .execute()
      await db
        .insertInto('evidence_link')
        .values(ids.map((one) => ({ ...link, evidence_id: one })))
        .execute()
    })
    const address = await house.server.listen({ port: 0, host: '127.0.0.1' })
    const response = await fetch(`${address}/api/checklists/${id}/pack.zip`, { headers: { cookie: people.administrator.cookie } })
    expect(response.status).toBe(200)
    globalThis.gc?.()
    const before = process.memoryUsage()
    let [length, peak] = [0, 0]
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += piece.length
      const now = process.memoryUsage()
      peak = Math.max(peak, now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed)
    }
    expect(length).toBeGreaterThan(300 * bytes.length)
    // Far below what goes through: some pieces on their way, and what is not yet collected.
    expect(peak).toBeLessThan(256 * 1024 * 1024)
  }, 120_000)
})

describe('what was frozen', () => {
  it('is read as it was', async () => {
    const frozen = (await call('GET', `/api/checklists/${id}/submissions/${interim}`)).json<FrozenChecklist>()
    expect(frozen.submission).toMatchObject({ id: interim, kind: 'interim' })
    expect(frozen.items.find((one) => one.id === '2-4')?.answer).toMatchObject({ value: 'no', target: '2027-02-28' })
    expect(frozen.items.find((one) => one.id === '2-1')).toMatchObject({ proposed: 'no', contradiction: 'yes-against-record' })
    expect((await call('GET', `/api/checklists/${id}/submissions/0190b0c0-0000-7000-8000-000000000000`)).json()).toMatchObject({ code: 'not-found' })
  })
})

describe('the status on one page', () => {
  it('says of each priority area how it stands, what that rests on and what comes next', async () => {
    const areas = (await call('POST', '/api/checklists', { form: 'priority-areas-2026' })).json<{ checklist: string }>().checklist
    const status = (await call('GET', `/api/checklists/${areas}/status`)).json<FormStatusView>()
    expect(status.lines).toHaveLength(8)
    const [, known] = status.lines
    expect(known).toMatchObject({ mark: '×', state: 'いいえの見込み' })
    expect(known?.rests.join()).toContain('（いま 0、要る 2）')
    expect(known?.next.join()).toContain('受け持ちを決めます。')
    expect(status.sentences[0]).toMatch(/^8 項目のうち、はい \d、いいえ \d、分からない \d です（記録からの見込みも数えています）。/)
    expect(status.sentences[1]).toContain('まだ人が確かめた答えはありません')
    const pdf = await call('GET', `/api/checklists/${areas}/status.pdf`)
    const path = join(folder, 'status.pdf')
    writeFileSync(path, pdf.rawPayload)
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages:\s+1\b/)
    expect(pdfText(pdf.rawPayload)).toContain('重点事項8')
  })

  it('names the day and who, and what is past', async () => {
    const text = JSON.stringify((await call('GET', `/api/checklists/${id}/status`)).json<FormStatusView>().lines)
    expect(text).toContain('令和9年（2027年）3月1日 までに「はい」にします。')
    expect(text).toContain('受け持ち：executiveの人')
  })
})

describe('home', () => {
  const home = async (by = call) =>
    (await by('GET', '/api/home')).json<{ steps: { kind: string; params: object }[]; checklist: HomeChecklist | null }>()

  it('counts the year’s checklist, for whoever may read it', async () => {
    expect((await home()).checklist).toMatchObject({ form: 'mhlw-r8', checklist: id, yes: 2, no: 1, overdue: 0, deadline: '2027-03-31' })
    expect((await home(people.executive.call)).checklist).not.toBeNull()
    expect((await home(people.staff.call)).checklist).toBeNull()
  })

  it('puts what is past its day in front', async () => {
    await moveTo(house, '2027-03-05T01:30:00Z')
    const { steps, checklist } = await home()
    expect(checklist?.overdue).toBe(1)
    // A virus comes before it.
    expect(steps.map(({ kind }) => kind).slice(0, 2)).toEqual(['evidence-infected', 'checklist-overdue'])
    expect(steps[1]?.params).toEqual({ count: 1, year: 2026 })
  })
})
