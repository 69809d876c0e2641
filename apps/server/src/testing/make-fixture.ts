// SPDX-License-Identifier: Apache-2.0
import { prepareDemo } from '../ops/demo.ts'
import { openHouse } from '../ops/house.ts'
import { createClock } from '../platform/clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { plainFileSettings } from '../platform/files/files.ts'
import { type Fixture, writeFixture } from './fixture.ts'

/** What the demo leaves in a new database of this version. */
export const makeFixture = async (dataDir: string, version: string): Promise<Fixture> => {
  const clock = createClock()
  const settings = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    dataDir,
    database: null,
    mail: { url: null, from: '' },
    webhookHosts: [],
    providerHosts: [],
    files: plainFileSettings,
    secondFactorGraceDays: 7,
  }
  const house = await openHouse(settings, clock, () => undefined, { as: 'visitor' })
  const pool = openPool(house.postgres.app, () => undefined, 2)
  try {
    await prepareDemo(house, pool, clock)
    return await writeFixture(house.postgres.owner, version)
  } finally {
    await pool.end()
    await house.postgres.stop()
  }
}
