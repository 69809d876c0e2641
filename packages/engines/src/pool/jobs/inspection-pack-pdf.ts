// SPDX-License-Identifier: Apache-2.0
import type { InspectionPack, PackPdf } from '../../render/inspection-pack/input.ts'
import { renderInspectionPack, warmUpInspectionPack } from '../../render/inspection-pack/render.ts'
import type { Job } from '../job.ts'

/** What an inspector is shown, as PDF. */
export const job: Job<InspectionPack, PackPdf> = { run: renderInspectionPack, warmUp: warmUpInspectionPack }
