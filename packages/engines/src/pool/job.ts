// SPDX-License-Identifier: Apache-2.0

/** One kind of work for a worker: plain serialisable values in and out. `warmUp` loads ahead what the first run would load. */
export type Job<Input, Output> = { run: (input: Input) => Promise<Output>; warmUp: () => Promise<void> }
