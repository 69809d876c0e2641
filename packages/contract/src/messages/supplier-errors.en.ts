// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { supplierErrorsJa } from './supplier-errors.ja.ts'

/** What happened and what to do, for errors about vendors. */
export const supplierErrorsEn: Texts<typeof supplierErrorsJa> = {
  'supplier.name-taken': {
    title: 'A vendor called “{name}” is already here.',
    detail: 'Open it from the list and add to it. If it is another company, give it a name that tells them apart.',
  },
  'supplier.product-taken': {
    title: 'This vendor already has a product or service called “{name}”.',
    detail: 'Correct the one that is there, or choose a name that tells them apart.',
  },
  'supplier.retired': {
    title: 'This vendor or product was put aside.',
    detail: 'Bring it back first, then ask it or enter its answer.',
  },
  'supplier.rows-invalid': {
    title: '{count} rows need correcting, so none was added.',
    detail: 'See the reason at each row, correct the table, and paste it again.',
  },
  'supplier.form-unknown': {
    title: 'That form is not one that vendors answer.',
    detail: 'Choose one of the vendors’ forms.',
  },
  'supplier.edition-unknown': {
    title: 'This answer was written for an edition of the form that is not here.',
    detail: 'Ask the vendor to answer the edition you sent, or install the newer catalog and read it again.',
  },
  'supplier.product-foreign': {
    title: 'That product or service is not this vendor’s.',
    detail: 'Check which vendor delivers it, and choose it on that vendor’s page.',
  },
  'supplier.request-foreign': {
    title: 'That request was for another vendor, product or form.',
    detail: 'Check the code of the request. If the answer belongs to no request, it can be kept without one.',
  },
  'supplier.request-closed': {
    title: 'This request was withdrawn or is answered already.',
    detail: 'If you need a new answer, ask again.',
  },
  'supplier.due-past': {
    title: 'The day it is due has passed.',
    detail: 'Choose a day after today.',
  },
  'supplier.asked-already': {
    title: '“{name}” was asked for this form already, and its answer is awaited.',
    detail: 'Move the day of that request, or withdraw it before you ask again.',
  },
  'supplier.answers-invalid': {
    title: '{count} items need correcting, so the answer was not kept.',
    detail: 'See the reason at each item, ask the vendor, and correct it.',
  },
  'supplier.disclosure-invalid': {
    title: '{count} rows need correcting, so the disclosure was not kept.',
    detail: 'See the reason at each row; choose other columns or correct the table.',
  },
  'supplier.file-unreadable': {
    title: 'This file cannot be read as Excel (.xlsx).',
    detail: 'Take its password off and save it as .xlsx, 20 MB at most. You can also copy the table and paste it.',
  },
}
