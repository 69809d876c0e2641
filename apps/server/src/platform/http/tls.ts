// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server as PlainServer, RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import { createSecureContext } from 'node:tls'

/** The files of the settings TLS_CERT and TLS_KEY. */
export type CertificateFiles = { cert: string; key: string }

/** A certificate with its key, found to belong together. Instants in UTC. */
export type Certificate = { cert: Buffer; key: Buffer; from: Date; until: Date; names: string[] }

/** A certificate that cannot be used; the message is a Japanese sentence for the person who set it up. */
export class CertificateProblem extends Error {
  /** Tells the starter that the message alone is enough, without a stack. */
  readonly forPerson = true
}

const fileOf = (setting: string, path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const reason =
      code === 'ENOENT'
        ? 'がありません。場所を確かめてください。'
        : code === 'EACCES' || code === 'EPERM'
          ? 'を読めません。「しなやか」を動かす利用者に、読み取りを許してください。'
          : 'を読めません。ファイルかどうか、ディスクが読めるかを確かめてください。'
    throw new CertificateProblem(`${setting} のファイル「${path}」${reason}`)
  }
}

const certificateIn = (text: Buffer, path: string): X509Certificate => {
  try {
    return new X509Certificate(text)
  } catch {
    throw new CertificateProblem(
      `TLS_CERT のファイル「${path}」を証明書として読めません。「-----BEGIN CERTIFICATE-----」で始まる PEM 形式のものを指定してください。`,
    )
  }
}

const keyIn = (text: Buffer, path: string): KeyObject => {
  if (text.includes('ENCRYPTED'))
    throw new CertificateProblem(
      `TLS_KEY のファイル「${path}」にはパスフレーズがかかっています。「openssl pkey -in 元の鍵 -out 新しい鍵」で外し、そのファイルを自分だけが読めるようにして指定してください。`,
    )
  try {
    return createPrivateKey(text)
  } catch {
    throw new CertificateProblem(
      `TLS_KEY のファイル「${path}」を秘密鍵として読めません。「-----BEGIN PRIVATE KEY-----」などで始まる PEM 形式のものを指定してください。`,
    )
  }
}

const tooWeak = (reason: string): CertificateProblem =>
  new CertificateProblem(`TLS_CERT の証明書は、この強さでは使えません（${reason}）。RSA なら 2048 ビット以上で作り直してください。`)

/** Reads both files and makes sure that a server can use them; throws `CertificateProblem`. Their days are the caller's to judge. */
export const readCertificate = (files: CertificateFiles): Certificate => {
  const cert = fileOf('TLS_CERT', files.cert)
  const key = fileOf('TLS_KEY', files.key)
  const certificate = certificateIn(cert, files.cert)
  const privateKey = keyIn(key, files.key)
  if (!certificate.checkPrivateKey(privateKey))
    throw new CertificateProblem(
      'TLS_CERT の証明書と TLS_KEY の鍵が組になっていません。同じときに作った組を指定してください（証明書のファイルは、サーバのものを先頭に置きます）。',
    )
  // Browsers and newer versions of Node refuse these; an older one would take them.
  if (privateKey.asymmetricKeyType === 'rsa' && (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw tooWeak('RSA')
  try {
    createSecureContext({ cert, key, minVersion: 'TLSv1.2' })
  } catch (error) {
    throw tooWeak(error instanceof Error ? error.message : String(error))
  }
  const names = (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''))
  return { cert, key, from: new Date(certificate.validFrom), until: new Date(certificate.validTo), names: names.filter((name) => name !== '') }
}

const day = (at: Date): string => new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(at)

/** What is wrong with a certificate's days, as a sentence; null when nothing is. Browsers warn then, but a hospital is better off with the warning than without its server. */
export const wrongDays = ({ from, until }: Certificate, now: Date): string | null => {
  if (now > until)
    return `TLS_CERT の証明書は ${day(until)}に期限が切れています。ブラウザが警告を出します。新しい証明書に差し替えてください（止める必要はありません）。`
  if (now < from) return `TLS_CERT の証明書は ${day(from)}から使えるものです。証明書と、このマシンの時計を確かめてください。`
  return null
}

// Each with forward secrecy and an authenticated cipher, the strongest first: what every browser of the last ten years can do.
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

/** The server's TLS side: makes servers with the certificate and gives all of them a new one when the files change. */
export type Tls = { serverFor: (handler: RequestListener) => PlainServer; reload: () => void; close: () => void }

type Told = {
  /** A sentence for whoever runs the server. */
  say: (sentence: string) => void
  now: () => Date
  /** How often the files are looked at, in milliseconds. */
  everyMs?: number
}

/**
 * Opens the certificate of the settings; throws `CertificateProblem`. From then on the files are looked at every ten seconds (watching by the
 * operating system misses links and shares): a new pair is taken up without a restart, one that cannot be used at two looks is said once, and the old one stays.
 */
export const openTls = (files: CertificateFiles, { say, now, everyMs = 10_000 }: Told): Tls => {
  let current = readCertificate(files)
  let refused = { sentence: '', said: false }
  const wrong = wrongDays(current, now())
  if (wrong !== null) say(wrong)
  const servers = new Set<Server>()
  const options = () => ({ cert: current.cert, key: current.key, minVersion: 'TLSv1.2', ciphers }) as const

  const refuse = (sentence: string): void => {
    // Half of a new pair is not worth a word: the other half is there by the next look.
    if (sentence !== refused.sentence) refused = { sentence, said: false }
    else if (!refused.said) {
      refused.said = true
      say(`証明書の差し替えができません。前のものを使い続けます。${sentence}`)
    }
  }
  const reload = (): void => {
    try {
      const read = readCertificate(files)
      refused = { sentence: '', said: false }
      if (read.cert.equals(current.cert) && read.key.equals(current.key)) return
      current = read
      for (const server of servers) server.setSecureContext(options())
      say(wrongDays(current, now()) ?? `新しい証明書に切り替えました（${day(current.until)}まで）。`)
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error))
    }
  }
  const timer = setInterval(reload, everyMs)
  timer.unref()
  return {
    serverFor: (handler) => {
      const server = createServer(options(), handler)
      servers.add(server)
      return server
    },
    reload,
    close: () => clearInterval(timer),
  }
}
