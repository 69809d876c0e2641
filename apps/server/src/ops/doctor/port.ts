// SPDX-License-Identifier: Apache-2.0
import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { createServer } from 'node:net'
import type { Settings } from '../../platform/settings/settings.ts'
import { type Check, type Finding, fine, trouble } from './check.ts'

/** Why nothing can listen there now: the operating system's code, or null. */
const obstacle = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })

type Answer = { status: number; body: string } | null

/** Asks whatever listens there, on this machine; null where it does not speak our language. The certificate is another check's matter. */
const ask = ({ port, host, listening }: Settings, path: string): Promise<Answer> =>
  new Promise((resolve) => {
    const everywhere = host === '0.0.0.0' || host === '::'
    const options = { host: everywhere ? 'localhost' : host, port, path, timeout: 5000, rejectUnauthorized: false, agent: false as const }
    const request = (listening.tls === null ? getPlain : getSecure)(options, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body = (body + part).slice(0, 1000)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      response.on('error', () => resolve(null))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(null))
  })

const judgeRunning = async (settings: Settings): Promise<Finding> => {
  const health = await ask(settings, '/health')
  if (!health?.body.includes('"alive":true'))
    return trouble(`ポート ${settings.port} は、ほかのプログラムが使っています。`, 'そのプログラムを止めるか、PORT に別の番号を指定してください。')
  const ready = await ask(settings, '/ready')
  if (ready?.status === 200) return fine(`サーバはポート ${settings.port} で動いています。`)
  const why = ready?.body.includes('migrations')
    ? 'サーバは動いていますが、データベースの表が別の版になっています。サーバを止めて、起動し直してください。'
    : 'サーバは動いていますが、データベースの返事がありません。下の「データベース」を見てください。'
  return trouble('サーバは動いていますが、利用者は使えません。', why)
}

export const port: Check = {
  name: 'port',
  title: 'サーバとポート',
  run: async ({ settings }) => {
    if (settings.port === 0) return [fine('ポート番号は起動のたびに空いているものを選ぶ設定です。')]
    const code = await obstacle(settings.port, settings.host)
    if (code === null) return [fine(`サーバは止まっています。ポート ${settings.port} は空いています。`)]
    if (code === 'EADDRINUSE') return [await judgeRunning(settings)]
    if (code === 'EACCES')
      return [
        trouble(`ポート ${settings.port} を使う権限がありません。`, '1024 以上の番号を PORT に指定するか、リバースプロキシを前に置いてください。'),
      ]
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return [trouble(`HOST に指定された ${settings.host} は、このマシンのアドレスではありません。`, 'アドレスを確かめてください（ip addr）。')]
    return [trouble(`ポート ${settings.port} で待ち受けられません（${code}）。`, 'HOST と PORT を確かめてください。')]
  },
}
