// SPDX-License-Identifier: Apache-2.0
import type { EndpointName } from '@shinayaka/contract'
import { goodPassword } from './house.ts'
import { guidelineSamples } from './matrix-guideline.ts'
import { packSamples } from './matrix-pack.ts'
import { recordSamples } from './matrix-records.ts'
import { supplierSamples } from './matrix-supplier.ts'
import { supplierFileSamples } from './matrix-supplier-file.ts'
import { supplierLinkSamples } from './matrix-supplier-link.ts'
import { workbookSamples } from './matrix-workbook.ts'
import { providerSamples } from './provider-samples.ts'

/** The rows of one institution that requests name. */
export type Rows = {
  assessment: string
  submission: string
  invitation: string
  edition: string
  person: string
  decision: string
  measure: string
  token: string
  webhook: string
  colleague: string
  department: string
  recovery: string
  evidence: string
  checklist: string
  workbook: string
  form: string
  system: string
  supplier: string
  link: string
  product: string
  request: string
  response: string
  /** A form as it was handed in. */
  frozen: string
}
type Sample = { params?: Record<string, string>; query?: string; body?: unknown; upload?: Buffer }

const noUpload = '0190b0c0-0000-7000-8000-000000000000'
/** Evidence as a person describes it. */
export const evidenceDetails = { title: '訓練の記録', note: '', effective: '2026-11-21', expires: null, responsible: null, links: [] }

/** An いいえ with its day. */
export const checklistAnswer = {
  value: 'no',
  checked: '2026-11-21',
  planned: null,
  target: '2027-02-28',
  exemption: null,
  risk: '',
  remark: '番兵の備考',
  explanation: '',
  source: 'hand',
  responsible: null,
}

/** A request for each endpoint that is right in every way but perhaps who sends it. A new endpoint does not compile without one. */
export const samples: Record<EndpointName, (rows: Rows) => Sample> = {
  readSession: () => ({}),
  signOut: () => ({}),
  changePassword: () => ({ body: { current: 'not the current one', next: goodPassword } }),
  readOrganisation: () => ({}),
  saveOrganisation: () => ({
    body: {
      version: 999,
      profile: {
        name: '番兵の確認',
        institutionKind: 'clinic',
        beds: 0,
        prefecture: '04',
        recordKeeping: null,
        serverMaintenance: null,
        itStaffing: null,
      },
    },
  }),
  listAccounts: () => ({}),
  invite: () => ({ body: { name: '新しい人', role: 'viewer' } }),
  revokeInvitation: ({ invitation }) => ({ params: { invitation } }),
  readSignIn: () => ({}),
  startTotp: () => ({}),
  confirmTotp: () => ({ body: { code: '000000' } }),
  removeTotp: () => ({}),
  renewRecoveryCodes: () => ({}),
  startPasskey: () => ({}),
  addPasskey: () => ({ body: { name: '受付のパソコン', response: { id: 'x' } } }),
  renamePasskey: ({ person }) => ({ params: { passkey: person }, body: { name: '新しい名前' } }),
  removePasskey: ({ person }) => ({ params: { passkey: person } }),
  endSession: ({ person }) => ({ params: { session: person } }),
  endOtherSessions: () => ({}),
  confirmWithPassword: () => ({ body: { password: 'not the current one' } }),
  confirmWithCode: () => ({ body: { code: '000000' } }),
  startConfirmPasskey: () => ({}),
  confirmWithPasskey: () => ({ body: { response: { id: 'x' } } }),
  readSignInPolicy: () => ({}),
  saveSignInPolicy: () => ({ body: { secondFactorForAll: false, version: 999 } }),
  resetSecondFactor: ({ person }) => ({ params: { person } }),
  endMemberSessions: ({ person }) => ({ params: { person } }),
  ...providerSamples,
  ...packSamples,
  listAssessments: () => ({}),
  startAssessment: () => ({ body: { instrument: 'clinic' } }),
  readEdition: ({ edition }) => ({ params: { hash: edition } }),
  readAssessment: ({ assessment }) => ({ params: { assessment } }),
  saveAnswer: ({ assessment }) => ({
    params: { assessment, question: 'clinic.named-person' },
    body: { value: 2, comment: '', source: 'own', vendorName: '', version: 999 },
  }),
  saveAnswers: ({ assessment }) => ({ params: { assessment }, body: { answers: [] } }),
  saveNetworkGrade: ({ assessment }) => ({ params: { assessment, control: 'media' }, body: { grade: 'o', version: 999 } }),
  submitAssessment: ({ assessment }) => ({ params: { assessment } }),
  readSubmission: ({ submission }) => ({ params: { submission } }),
  previewForm: ({ assessment }) => ({ params: { assessment }, upload: Buffer.from('not a workbook') }),
  readForm: ({ assessment }) => ({ params: { assessment } }),
  readReport: ({ submission }) => ({ params: { submission } }),
  readRadar: ({ submission }) => ({ params: { submission } }),
  readResultWorkbook: ({ submission }) => ({ params: { submission } }),
  readHome: () => ({}),
  readCopies: () => ({}),
  startBackup: () => ({}),
  recordOffline: () => ({ body: { takenOn: '2026-11-20', place: '番兵の金庫' } }),
  recordRehearsal: () => ({ body: { rehearsedOn: '2026-11-20', minutes: 12, note: '番兵の練習' } }),
  removeMember: ({ person }) => ({ params: { person } }),
  readOutline: ({ edition }) => ({ params: { hash: edition } }),
  readEditionDomain: ({ edition }) => ({ params: { hash: edition, domain: 'governance' } }),
  assignDomain: ({ assessment, person }) => ({
    params: { assessment, domain: 'governance' },
    body: { person, due: '2026-12-01', note: '', version: 999 },
  }),
  remindDomain: ({ assessment }) => ({ params: { assessment, domain: 'governance' } }),
  listRemarks: ({ assessment }) => ({ params: { assessment, domain: 'governance' } }),
  addRemark: ({ assessment }) => ({ params: { assessment, question: 'clinic.named-person' }, body: { text: '表を見てください' } }),
  readStanding: ({ submission }) => ({ params: { submission } }),
  readPlan: ({ submission }) => ({ params: { submission } }),
  saveQuote: ({ measure }) => ({
    params: { measure },
    body: { amount: '三百万円', hours: null, vendor: '', quotedOn: null, note: '', version: 999 },
  }),
  saveStoppedDay: () => ({ body: { amount: '3,000千円', basis: '', version: 999 } }),
  askDecisions: ({ submission, measure }) => ({ params: { submission }, body: { measures: [measure] } }),
  listDecisions: () => ({}),
  decide: ({ decision }) => ({ params: { decision }, body: { state: 'approved', note: '', version: 0 } }),
  listInstitutions: () => ({}),
  readOverseenSubmission: ({ submission }) => ({ params: { submission } }),
  readOverseenStanding: ({ submission }) => ({ params: { submission } }),
  listReminders: () => ({}),
  readOwnMail: () => ({}),
  askOwnMail: () => ({ body: { address: 'hanako@example.jp' } }),
  confirmOwnMail: () => ({ body: { code: 'AAAA-AAAA' } }),
  removeOwnMail: () => ({}),
  chooseLetters: () => ({ body: { unwanted: [] } }),
  readMailState: () => ({}),
  listTokens: () => ({}),
  createToken: () => ({ body: { name: '院内の集計', permissions: ['organisation.read'], expires: '2027-03-31' } }),
  revokeToken: ({ token }) => ({ params: { token } }),
  listWebhooks: () => ({}),
  createWebhook: () => ({ body: { name: '院内の掲示板', url: 'http://127.0.0.1:9/', events: ['decision.asked'] } }),
  testWebhook: ({ webhook }) => ({ params: { webhook } }),
  removeWebhook: ({ webhook }) => ({ params: { webhook } }),
  readApprovalRequest: ({ submission }) => ({ params: { submission } }),
  changeRole: ({ colleague }) => ({ params: { person: colleague }, body: { role: 'staff', until: null } }),
  readRecoverySheet: () => ({}),
  makeRecoverySheet: () => ({}),
  listRecoveries: () => ({}),
  seeRecovery: ({ recovery }) => ({ params: { recovery } }),
  listMemberships: () => ({}),
  acceptInvitation: () => ({ body: { code: 'NOT-A-CODE' } }),
  listDepartments: () => ({}),
  addDepartment: () => ({ body: { name: '新しい部門' } }),
  saveDepartment: ({ department }) => ({ params: { department }, body: { name: '番兵の部門', people: [], version: 999 } }),
  removeDepartment: ({ department }) => ({ params: { department } }),
  listPosts: () => ({}),
  savePost: ({ colleague }) => ({
    params: { post: 'safety-manager' },
    body: { holder: { person: colleague, name: '', contact: '内線 100' }, deputies: [], since: '2026-11-01', version: 999 },
  }),
  endPost: () => ({ params: { post: 'planning-manager' }, body: { until: '2026-11-20', version: 999 } }),
  readApprovalRequestWord: ({ submission }) => ({ params: { submission } }),
  listTrail: () => ({}),
  readTrailHead: () => ({}),
  exportTrail: () => ({}),
  printTrail: () => ({}),
  listEvidence: () => ({}),
  readEvidenceLimits: () => ({}),
  countEvidence: () => ({}),
  listPractices: () => ({}),
  uploadEvidenceFile: () => ({ upload: Buffer.from('復元訓練の記録') }),
  createEvidence: () => ({ body: { ...evidenceDetails, upload: noUpload } }),
  readEvidence: ({ evidence }) => ({ params: { evidence } }),
  saveEvidence: ({ evidence }) => ({ params: { evidence }, body: { ...evidenceDetails, version: 999 } }),
  reviseEvidence: ({ evidence }) => ({ params: { evidence }, body: { upload: noUpload, effective: '2026-11-21', expires: null, version: 999 } }),
  retireEvidence: ({ evidence }) => ({ params: { evidence }, body: { retired: false, version: 0 } }),
  readEvidenceFile: ({ evidence }) => ({ params: { evidence, n: '1' } }),
  listChecklists: () => ({}),
  startChecklist: () => ({ body: { form: 'mhlw-r8' } }),
  readChecklist: ({ checklist }) => ({ params: { checklist } }),
  saveChecklistSituation: ({ checklist }) => ({ params: { checklist }, body: { system: true, vendor: true, version: 999 } }),
  confirmChecklistAnswer: ({ checklist }) => ({ params: { checklist, item: '1-1' }, body: { ...checklistAnswer, seen: noUpload } }),
  confirmChecklistProposals: ({ checklist }) => ({ params: { checklist }, body: { items: ['1-1'], checked: '2026-11-21' } }),
  readChecklistHistory: ({ checklist }) => ({ params: { checklist, item: '1-1' } }),
  submitChecklist: ({ checklist }) => ({ params: { checklist }, body: { kind: 'interim' } }),
  ...guidelineSamples,
  readOscalCatalog: () => ({}),
  readOscalProfile: () => ({ params: { form: 'mhlw-r8' } }),
  readOscalMapping: () => ({}),
  readOscalResults: ({ submission }) => ({ params: { submission } }),
  readOscalChecklist: ({ checklist }) => ({ params: { checklist } }),
  readChecklistEdition: ({ form }) => ({ params: { hash: form } }),
  ...recordSamples,
  ...supplierSamples,
  ...supplierFileSamples,
  ...supplierLinkSamples,
  ...workbookSamples,
}
