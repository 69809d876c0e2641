// SPDX-License-Identifier: Apache-2.0
import { codeOf } from './problem.ts'

/** Whether a process of that number exists, and whether it may be one of ours (`others`: it belongs to another user). */
export function processState(pid: number): 'ours' | 'others' | 'none' {
  try {
    process.kill(pid, 0)
    return 'ours'
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 'others' : 'none'
  }
}
