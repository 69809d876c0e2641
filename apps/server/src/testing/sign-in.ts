// SPDX-License-Identifier: Apache-2.0
import type { LightMyRequestResponse } from 'fastify'
import { generate } from 'otplib'
import { goodPassword, type TestHouse } from './house.ts'

/** A browser with its cookies, at some address. */
export type TestBrowser = {
  post: (url: string, values: Record<string, string>) => Promise<LightMyRequestResponse>
  get: (url: string) => Promise<LightMyRequestResponse>
  json: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => Promise<LightMyRequestResponse>
  /** Login and password, as typed on the page. */
  signIn: (login: string, password?: string) => Promise<LightMyRequestResponse>
  cookies: Map<string, string>
}

/** Opens one; it keeps what the server sets, and forgets what the server clears. */
export const openTestBrowser = (house: TestHouse, address = '192.0.2.10'): TestBrowser => {
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: string, type?: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: 'localhost:8080', ...(cookie ? { cookie } : {}), ...(type ? { 'content-type': type } : {}) }
    const answer = await house.server.inject({ method, url, headers, remoteAddress: address, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (value === '' || maxAge === 0 || (expires && expires.getTime() === 0)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const post: TestBrowser['post'] = (url, values) => ask('POST', url, new URLSearchParams(values).toString(), 'application/x-www-form-urlencoded')
  return {
    cookies,
    post,
    get: (url) => ask('GET', url),
    json: (method, url, body) => (body === undefined ? ask(method, url) : ask(method, url, JSON.stringify(body), 'application/json')),
    signIn: (login, password = goodPassword) => post('/sign-in', { login, password }),
  }
}

/** What somebody's authenticator app shows, at the house's time or some steps of 30 seconds away. */
export const totpCode = (house: TestHouse, secret: string, steps = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(house.time.now.getTime() / 1000) + steps * 30 })

/** Moves the house's clock. */
export const wait = (house: TestHouse, seconds: number): void => {
  house.time.now = new Date(house.time.now.getTime() + seconds * 1000)
}

/** Adds an authenticator app to whoever is signed in with this browser. */
export const enrolTotp = async (house: TestHouse, browser: TestBrowser): Promise<{ secret: string; recoveryCodes: string[] }> => {
  const { secret } = (await browser.json('POST', '/api/account/totp')).json<{ secret: string }>()
  const answer = await browser.json('POST', '/api/account/totp/confirmation', { code: await totpCode(house, secret) })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  // The code just used counts no more.
  wait(house, 60)
  return { secret, recoveryCodes: answer.json<{ recoveryCodes: string[] }>().recoveryCodes ?? [] }
}
