// SPDX-License-Identifier: Apache-2.0

/**
 * Why a piece of work gave nothing:
 * `timeout` ran too long and was killed · `memory` needed more than it may · `bad-input` what it was given cannot be worked on (`place` says where) ·
 * `busy` waited too long for its turn, or too many were waiting · `cancelled` the caller gave up · `closed` the pool is shutting down ·
 * `failed` a fault of ours (`reason` is for the log, not for a person).
 */
export type JobErrorCode = 'timeout' | 'memory' | 'bad-input' | 'busy' | 'cancelled' | 'closed' | 'failed'

/** An error as it crosses from the worker: plain values only. */
export type JobError = { code: JobErrorCode; place?: string; reason: string }

/** What a job gave, or why it gave nothing. `run` never rejects. */
export type JobOutcome<Output> = { ok: true; value: Output } | { ok: false; error: JobError }

/** Thrown inside a job where the input cannot be worked on; crosses as `bad-input`. */
export class BadInput extends Error {
  readonly place: string | undefined
  constructor(reason: string, place?: string) {
    super(reason)
    this.name = 'BadInput'
    this.place = place
  }
}
