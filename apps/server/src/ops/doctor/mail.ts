// SPDX-License-Identifier: Apache-2.0
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type Check, caution, type Finding, fine, trouble } from './check.ts'

const waitMs = 10_000
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const responseOf = (error: unknown): number => Number(error instanceof Error && 'responseCode' in error ? error.responseCode : 0)

/** Greets the mail server, asks for encryption, signs in where a name is given, and takes leave; sends nothing. True: encrypted. */
const greet = (url: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const options = parseConnectionUrl(url)
    const connection = new SMTPConnection({ ...options, connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs })
    const leave = () => {
      resolve(connection.secure)
      connection.quit()
    }
    connection.once('error', reject)
    connection.connect(() => {
      const { auth } = options
      if (!auth) return leave()
      connection.login(auth, (error) => {
        if (!error) return leave()
        connection.close()
        reject(error)
      })
    })
  })

const judge = (error: unknown): Finding => {
  const code = codeOf(error)
  if (code === 'EAUTH')
    return trouble(
      'メールサーバが、利用者名かパスワードを受け付けません。',
      'SMTP_URL の利用者名とパスワードを確かめてください。記号は %40 のように書き換えます。',
    )
  if (code === 'EDNS' || code === 'ENOTFOUND')
    return trouble('メールサーバの名前が見つかりません。', 'SMTP_URL のつづりと、このマシンの DNS を確かめてください。')
  if (code === 'ETLS' && responseOf(error) >= 500)
    return trouble(
      'メールサーバに STARTTLS がありません。暗号化しなければ送らない設定（requireTLS）なので、メールは出ません。',
      'メールサーバで STARTTLS を使えるようにするか、465 番の smtps:// に変えてください。',
    )
  if (code === 'ETLS' || /certificate|self-signed|ssl|tls/i.test(`${code} ${error instanceof Error ? error.message : ''}`))
    return trouble(
      'メールサーバとの暗号化ができません。サーバの証明書が信頼されていないか、暗号の設定が合いません。',
      '587 番なら smtp://、465 番なら smtps:// です。院内の認証局を使うなら、NODE_EXTRA_CA_CERTS にその証明書を指定してください。',
    )
  return trouble(
    'メールサーバにつながりません。招待やお知らせのメールが届きません。',
    'サーバが動いているか、SMTP_URL のアドレスとポート番号、途中のファイアウォールを確かめてください。',
  )
}

export const mail: Check = {
  name: 'mail',
  title: 'メール',
  run: async ({ settings }) => {
    const { url, from } = settings.mail
    if (url === null) return [fine('メールは使わない設定です。招待は紙で、お知らせは画面で届きます。')]
    const findings: Finding[] = []
    if (from.includes('@localhost'))
      findings.push(
        caution(
          `メールの差出人が ${from} のままです。迷惑メールとして捨てられることがあります。`,
          'MAIL_FROM に、このメールサーバが認める差出人を指定してください。',
        ),
      )
    try {
      if (!(await greet(url)))
        findings.push(
          caution(
            'メールサーバとの通信が暗号化されていません（STARTTLS がありません）。',
            'STARTTLS か smtps に対応したサーバを使ってください。同じマシンの中なら、このままでもかまいません。',
          ),
        )
    } catch (error) {
      findings.push(judge(error))
    }
    return findings.length > 0 ? findings : [fine('メールサーバにつながり、暗号化されています。')]
  },
}
