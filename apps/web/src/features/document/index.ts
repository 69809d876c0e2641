// SPDX-License-Identifier: Apache-2.0
export { FileButton } from './FileButton.tsx'
export { OscalFiles } from './OscalFiles.tsx'
