// SPDX-License-Identifier: Apache-2.0
import { accountEndpoints } from './account.ts'
import { assessmentEndpoints } from './assessment.ts'
import { checklistEndpoints } from './checklist.ts'
import { checklistCarryEndpoints } from './checklist-carry.ts'
import { checklistRecordEndpoints } from './checklist-records.ts'
import { copyEndpoints } from './copy.ts'
import { documentEndpoints } from './document.ts'
import { evidenceEndpoints } from './evidence.ts'
import { guidelineEndpoints } from './guideline.ts'
import { homeEndpoints } from './home.ts'
import { integrationEndpoints } from './integration.ts'
import { mailEndpoints } from './mail.ts'
import { oscalEndpoints } from './oscal.ts'
import { oversightEndpoints } from './oversight.ts'
import { packEndpoints } from './pack.ts'
import { peopleEndpoints } from './people.ts'
import { planEndpoints } from './plan.ts'
import { postEndpoints } from './post.ts'
import { providerEndpoints } from './provider.ts'
import { reminderEndpoints } from './reminder.ts'
import { signInEndpoints } from './sign-in.ts'
import { standingEndpoints } from './standing.ts'
import { supplierEndpoints } from './supplier.ts'
import { supplierDisclosureEndpoints } from './supplier-disclosure.ts'
import { supplierFileEndpoints } from './supplier-file.ts'
import { supplierLinkEndpoints } from './supplier-link.ts'
import { trailEndpoints, trailFileEndpoints } from './trail.ts'
import { workbookEndpoints } from './workbook.ts'

/** Every endpoint there is. The server must handle each, the OpenAPI document lists each, the matrix test tries each. */
export const endpoints = {
  ...accountEndpoints,
  ...assessmentEndpoints,
  ...checklistEndpoints,
  ...checklistRecordEndpoints,
  ...checklistCarryEndpoints,
  ...copyEndpoints,
  ...documentEndpoints,
  ...evidenceEndpoints,
  ...guidelineEndpoints,
  ...homeEndpoints,
  ...integrationEndpoints,
  ...mailEndpoints,
  ...oscalEndpoints,
  ...oversightEndpoints,
  ...packEndpoints,
  ...peopleEndpoints,
  ...planEndpoints,
  ...reminderEndpoints,
  ...postEndpoints,
  ...providerEndpoints,
  ...signInEndpoints,
  ...standingEndpoints,
  ...supplierEndpoints,
  ...supplierFileEndpoints,
  ...supplierDisclosureEndpoints,
  ...supplierLinkEndpoints,
  ...trailEndpoints,
  ...trailFileEndpoints,
  ...workbookEndpoints,
} as const
export type Endpoints = typeof endpoints
export type EndpointName = keyof Endpoints
