// SPDX-License-Identifier: Apache-2.0

/** One item of a vendor's form in our plain words. `unverified`: not yet compared with the official form. */
export type SupplierFormItem = {
  id: string
  number: string
  name: string
  asks: string
  how: string
  unverified: boolean
  /** Whether 対象外 is offered. */
  na: boolean
  /** Where a plan counts as はい: the last day it may name. */
  planUntil: string | null
}

/** A vendor's form to be filled in away from any server. Days are `2026-11-21`. */
export type SupplierForm = {
  form: { id: string; edition: string; hash: string; title: string }
  note: string
  sections: { name: string; items: SupplierFormItem[] }[]
  /** As the institution knows it; null: the vendor writes it. */
  supplier: string | null
  /** What it is answered for; null: everything that the vendor does there, or, without a request, what the vendor writes. */
  product: { name: string; kind: 'product' | 'service'; release: string } | null
  /** Who asks; null: nobody, the vendor made the form itself. `signature`: by the institution's installation. */
  request: { id: string; code: string; organisation: string; signature: string; due: string; message: string } | null
}

/** What a filled form says: the part of the answer file that is hashed and signed. */
export type SupplierAnswerContent = {
  form: { id: string; edition: string; hash: string }
  supplier: { name: string }
  product: { name: string; kind: 'product' | 'service'; release: string } | null
  request: { id: string; code: string; organisation: string; signature: string } | null
  answers: { item: string; value: 'yes' | 'no' | 'na'; checked: string; target: string | null; remark: string }[]
  signed: { name: string; title: string; on: string }
  consent: boolean
}

/** Why a cell of a filled workbook cannot be taken. */
export type SupplierPlaceCode =
  | 'item-unknown'
  | 'item-twice'
  | 'item-missing'
  | 'answer-missing'
  | 'answer-invalid'
  | 'day-missing'
  | 'day-invalid'
  | 'target-missing'
  | 'reason-missing'
  | 'text-missing'
  | 'text-too-long'
  | 'consent-missing'
  | 'formula'

/** One place that must be put right: `cell` as Excel shows it (D5), `label` of its row. */
export type SupplierPlace = { sheet: string; cell: string; label: string; code: SupplierPlaceCode; value: string }

/** What was read from a filled workbook: the content, or every place that must be put right, or why it is not read at all. */
export type SupplierWorkbookReading =
  | { kind: 'read'; content: SupplierAnswerContent }
  | { kind: 'places'; places: SupplierPlace[] }
  | { kind: 'refused'; reason: SupplierWorkbookRefusal }

/** Not a workbook; with a password; larger than any form; damaged or without its answer sheet; a workbook that is not our request. */
export type SupplierWorkbookRefusal = 'not-excel' | 'encrypted' | 'too-large' | 'damaged' | 'not-ours'
