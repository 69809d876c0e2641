// SPDX-License-Identifier: Apache-2.0

import { accountEn } from './account.en.ts'
import { assessmentEn } from './assessment.en.ts'
import { evidenceEn } from './evidence.en.ts'
import { integrationEn } from './integration.en.ts'
import type { Texts } from './language.ts'
import { organisationEn } from './organisation.en.ts'
import { peopleEn } from './people.en.ts'
import { planEn } from './plan.en.ts'
import { postEn } from './post.en.ts'
import { prefectures } from './prefectures.ts'
import type { trailCodesJa } from './trail-codes.ja.ts'

const ways = { password: 'password', totp: 'authenticator app', passkey: 'passkey', 'recovery-code': 'recovery code' }

/** The same in English. */
export const trailCodesEn: Texts<typeof trailCodesJa> = {
  role: accountEn.roles,
  instrument: { clinic: 'self-assessment for clinics', 'hospital-it': 'self-assessment for hospitals', executive: 'self-assessment for management' },
  state: planEn.states,
  value: {
    ...assessmentEn.values,
    '3': 'attainment 3',
    '2': 'attainment 2',
    '1': 'attainment 1',
    '0': 'attainment 0',
    yes: 'Yes',
    no: 'No',
    exempt: 'need not be answered',
  },
  source: {
    own: 'our own answer',
    vendor: 'the vendor’s answer',
    proposal: 'as proposed',
    hand: 'by hand',
    workbook: 'from the workbook',
    carried: 'from the edition before',
  },
  control: { identity: 'IDs and passwords', external: 'connections to the outside', media: 'removable media', internal: 'between departments' },
  grade: { o: '○ in place', d: '△ in part', x: '× not in place', ok: '○ in place', weak: '× weak', unknown: '? not known' },
  prefecture: Object.fromEntries(prefectures('en').map(({ code, name }) => [code, name])),
  institutionKind: organisationEn.institutionKind,
  recordKeeping: organisationEn.recordKeeping,
  serverMaintenance: organisationEn.serverMaintenance,
  itStaffing: organisationEn.itStaffing,
  kind: {
    interim: 'interim',
    final: 'final',
    ...evidenceEn.kinds,
    medical: 'medical institution',
    group: 'group',
    vendor: 'vendor',
    prefecture: 'prefecture',
    network: 'regional network',
    certifier: 'certifier',
  },
  how: ways,
  by: { ...ways, invitation: 'invitation', 'first-run': 'first run' },
  password: { new: 'reset' },
  secondFactors: { cleared: 'taken off' },
  sessions: { ended: 'ended' },
  permission: peopleEn.permissions,
  permissions: peopleEn.permissions,
  events: integrationEn.add.event,
  post: postEn.names,
  /** Why an answer of the identity provider was refused. */
  reason: {
    denied: 'refused or cancelled at the provider',
    unlinked: 'not linked yet',
    down: 'no answer',
    discovery: 'its description cannot be read',
    issuer: 'wrong issuer',
    audience: 'meant for somebody else',
    nonce: 'wrong nonce',
    expired: 'expired',
    algorithm: 'weak or unknown algorithm',
    signature: 'wrong signature',
    code: 'code not accepted',
    ended: 'too late, from elsewhere, or a second time',
    answer: 'malformed answer',
  },
  systemKind: { client: 'terminal', server: 'server', 'medical-device': 'medical device' },
  secondFactorState: {
    'in-use': 'in use',
    planned: 'dated',
    'next-renewal': 'waits for the next renewal',
    none: 'nothing decided',
    unknown: 'not known',
  },
  readingRoute: { delegated: 'the overview and the volume for delegated maintenance', full: 'all volumes' },
  listed: { unknown: 'not known' },
  exemption: { 'no-system': 'no medical information system', 'no-vendor': 'no contract with a vendor' },
  language: { ja: 'Japanese', en: 'English' },
}
