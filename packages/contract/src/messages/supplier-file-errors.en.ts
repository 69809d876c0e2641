// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { supplierFileErrorsJa } from './supplier-file-errors.ja.ts'

/** What happened and what to do, for errors about a vendor's files. */
export const supplierFileErrorsEn: Texts<typeof supplierFileErrorsJa> = {
  'supplier-file.unreadable': {
    title: 'This file cannot be read as a vendor’s answer ({reason}).',
    detail: 'Choose the .shinayaka.json or .xlsx that was made from a request. Text that came in a mail can be saved as a .json file.',
  },
  'supplier-file.tampered': {
    title: 'This file was changed after it was made.',
    detail: 'Its content does not match its SHA-256. Ask the vendor to make the answer file again and send it.',
  },
  'supplier-file.signature': {
    title: 'The vendor’s signature does not match the content.',
    detail: 'It was changed after it was signed, or another key signed it. Do not accept it; ask the vendor by telephone.',
  },
  'supplier-file.not-ours': {
    title: 'This answers a request of “{organisation}”, not one of ours.',
    detail: 'The vendor did not agree to hand it on, so it cannot be loaded. Ask the vendor to answer the file of your own request.',
  },
  'supplier-file.altered': {
    title: 'The request in this file is not as we made it (code {code}).',
    detail: 'Its code, institution or form was changed. Make the request file again, send it, and have that one answered.',
  },
  'supplier-file.withdrawn': {
    title: 'Request {code} was withdrawn.',
    detail: 'If you need an answer, ask again and have the new request file answered.',
  },
  'supplier-file.other-edition': {
    title: 'It answers another edition of the form than was asked.',
    detail: 'Request {code} is for edition {asked}. Have the file of that request answered.',
  },
  'supplier-file.other-product': {
    title: 'It answers for another vendor or product: “{asked}” was asked, the file names “{named}”.',
    detail: 'Ask whether the vendor sent the answer for another product. If the name was corrected after asking, make the request file again.',
  },
  'supplier-file.consent': {
    title: 'This answer was given without consent to hand it on.',
    detail: 'A file that does not answer our own request needs the vendor’s consent. Ask the vendor to make it again with consent.',
  },
  'supplier-file.duplicate': {
    title: 'The same file was accepted on {day} by {by}.',
    detail: 'Nothing was done. If it should be a newer answer, ask the vendor for its date.',
  },
  'supplier-file.faults': {
    title: '{count} places need correcting before it can be accepted.',
    detail: 'Tell the vendor what is listed below and have a corrected file sent. Nothing was stored.',
  },
  'supplier-file.other': {
    title: 'This is not the file that was looked at.',
    detail: 'Read the file again, look at the differences, and then accept it.',
  },
  'supplier-file.key-changed': {
    title: 'It is signed by another key than this vendor used before.',
    detail: 'Somebody may be posing as the vendor. Ring it at a number you knew before, compare the fingerprint, and only then tick that you know.',
  },
  'supplier-file.not-handed-on': {
    title: 'This answer may not be handed on.',
    detail: 'The vendor did not agree, or it did not come as a file. The other institution can ask the vendor itself.',
  },
}
