// SPDX-License-Identifier: Apache-2.0
export { guidelineHandlers } from './routes.ts'
