// SPDX-License-Identifier: Apache-2.0
/** Copies of the data, as the command line uses them. */
export type { Key as CopyKey, Lock as CopyLock } from './age.ts'
export { makeBackup } from './backup.ts'
export { storesOf } from './files.ts'
export { exportInstitution, importInstitution } from './institution.ts'
export { ensureKey, inGroups, keyFileOf, keyFrom, ownKey, ownLock, readKeyFile, readPassphrase } from './key.ts'
export { noteRehearsal, restoreNewest } from './open-standby.ts'
export { insertCopy, updateCopy } from './record-queries.ts'
export { restoreBackup } from './restore.ts'
export { verifyBackup } from './verify.ts'
