// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { type SupplierAnswerFile, supplierAnswerFile } from '@shinayaka/contract'
import { fill, type Language, supplierFileMessages } from '@shinayaka/contract/messages'
import type { SupplierPlace } from '@shinayaka/engines'
import { contentHash, proofOf } from '@shinayaka/engines/supplier-form/index'
import canonicalize from 'canonicalize'
import { finished } from '../../documents/outcome.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'

/** A file that proves itself whole: its content, how it came, and the key that signed it. `document`: as it is kept, with its hash. */
export type OpenedFile = { file: SupplierAnswerFile; kind: 'json' | 'xlsx'; fingerprint: string | null; document: string; sha256: string }

/** An answer of every item with the longest remarks is a quarter of this. */
const mostText = 1024 * 1024

type Reason = keyof (typeof supplierFileMessages)['ja']['reasons']
const unreadable = (reason: Reason, language: Language): ProblemError =>
  new ProblemError('supplier-file.unreadable', { reason: supplierFileMessages[language].reasons[reason] })

const placeWords = ({ sheet, cell, label, code, value }: SupplierPlace, language: Language) => {
  const texts = supplierFileMessages[language]
  return { place: fill(texts.place, { sheet, cell, label }), message: fill(texts.places[code], { value }) }
}

const parsed = (value: unknown, language: Language): SupplierAnswerFile => {
  const read = supplierAnswerFile.safeParse(value)
  if (!read.success) throw unreadable('shape', language)
  return read.data
}

const readText = (bytes: Uint8Array, language: Language): SupplierAnswerFile => {
  if (bytes.length > mostText) throw unreadable('too-large', language)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    throw unreadable('other', language)
  }
  if (text.startsWith('<')) throw unreadable('page', language)
  try {
    return parsed(JSON.parse(text), language)
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable('other', language)
  }
}

const readWorkbook = async (app: Pick<App, 'workers'>, bytes: Uint8Array, language: Language): Promise<SupplierAnswerFile> => {
  const outcome = await app.workers.run('supplier-form.read', { bytes })
  if (!outcome.ok && outcome.error.code === 'memory') throw unreadable('too-large', language)
  const reading = finished(outcome)
  if (reading.kind === 'refused') throw unreadable(reading.reason, language)
  if (reading.kind === 'places') {
    const problems = reading.places.map((place) => placeWords(place, language))
    throw new ProblemError('supplier-file.faults', { count: problems.length, problems })
  }
  const proof = { sha256: contentHash(reading.content), signature: null }
  return parsed({ kind: 'shinayaka-supplier-answer', format: 1, content: reading.content, proof }, language)
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/**
 * Reads a file that came back, by what it is and not by what it is called: an answer file, or our Excel.
 * Refused: what is neither, what was changed after it was made, and a signature that does not fit. No transaction is open meanwhile.
 */
export const openFile = async (app: Pick<App, 'workers'>, bytes: Uint8Array, language: Language): Promise<OpenedFile> => {
  const workbook = isZip(bytes) || isCompound(bytes)
  const file = workbook ? await readWorkbook(app, bytes, language) : readText(bytes, language)
  const { whole, signature, fingerprint } = proofOf(file)
  if (!whole) throw new ProblemError('supplier-file.tampered')
  if (signature === 'bad') throw new ProblemError('supplier-file.signature')
  const document = canonicalize(file)
  if (document === undefined) throw new Error('an answer file is always JSON')
  return {
    file,
    kind: workbook ? 'xlsx' : 'json',
    fingerprint,
    document,
    sha256: createHash('sha256').update(document).digest('hex'),
  }
}
