// SPDX-License-Identifier: Apache-2.0
// Put into the page as it is: canonical JSON (RFC 8785, without numbers) and SHA-256. A page opened from a folder has no cryptography of its own.
// biome-ignore lint/correctness/noUnusedVariables: page.js uses it, in the same script
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

// biome-ignore lint/correctness/noUnusedVariables: page.js uses it, in the same script
function sha256(text) {
  const primes = []
  for (let one = 2; primes.length < 64; one += 1) if (primes.every((prime) => one % prime)) primes.push(one)
  const bits = (root, prime) => ((prime ** (1 / root) % 1) * 4294967296) | 0
  const k = primes.map((prime) => bits(3, prime))
  const state = primes.slice(0, 8).map((prime) => bits(2, prime))
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6)
  padded.set(bytes)
  padded[bytes.length] = 128
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const turn = (word, by) => (word >>> by) | (word << (32 - by))
  for (let start = 0; start < padded.length; start += 64) {
    const w = []
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(start + i * 4)
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15]
      const b = w[i - 2]
      w[i] = (w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0
    }
    let [a, b, c, d, e, f, g, h] = state
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    const next = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i += 1) state[i] = (state[i] + next[i]) | 0
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
