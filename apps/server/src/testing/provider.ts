// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import Provider from 'oidc-provider'

/** An identity provider on this machine: the certified one, over real HTTP, which can be stopped and started again at the same address. */
export type TestProvider = {
  issuer: string
  host: string
  clientId: string
  clientSecret: string
  stop: () => Promise<void>
  start: () => Promise<void>
}

/** Listens on this machine only; returns the port. */
export const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

export const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

export const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}

const client = { clientId: 'shinayaka', clientSecret: 'himitsu-no-kagi-0123456789-abcdefgh' }
/** Another application of the same hospital, known to the same provider. */
export const otherClient = { clientId: 'karte', clientSecret: 'betsu-no-himitsu-0123456789-abcdef' }

const signingKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  alg: 'RS256',
  use: 'sig',
  kid: 'house',
})

const configuration = (redirectUris: readonly string[]) => {
  const clients = [client, otherClient].map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [...redirectUris],
  }))
  return {
    clients,
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['not a secret, only a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  }
}

// The hospital's own page: a name is all it asks.
const loginPage = (action: string) =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>病院の認証基盤</title></head><body><main><h1>病院の認証基盤</h1>
<form method="post" action="${action}"><label for="account">職員番号</label><input id="account" name="account"><button>入る</button></form></main></body></html>`

/** Starts the certified provider, which knows our redirect addresses and lets in whoever names themselves. */
export const startProvider = async (redirectUris: readonly string[], wanted = 0): Promise<TestProvider> => {
  // Listening first: the issuer's address names the port.
  let server = createServer()
  const port = await listen(server, wanted)
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    ...configuration(redirectUris),
    loadExistingGrant: async (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  const attach = (to: Server) =>
    to.on('request', (request, response) => {
      const url = request.url ?? '/'
      if (!url.startsWith('/interaction/')) return void answer(request, response)
      if (request.method === 'GET') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(loginPage(url))
      void bodyOf(request).then((body) => {
        const account = body.get('account')
        const result = account ? { login: { accountId: account } } : { error: 'access_denied', error_description: 'cancelled' }
        return provider.interactionFinished(request, response, result)
      })
    })
  attach(server)
  return {
    issuer,
    host: `127.0.0.1:${port}`,
    ...client,
    stop: () => stopListening(server),
    start: async () => {
      server = createServer()
      attach(server)
      await listen(server, port)
    },
  }
}

/**
 * What a browser does at the provider: follows it from our redirect to its page, says who it is there (or cancels, with ''), and stops where it is
 * sent back to us. Returns that address, not yet gone to. Gives its cookies to `jar`, so that the next time it is known.
 */
export const visitProvider = async (begin: string, account: string, jar: Map<string, string> = new Map()): Promise<string> => {
  const origin = new URL(begin).origin
  let url = begin
  let form: URLSearchParams | undefined
  for (let steps = 0; steps < 12; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = form
    form = undefined
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(sent ? { method: 'POST', body: sent } : {}) })
    for (const one of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    const page = await response.text()
    if (location === null) {
      if (response.status !== 200) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 500)}`)
      form = new URLSearchParams({ account })
      continue
    }
    url = new URL(location, url).href
    if (new URL(url).origin !== origin) return url
  }
  throw new Error('the provider leads in circles')
}
