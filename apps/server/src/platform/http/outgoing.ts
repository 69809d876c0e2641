// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { OutgoingStream } from '@shinayaka/contract'
import type { FastifyReply } from 'fastify'

// RFC 8187 keeps fewer characters than encodeURIComponent does.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** How a file is to be saved (RFC 6266): the plain name for old programs, the true one for all others. */
export const attachment = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

/**
 * Sends a file that somebody brought. Whatever it is, the browser saves it and runs nothing of it: no type of its own, no guessing,
 * no script, no form, no frame, and no other site may embed it.
 */
export const sendStream = ({ pieces, length, name }: OutgoingStream, reply: FastifyReply) =>
  reply
    .headers({
      'content-disposition': attachment(name),
      'content-length': String(length),
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .type('application/octet-stream')
    .send(Readable.from(pieces, { objectMode: false }))
