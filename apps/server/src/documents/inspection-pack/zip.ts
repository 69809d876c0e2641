// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { fill, type Language } from '@shinayaka/contract/messages'
import { shownFileName } from '@shinayaka/domain'
import type { InspectionPack, ZipMember } from '@shinayaka/engines'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { csvCell } from '../trail-csv.ts'
import type { NumberedEvidence, PackSource } from './read.ts'
import { sheetName } from './vendor-part.ts'
import { evidenceNumber, leftReason, packTexts } from './words.ts'

/** A file that somebody else adds to the zip, for instance the ministry's own workbook with the answers in it. */
export type ExtraFile = { name: string; bytes: Uint8Array; what: string }

type Given = {
  scope: OrganisationScope
  source: PackSource
  pack: InspectionPack
  pdf: Uint8Array
  vendorsPdf: Uint8Array | null
  extra: readonly ExtraFile[]
  language: Language
  producedAt: Date
}

/** One line of the manifest. */
type Listed = { name: string; bytes: number; sha256: string }

/** A file by its place in the zip, and its length. `left`: why it is not in it. */
type Placed = { one: NumberedEvidence; name: string; left: string | null }

/** Letters of an item's or a vendor's name that a folder is called by: long paths cannot be unpacked on Windows. */
const longest = 24
const nameOf = (text: string): string =>
  shownFileName(
    [...text]
      .slice(0, longest)
      .join('')
      .replace(/[.\s]+$/u, ''),
  )

const folderOf = ({ items: [first] }: NumberedEvidence, { source, language }: Given): string => {
  if (!first) return ''
  const index = source.filled.items.findIndex(({ item }) => item.id === first.id) + 1
  // Folders sort by the form's order whatever the numbers look like.
  return `${String(index).padStart(String(source.filled.items.length).length, '0')}_${nameOf(`${first.number} ${first.name[language]}`)}`
}

const placed = (given: Given): Placed[] => {
  const { source, language } = given
  const { evidence: texts, zip } = packTexts(language)
  return source.evidence.map((one) => {
    const reason = leftReason(one)
    const file = `${evidenceNumber(one.n, source.evidence, language)}_${shownFileName(one.evidence.savedName)}`
    return { one, name: `${zip.evidence}/${folderOf(one, given)}/${file}`, left: reason === null ? null : texts.left[reason] }
  })
}

const mark = '\ufeff'
const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${mark}${lines.join('\r\n')}\r\n`)

const readme = (given: Given, files: readonly Placed[]): Uint8Array => {
  const { pack, language, extra, source } = given
  const { zip } = packTexts(language)
  const { readme: texts } = zip
  const left = files.filter((file) => file.left !== null)
  return text([
    fill(texts.head, { title: pack.title, organisation: pack.organisation }),
    pack.form,
    pack.state,
    '',
    ...pack.facts.map(({ name, value }) => `${name}: ${value}`),
    '',
    ...pack.notes,
    '',
    `■ ${texts.files}`,
    `${zip.pdf}: ${texts.pdf}`,
    ...(source.evidence.length > 0 ? [`${zip.evidence}/: ${texts.evidence}`] : []),
    ...(source.vendors && source.vendors.sheets.length > 0 ? [`${zip.vendors}/: ${texts.vendors}`] : []),
    ...extra.map(({ name, what }) => `${name}: ${what}`),
    `index.csv: ${texts.csv}`,
    `manifest.json: ${texts.manifest}`,
    '',
    `■ ${texts.left}`,
    ...(left.length === 0
      ? [texts.leftNone]
      : left.map(({ one, left: why }) => `${evidenceNumber(one.n, source.evidence, language)} ${one.evidence.title}: ${why}`)),
  ])
}

const index = ({ source, language }: Given, files: readonly Placed[]): Uint8Array => {
  const { zip, evidence: texts } = packTexts(language)
  const line = (cells: readonly string[]) => cells.map(csvCell).join(',')
  return text([
    line(Object.values(zip.csv)),
    ...files.map(({ one, name, left }) => {
      const { evidence, items } = one
      const { latest } = evidence
      return line([
        evidenceNumber(one.n, source.evidence, language),
        items.map(({ number }) => number).join(' '),
        evidence.title,
        left === null ? name : '',
        evidence.effective,
        evidence.expires ?? '',
        fill(texts.revision, { n: latest.n }),
        String(latest.size),
        latest.sha256,
        latest.uploadedAt,
        latest.uploadedBy,
        left ?? '',
      ])
    }),
  ])
}

const manifest = ({ pack, source, producedAt }: Given, listed: readonly Listed[], files: readonly Placed[]): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify(
      {
        schema: 'shinayaka.inspection-pack/1',
        organisation: pack.organisation,
        form: { id: source.filled.form.edition.id, edition: source.filled.form.edition.edition, hash: source.filled.form.hash },
        submission: source.filled.submission && {
          id: source.filled.submission.id,
          kind: source.filled.submission.kind,
          sha256: source.filled.submission.sha256,
        },
        producedAt: producedAt.toISOString(),
        files: listed,
        leftOut: files.flatMap(({ one, left }) =>
          left === null ? [] : [{ title: one.evidence.title, sha256: one.evidence.latest.sha256, why: left }],
        ),
      },
      null,
      2,
    )}\n`,
  )

const vendorFiles = ({ source, language }: Given): { name: string; bytes: Uint8Array }[] => {
  const { zip } = packTexts(language)
  const sheets = source.vendors?.sheets ?? []
  return sheets.map((sheet, place) => {
    const { supplier, product } = sheetName(sheet, language)
    const [first] = sheet.answers
    const content = {
      schema: 'shinayaka.vendor-sheet/1',
      form: { id: sheet.form.edition.id, edition: sheet.form.edition.edition, hash: sheet.form.hash },
      supplier,
      product: first?.product ?? null,
      release: first?.release ?? null,
      response: first && { id: first.response_id, via: first.via, receivedAt: first.received_at.toISOString() },
      signed: first && { name: first.signed_name, title: first.signed_title, on: String(first.signed_on) },
      answers: sheet.answers.map(({ item, value, checked, target, remark }) => ({
        item,
        value,
        checked: String(checked),
        target: target === null ? null : String(target),
        remark,
      })),
    }
    const number = String(place + 1).padStart(String(sheets.length).length, '0')
    return {
      name: `${zip.vendors}/${number}_${nameOf(supplier)}_${nameOf(product)}.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`),
    }
  })
}

/**
 * Everything of a pack on its way into a zip, one member after the other: the papers, each evidence file read from its store only when its turn comes,
 * then the lists, which say what really went in. A file that is no longer there is left out and named; one whose content turns out to be damaged while
 * it goes out breaks the zip off.
 */
export async function* packMembers(given: Given): AsyncGenerator<ZipMember> {
  const { language, producedAt, pdf, vendorsPdf, extra } = given
  const { zip, evidence: texts } = packTexts(language)
  const listed: Listed[] = []
  const whole = (name: string, bytes: Uint8Array): ZipMember => {
    listed.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    return { name, at: producedAt, pieces: [bytes] }
  }
  yield whole(zip.pdf, pdf)
  for (const { name, bytes } of extra) yield whole(name, bytes)
  if (vendorsPdf) yield whole(`${zip.vendors}/${zip.vendorsPdf}`, vendorsPdf)
  for (const { name, bytes } of vendorFiles(given)) yield whole(name, bytes)
  const files = placed(given)
  for (const file of files) {
    const { evidence } = file.one
    if (file.left !== null) continue
    const pieces = await evidence.open().catch((error: unknown) => {
      if (error instanceof ProblemError) return null
      throw error
    })
    if (pieces === null) {
      file.left = texts.left.missing
      continue
    }
    listed.push({ name: file.name, bytes: evidence.latest.size, sha256: evidence.latest.sha256 })
    yield { name: file.name, at: new Date(evidence.latest.uploadedAt), pieces }
  }
  yield whole('index.csv', index(given, files))
  yield whole('README.txt', readme(given, files))
  yield { name: 'manifest.json', at: producedAt, pieces: [manifest(given, listed, files)] }
}
