// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { isLoopback } from './address.ts'
import type { Described, Read, Setting } from './setting.ts'

/** Who may reach the server, and how what travels is protected. */
export interface Listening {
  /** Absolute paths of the certificate (PEM, with what links it to its root) and of its key; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Addresses and networks whose word counts on who asks (X-Forwarded-For and -Proto); empty: nobody's. */
  readonly trustProxy: readonly string[]
  /** Somebody has written down that passwords may travel unprotected here. */
  readonly plainHttpAccepted: boolean
}

const fileSetting = (name: string, meaning: Described['meaning']): Setting<string> => ({
  name,
  default: '',
  meaning,
  parse: (given, root) =>
    given.includes('\0')
      ? { problem: `${name} に使えない文字が入っています。ファイルの場所を指定してください。` }
      : { value: isAbsolute(given) ? resolve(given) : join(root, given) },
})

const tlsCert = fileSetting('TLS_CERT', {
  ja: 'サーバ証明書のファイル（PEM。中間証明書も続けて入れる）。TLS_KEY と一緒に指定すると https で待ち受けます。差し替えると、止めずに新しいものへ切り替わります。',
  en: 'File with the server certificate (PEM, followed by the intermediate ones). With TLS_KEY the server speaks https; a replaced file is taken up without a restart.',
})

const tlsKey = fileSetting('TLS_KEY', {
  ja: 'その証明書の秘密鍵のファイル（PEM、パスフレーズなし）。',
  en: 'File with the private key of that certificate (PEM, without a passphrase).',
})

const network = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (longest === 0 || rest.length > 0) return false
  // A network of everybody would let anyone say who they are.
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= longest)
}

const trustProxy: Setting<string[]> = {
  name: 'TRUST_PROXY',
  default: '',
  meaning: {
    ja: '前に置いたリバースプロキシのアドレス（カンマ区切り。例 127.0.0.1,192.0.2.0/24）。ここからの X-Forwarded-For と X-Forwarded-Proto だけを信じます。指定がなければ誰のものも信じません。',
    en: "Addresses of the reverse proxy in front (separated by commas, e.g. 127.0.0.1,192.0.2.0/24). Only their X-Forwarded-For and X-Forwarded-Proto count; unless given, nobody's do.",
  },
  parse(given) {
    const networks = given
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (networks.length > 0 && networks.every(network)) return { value: networks }
    return {
      problem: `TRUST_PROXY は「127.0.0.1」や「192.0.2.0/24」のようなプロキシのアドレスをカンマで区切って指定してください。すべてを信じる書き方（0.0.0.0/0 など）はできません（いまの値: 「${given}」）。`,
    }
  },
}

const plainHttp: Setting<boolean> = {
  name: 'PLAIN_HTTP',
  default: '',
  meaning: {
    ja: 'accepted にすると、HOST がこのマシン以外からも開けるアドレスでも、暗号化なし（http）で待ち受けます。パスワードが院内の通信を読める人に見えることを承知した、という印です。',
    en: 'With accepted the server speaks plain http also where HOST lets other machines in: the mark that somebody knows that passwords can be read on the way.',
  },
  parse(given) {
    if (given === 'accepted') return { value: true }
    return { problem: `PLAIN_HTTP に指定できるのは accepted だけです（いまの値: 「${given}」）。暗号化するなら外してください。` }
  },
}

/** In the order of the documentation. */
export const listeningTable: readonly Described[] = [tlsCert, tlsKey, trustProxy, plainHttp]

const unprotected = (host: string): string =>
  `HOST が ${host} なので、ほかのマシンからも開けます。このままではパスワードも答えも暗号化されずに流れるため、起動しません。証明書を用意して TLS_CERT と TLS_KEY を指定してください（作り方は docs/https.md）。どうしても暗号化せずに使うときは、危険を承知した印として PLAIN_HTTP=accepted を指定してください。`

const half = (given: string, missing: string): string =>
  `${given} が指定されていますが、${missing} がありません。https にするには両方を指定し、しないなら両方を外してください。`

/** Reads them; what does not fit together is added to the problems. */
export const readListening = (read: Read, problems: string[], { host, publicUrl }: { host: string | null; publicUrl: string | null }): Listening => {
  const cert = read(tlsCert)
  const key = read(tlsKey)
  const listening = {
    tls: cert !== null && key !== null ? { cert, key } : null,
    trustProxy: read(trustProxy) ?? [],
    plainHttpAccepted: read(plainHttp) ?? false,
  }
  if (cert !== null && key === null) problems.push(half('TLS_CERT', 'TLS_KEY'))
  else if (key !== null && cert === null) problems.push(half('TLS_KEY', 'TLS_CERT'))
  else if (listening.tls === null && host !== null && !isLoopback(host) && !listening.plainHttpAccepted) problems.push(unprotected(host))
  if (listening.tls !== null && publicUrl?.startsWith('http:'))
    problems.push(`TLS_CERT があるので https で待ち受けますが、PUBLIC_URL が http:// です（${publicUrl}）。PUBLIC_URL を https:// に直してください。`)
  return listening
}
