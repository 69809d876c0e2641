// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { organisationJa } from './organisation.ja.ts'

/** The same texts in English. */
export const organisationEn: Texts<typeof organisationJa> = {
  title: 'Organisation',
  lead: 'This stands on the cover of the report and helps to read the questions. Fill in what you know.',
  leadOverseer: 'The name stands at the top of each page and on invitations.',
  why: 'With the same score, what should come first differs with the number of beds, how records are kept and who looks after the servers. Enter it once; other documents use it too.',
  readOnly: 'Only administrators can edit this. If something is wrong, tell them.',
  notSaid: 'not chosen',
  fields: {
    name: { label: 'Name of the organisation', support: 'The official name, as it stands in the report' },
    institutionKind: { label: 'Kind' },
    beds: { label: 'Beds', support: '0 if there are none. Digits only.', unit: 'beds' },
    prefecture: { label: 'Prefecture' },
    recordKeeping: { label: 'How medical records are kept' },
    serverMaintenance: { label: 'Who updates the servers' },
    itStaffing: { label: 'IT staff' },
  },
  institutionKind: {
    clinic: 'Clinic',
    dental: 'Dental clinic',
    pharmacy: 'Pharmacy',
    care: 'Care facility',
    'visiting-nurse': 'Visiting nursing station',
    midwifery: 'Midwifery home',
    hospital: 'Hospital',
  },
  recordKeeping: {
    paper: 'On paper',
    'on-premises': 'Electronic records on a machine here',
    cloud: 'Electronic records in the cloud',
    mixed: 'Both here and in the cloud',
  },
  serverMaintenance: {
    'vendor-all': 'Vendors, all of them',
    'vendor-some': 'Vendors, some of them',
    self: 'We do it ourselves',
    none: 'There are no servers',
    unknown: 'Not known',
  },
  itStaffing: {
    none: 'Nobody',
    'part-time': 'Somebody, beside other work',
    one: 'One person',
    several: 'Two or more',
  },
  save: 'Save',
  saved: 'Saved at {time}',
  saving: 'Saving…',
  errors: {
    name: 'Enter the name of the organisation.',
    nameLong: 'Keep the name within 100 characters.',
    beds: 'Enter the number of beds as digits from 0 to 3000.',
  },
  conflict: {
    title: 'Somebody else edited this first',
    text: 'The differences stand side by side. Choose which to keep.',
    caption: 'Differences',
    theirs: 'What is stored',
    mine: 'What you entered',
    keepMine: 'Save what I entered',
    keepTheirs: 'Take what is stored',
  },
}
