// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import { type Check, caution, type Finding, fine, sizeOf, trouble } from './check.ts'

/** Bytes that programs can still get; Linux counts what its own caches would give back. */
const available = (): number => {
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
    return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024
  } catch {
    return freemem()
  }
}

/** Judges bytes of memory: what the machine (or its container) has, and what is left. */
export const judgeMemory = ({ total, left }: { total: number; left: number }): Finding => {
  const said = `メモリは全部で ${sizeOf(total)}、空きは ${sizeOf(left)} です。`
  if (left < 200e6)
    return trouble(
      `${said}書類を作るときに足りなくなり、データベースが止められることがあります。`,
      'ほかのプログラムを止めるか、メモリを増やしてください。',
    )
  if (left < 600e6 || total < 1.8e9)
    return caution(`${said}書類を作るときに足りなくなるかもしれません。`, '2 GB 以上のマシンで動かすか、ほかのプログラムを減らしてください。')
  return fine(said)
}

export const memory: Check = {
  name: 'memory',
  title: 'メモリ',
  run: () => {
    const limit = process.constrainedMemory?.() ?? 0
    const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
    return [judgeMemory({ total, left: Math.min(available(), total) })]
  },
}
