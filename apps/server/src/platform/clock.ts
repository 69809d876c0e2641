// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'

/** The one place from which time, identifiers and randomness come, so that tests can hold them still. */
export type Clock = {
  now(): Date
  /** A UUIDv7: sorts by time, so that rows written together lie together. */
  id(): string
  random(bytes: number): Buffer
}

const uuid7 = (milliseconds: number, random: Buffer): string => {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  random.copy(bytes, 6, 0, 10)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A clock over a source of time; without one it is the machine's. */
export const createClock = (now: () => Date = () => new Date()): Clock => ({
  now,
  random: (bytes) => randomBytes(bytes),
  id: () => uuid7(now().getTime(), randomBytes(10)),
})
