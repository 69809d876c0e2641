// SPDX-License-Identifier: Apache-2.0
// Written by scripts/generate-client.mjs from packages/contract; change it there.
import type { EndpointName, Endpoints } from '@shinayaka/contract'

/** Method and path of every endpoint. */
export const endpointTable = {
  readSession: ['GET', '/api/session'],
  signOut: ['POST', '/api/session/sign-out'],
  changePassword: ['PUT', '/api/account/password'],
  readOrganisation: ['GET', '/api/organisation'],
  saveOrganisation: ['PUT', '/api/organisation'],
  listAccounts: ['GET', '/api/accounts'],
  invite: ['POST', '/api/invitations'],
  revokeInvitation: ['DELETE', '/api/invitations/:invitation'],
  listAssessments: ['GET', '/api/assessments'],
  startAssessment: ['POST', '/api/assessments'],
  readEdition: ['GET', '/api/editions/:hash'],
  readAssessment: ['GET', '/api/assessments/:assessment'],
  saveAnswer: ['PUT', '/api/assessments/:assessment/answers/:question'],
  saveAnswers: ['PUT', '/api/assessments/:assessment/answers'],
  saveNetworkGrade: ['PUT', '/api/assessments/:assessment/network/:control'],
  submitAssessment: ['POST', '/api/assessments/:assessment/submission'],
  readSubmission: ['GET', '/api/submissions/:submission'],
  previewForm: ['POST', '/api/assessments/:assessment/form'],
  readForm: ['GET', '/api/assessments/:assessment/form.xlsx'],
  readReport: ['GET', '/api/submissions/:submission/report.pdf'],
  readRadar: ['GET', '/api/submissions/:submission/radar.svg'],
  readResultWorkbook: ['GET', '/api/submissions/:submission/result.xlsx'],
  readHome: ['GET', '/api/home'],
} as const satisfies { [Name in EndpointName]: readonly [Endpoints[Name]['method'], Endpoints[Name]['path']] }
