// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sealAll, tamper } from '../apps/server/src/platform/trail/testing.ts'
import { found, openTestHouse } from '../apps/server/src/testing/house.ts'
import { verifyAuditChain } from './intact.ts'

it('a row changed behind the back of the product is found by the check that the kill run makes', async () => {
  const house = await openTestHouse()
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-intact-'))
  try {
    await found(house, '朝顔病院', 'asagao')
    await sealAll(house)
    const { app, owner, direct } = house.database
    const check = () =>
      verifyAuditChain({
        DATA_DIR: folder,
        DATABASE_URL: app.connectionString,
        DATABASE_OWNER_URL: owner.connectionString,
        DATABASE_DIRECT_URL: direct.connectionString,
      })
    expect(check()).toMatchObject({ ok: true, said: expect.stringContaining('すべて合っています') })
    await tamper(house, "update audit_event set address = '203.0.113.66' where action = 'account.create'")
    expect(check()).toMatchObject({ ok: false, said: expect.stringContaining('書き換えられています') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await house.close()
  }
}, 120_000)
