// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { type Certificate, CertificateProblem, readCertificate, wrongDays } from '../../platform/http/tls.ts'
import { isLoopback } from '../../platform/settings/address.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import { type Check, caution, type Finding, fine, trouble } from './check.ts'

const renew = '新しい証明書を、TLS_CERT と TLS_KEY のファイルに上書きしてください。止めずに切り替わります（docs/https.md）。'

const names = (certificate: Certificate, publicUrl: string | null): Finding[] => {
  if (publicUrl === null) return []
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const read = new X509Certificate(certificate.cert)
  if ((isIP(host) === 0 ? read.checkHost(host) : read.checkIP(host)) !== undefined) return []
  return [
    trouble(
      `証明書に、利用者が使う名前（${host}）が入っていません。ブラウザが警告を出します。`,
      `${host} を入れた証明書に作り直すか、PUBLIC_URL を証明書の名前（${certificate.names.join('、') || 'なし'}）に合わせてください。`,
    ),
  ]
}

const days = (certificate: Certificate, now: Date): Finding[] => {
  const wrong = wrongDays(certificate, now)
  if (wrong !== null) return [trouble(wrong, renew)]
  const left = Math.floor((certificate.until.getTime() - now.getTime()) / (24 * 60 * 60 * 1000))
  if (left < 30) return [caution(`証明書の期限まで、あと ${left} 日です。`, renew)]
  return []
}

const withoutOwn = ({ host, publicUrl, listening }: Settings): Finding => {
  const secure = publicUrl?.startsWith('https:') ?? false
  if (secure && listening.trustProxy.length === 0)
    return caution(
      'https はリバースプロキシに任せていますが、TRUST_PROXY がありません。誰の操作も同じ端末からに見え、一人の間違いで全員のサインインが止められます。',
      'TRUST_PROXY に、プロキシのアドレスを指定してください（docs/https.md）。',
    )
  if (secure) return fine('https はリバースプロキシに任せています。証明書の期限は、プロキシの側で見てください。')
  if (isLoopback(host) && listening.trustProxy.length > 0)
    return caution(
      'リバースプロキシの後ろにありますが、PUBLIC_URL が https:// ではありません。サインインの印が、暗号化されない通信でも送られます。',
      'プロキシで https を受け、PUBLIC_URL を https:// で指定してください。',
    )
  if (isLoopback(host)) return fine('このマシンからだけ開けます。証明書は要りません。')
  return caution(
    '暗号化せずに待ち受けています（PLAIN_HTTP=accepted）。パスワードも答えも、途中の通信を読める人に見えます。',
    '証明書を用意して TLS_CERT と TLS_KEY を指定し、PLAIN_HTTP を外してください（docs/https.md）。',
  )
}

export const certificate: Check = {
  name: 'certificate',
  title: '証明書と暗号化',
  run: ({ settings, clock }) => {
    const { tls } = settings.listening
    if (tls === null) return [withoutOwn(settings)]
    try {
      const read = readCertificate(tls)
      const findings = [...days(read, clock.now()), ...names(read, settings.publicUrl)]
      return findings.length > 0 ? findings : [fine(`証明書は ${read.until.toISOString().slice(0, 10)} まで使えます（${read.names.join('、')}）。`)]
    } catch (error) {
      if (error instanceof CertificateProblem) return [trouble('証明書が使えません。', error.message)]
      throw error
    }
  },
}
