// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Permission } from './permissions.ts'

/** Who may call: anyone, anyone signed in, or whoever holds the permission in the organisation they are signed in to. */
export type Access = 'public' | 'person' | Permission

/** An answer that is a file: its media type and what it is called when saved. */
export type FileResponse = { file: string }

/** One endpoint: everything the server, the documentation, the matrix test and the web client need to know about it. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `:name` for parameters. */
  path: string
  access: Access
  /** Reads what the institutions below this one submitted, by a scope that sees nothing else. */
  oversight?: true
  /** Dangerous: whoever asks must have proved who they are within the last minutes. */
  confirm?: true
  /** Shows what is not for everybody to know: whoever reads it stands in the audit trail. Single records and files; lists and one's own daily work are not. */
  sensitive?: true
  /** Whoever did it proved again who they are: their browser gets a new session token, and the old one ends at once. */
  renewsSession?: true
  /** Stays open to whoever must first get a second factor: what is needed for that, and to leave. */
  unenrolled?: true
  /** What it does, for the API page. */
  summary: { ja: string; en: string }
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The request's body is a file of this media type, at most this many bytes. `stream`: handed over piece by piece, never whole in memory. */
  upload?: { file: string; maxBytes: number; stream?: true }
  response: z.ZodType | FileResponse
  /** The same address always gives the same answer, so that a browser may keep it. */
  immutable?: true
  /** Codes beyond those every endpoint can give (see `commonErrors`). */
  errors?: readonly ErrorCode[]
}

/** Declares an endpoint, keeping its exact schema types. */
export const endpoint = <const E extends Endpoint>(declared: E): E => declared

type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Input<S> = S extends z.ZodType ? z.input<S> : undefined

/** A file as it arrives: its pieces in order, and how many bytes were announced (null: not). Ends with an error where the sender went away. */
export type IncomingFile = { pieces: AsyncIterable<Uint8Array>; length: number | null }

/** What a handler is given, after validation. */
export type HandlerInput<E extends Endpoint> = {
  params: Output<E['params']>
  query: Output<E['query']>
  body: E extends { upload: { stream: true } } ? IncomingFile : E extends { upload: object } ? Uint8Array : Output<E['body']>
}

/** A file that people brought, sent piece by piece: always saved, never shown, and powerless even where somebody opens its address. */
export type OutgoingStream = { pieces: AsyncIterable<Uint8Array>; length: number; name: string }
/** A file on its way out, whole or in pieces where it may be long. `name` is what the browser saves it as; inline files are shown, others saved. */
export type OutgoingFile = { bytes: Uint8Array | AsyncIterable<Uint8Array>; name: string; inline?: boolean } | OutgoingStream

/** What a handler returns. */
export type HandlerOutput<E extends Endpoint> = E['response'] extends FileResponse ? OutgoingFile : Input<E['response']>

/** What a client sends. */
export type ClientInput<E extends Endpoint> = (E extends { params: infer P } ? { params: Input<P> } : { params?: undefined }) &
  (E extends { query: infer Q } ? { query?: Input<Q> } : { query?: undefined }) &
  (E extends { upload: object } ? { body: Blob } : E extends { body: infer B } ? { body: Input<B> } : { body?: undefined })

/** What a client receives. */
export type ClientOutput<E extends Endpoint> = E['response'] extends FileResponse ? Blob : Output<E['response']>
