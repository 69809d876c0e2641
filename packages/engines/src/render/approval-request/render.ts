// SPDX-License-Identifier: Apache-2.0
import { renderTypst } from '../typst.ts'
import type { ApprovalPdf, ApprovalRequest } from './input.ts'

const template = new URL('./approval-request.typ', import.meta.url)

/**
 * The request for approval as PDF, for printing and stamping; the Word file with the same content stands beside it.
 *
 * @throws BadInput where the values do not have the request's shape
 */
export const renderApprovalRequest = (request: ApprovalRequest): Promise<ApprovalPdf> => renderTypst(template, { request: JSON.stringify(request) })

/** Loads compiler and fonts ahead. */
export const warmUpApprovalRequest = async (): Promise<void> => {
  const { sampleApproval } = await import('./sample.ts')
  await renderApprovalRequest(sampleApproval)
}
