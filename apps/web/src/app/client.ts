// SPDX-License-Identifier: Apache-2.0
import type { ClientInput, ClientOutput, EndpointName, Endpoints, Problem } from '@shinayaka/contract'
import { CallError } from './call-error.ts'
import { endpointTable } from './endpoints.gen.ts'
import { language } from './language.ts'
import { shellTexts } from './texts.ts'

/** Whatever was thrown, as something that can be shown to a person. */
export const asCallError = (thrown: unknown): CallError =>
  thrown instanceof CallError ? thrown : new CallError({ code: 'unreadable', ...shellTexts().unreadable })

type Input = { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined; body?: unknown }

/** The address of an endpoint with its parameters filled in, for links to files and images. */
export const addressOf = (name: EndpointName, { params = {}, query = {} }: Input = {}): string => {
  const path = endpointTable[name][1].replace(/:([a-zA-Z]+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()
  return search === '' ? path : `${path}?${search}`
}

const unauthorised = new Set<() => void>()
/** Calls back whenever the server says that nobody is signed in; returns how to stop. */
export const onUnauthorised = (listener: () => void): (() => void) => {
  unauthorised.add(listener)
  return () => unauthorised.delete(listener)
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'detail' in value

const readError = async (response: Response): Promise<CallError> => {
  const body: unknown = await response.json().catch(() => null)
  return isProblem(body) ? new CallError(body) : asCallError(null)
}

let askIdentity: (() => Promise<boolean>) | null = null
/** Registers who asks people to prove anew that it is them, before a dangerous act; returns how to stop. */
export const onConfirmRequired = (ask: () => Promise<boolean>): (() => void) => {
  askIdentity = ask
  return () => {
    if (askIdentity === ask) askIdentity = null
  }
}

// Longer than an answer that is on its way already may take, shorter than anybody waits in vain.
const renewalMilliseconds = 1000
let wasSignedIn = false

/**
 * Sends it. Where it met a token that ended because somebody proved again who they are, in this tab or another, nothing was done: it is sent once
 * more, with the new cookie that has come by then. Only what is refused again means that nobody is signed in.
 */
const sendWithSession = async (name: EndpointName, input: Input): Promise<Response> => {
  const isLost = (error: unknown) => error instanceof CallError && error.code === 'session.required'
  try {
    const response = await send(name, input).catch(async (error: unknown) => {
      if (!isLost(error) || !wasSignedIn) throw error
      await new Promise((resolve) => setTimeout(resolve, renewalMilliseconds))
      return send(name, input)
    })
    wasSignedIn = true
    return response
  } catch (error) {
    if (isLost(error)) {
      wasSignedIn = false
      for (const listener of unauthorised) listener()
    }
    throw error
  }
}

/** Sends it; where the server first wants to know who is there, that is asked and the same thing sent once more. */
const request = async (name: EndpointName, input: Input): Promise<Response> => {
  try {
    return await sendWithSession(name, input)
  } catch (error) {
    const unsure = error instanceof CallError && error.code === 'session.confirm-required'
    if (!unsure || askIdentity === null || !(await askIdentity())) throw error
    return sendWithSession(name, input)
  }
}

const send = async (name: EndpointName, input: Input): Promise<Response> => {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language }
  const sent: RequestInit = { method: endpointTable[name][0], headers }
  if (input.body instanceof Blob) {
    headers['content-type'] = input.body.type
    sent.body = input.body
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json'
    sent.body = JSON.stringify(input.body)
  }
  let response: Response
  try {
    response = await fetch(addressOf(name, input), sent)
  } catch {
    throw new CallError({ code: 'network', ...shellTexts().network })
  }
  if (response.ok) return response
  throw await readError(response)
}

type Sent<Name extends EndpointName> = ClientInput<Endpoints[Name]>
type Arguments<Name extends EndpointName> = Record<never, never> extends Sent<Name> ? [input?: Sent<Name>] : [input: Sent<Name>]

/**
 * Calls one endpoint of the contract and returns its answer; files come as a Blob.
 *
 * @throws CallError with what to tell the person.
 */
export const call = async <Name extends EndpointName>(name: Name, ...[input]: Arguments<Name>): Promise<ClientOutput<Endpoints[Name]>> => {
  const response = await request(name, (input as Input | undefined) ?? {})
  try {
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return (isJson ? await response.json() : await response.blob()) as ClientOutput<Endpoints[Name]>
  } catch {
    throw new CallError({ code: 'network', ...shellTexts().network })
  }
}

/** Endpoints that answer with a file. */
export type FileEndpoint = { [Name in EndpointName]: Endpoints[Name]['response'] extends { file: string } ? Name : never }[EndpointName]

const fileName = (response: Response): string => {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/i.exec(disposition)?.[1] ?? 'shinayaka')
}

/** Fetches a file with the name the server gives it, so that a failure can be told on the page instead of replacing it. */
export const fetchFile = async <Name extends FileEndpoint>(name: Name, input: Sent<Name>): Promise<{ bytes: Blob; name: string }> => {
  const response = await request(name, input as Input)
  return { bytes: await response.blob(), name: fileName(response) }
}
