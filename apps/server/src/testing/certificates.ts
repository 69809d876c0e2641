// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Real certificates of a test, made by openssl as docs/https.md says. */
export type Certificates = {
  folder: string
  /** Makes a pair `<name>.pem` and `<name>.key` for 127.0.0.1 and localhost; `days` from today, negative for one that has ended. */
  make: (name: string, options?: { days?: number; bits?: number }) => { cert: string; key: string }
  openssl: (...args: string[]) => void
  remove: () => void
}

export const openCertificates = (): Certificates => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-tls-'))
  const openssl = (...args: string[]) => void execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  return {
    folder,
    openssl,
    make: (name, { days = 30, bits = 2048 } = {}) => {
      const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)]
      const san = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
      if (days > 0)
        openssl(
          'req',
          '-x509',
          '-newkey',
          `rsa:${bits}`,
          '-nodes',
          '-keyout',
          key,
          '-out',
          cert,
          '-days',
          String(days),
          '-subj',
          `/CN=${name}`,
          ...san,
        )
      else {
        openssl('req', '-new', '-newkey', `rsa:${bits}`, '-nodes', '-keyout', key, '-out', `${cert}.csr`, '-subj', `/CN=${name}`)
        openssl('x509', '-req', '-in', `${cert}.csr`, '-signkey', key, '-out', cert, '-days', String(days))
      }
      return { cert, key }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
