// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalText, type Json, oneLine, prose, title } from './text.ts'
import type { OscalDocument, OscalModel, OscalReference } from './types.ts'
import { oscalNamespace, uuidOf } from './uuid.ts'

/** The namespace of our own properties. */
export const propertyNamespace = `urn:uuid:${oscalNamespace}`

/** The version of OSCAL that is written. */
const oscalVersion = '1.2.1'

export type Node = { [key: string]: Json | undefined }

/** One of our properties; nothing where there is nothing to say. */
export const prop = (name: string, value: string | number | null, more: { class?: string; group?: string; remarks?: string } = {}): Node[] => {
  const line = value === null ? null : oneLine(String(value))
  if (line === null) return []
  const { remarks, ...rest } = more
  return [{ name, ns: propertyNamespace, value: line, ...rest, ...(remarks ? { remarks: prose(remarks) } : {}) }]
}

/** What OSCAL itself calls the number by which people point at a control. */
export const label = (value: string): Node[] => [{ name: 'label', value: oneLine(value) ?? '－' }]

/** Lists that may not be empty are left out where they are. */
export const some = (name: string, list: readonly Node[]): Node => (list.length === 0 ? {} : { [name]: [...list] })

/** A part of a control: its text is Markdown. Left out where it says nothing. */
export const part = (id: string, name: string, text: string | null, more: Node = {}): Node[] =>
  text === null || text.trim() === '' ? [] : [{ id, name, prose: prose(text), ...more }]

const referenceUuid = ({ source }: OscalReference): string => uuidOf('reference', source)

/** How sure a thing is: as sure as the least sure of what it stands on. What is not A carries 「原文未照合」 in words. */
const certaintyProps = (references: readonly OscalReference[]): Node[] => {
  const weakest = ['C', 'B', 'A'].find((grade) => references.some(({ certainty }) => certainty === grade))
  if (weakest === undefined) return []
  return [...prop('certainty', weakest), ...(weakest === 'A' ? [] : prop('unverified', '原文未照合'))]
}

/** Properties and links that lead to what a thing rests on; each reference with its own certainty. */
export const citing = (references: readonly OscalReference[], more: readonly Node[] = []): Node => ({
  ...some('props', [
    ...more,
    ...certaintyProps(references),
    ...references.flatMap((one) =>
      prop('reference', one.source, { class: `certainty-${one.certainty}`, ...(one.certainty === 'A' ? {} : { remarks: '原文未照合' }) }),
    ),
  ]),
  ...some(
    'links',
    [...new Map(references.map((one) => [one.source, one])).values()].map((one) => ({
      href: `#${referenceUuid(one)}`,
      rel: 'reference',
      text: title(`${one.sourceTitle} ${one.label}`),
    })),
  ),
})

/** Every point of an official document that is cited, once: our own summary, and where the original lies. */
export const citedResources = (references: readonly OscalReference[]): Node[] =>
  [...new Map(references.map((one) => [one.source, one])).values()]
    .sort((one, other) => (one.source < other.source ? -1 : 1))
    .map((one) => ({
      uuid: referenceUuid(one),
      title: title(`${one.sourceTitle} ${one.label}`),
      description: prose(`${one.statement}\n\n（公の文の写しではなく、要約です。）`),
      props: [...prop('entry', one.source), ...prop('checked', one.checked)],
      rlinks: [{ href: one.url }],
    }))

/** The newest day on which something of this was checked, at midnight in Japan: the day a file says of itself, so that no clock is in it. */
export const newestCheck = (references: readonly OscalReference[]): string =>
  `${references.map(({ checked }) => checked).reduce((newest, day) => (day > newest ? day : newest), '2026-01-01')}T00:00:00+09:00`

export type Frame = { title: string; modified: string; version: string; remarks: string; props?: Node[]; parties?: Node[]; roles?: Node[] }

const metadata = ({ title: name, modified, version, remarks, props = [], parties = [], roles = [] }: Frame): Node => ({
  title: title(name),
  'last-modified': modified,
  version,
  'oscal-version': oscalVersion,
  props: [...prop('language', 'ja'), ...props],
  ...some('roles', roles),
  ...some('parties', parties),
  remarks: prose(remarks),
})

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * Puts a file together. Its UUID follows from its content, as OSCAL asks that it change with every revision; everything inside keeps its own from one revision to the next.
 */
export const finished = (model: OscalModel, id: string, frame: Frame, body: Node, resources: readonly Node[]): OscalDocument => {
  const content = { metadata: metadata(frame), ...body, ...(resources.length === 0 ? {} : { 'back-matter': { resources: [...resources] } }) }
  const uuid = uuidOf('document', model, id, hashOf(canonicalText(content)))
  const text = canonicalText({ [model]: { uuid, ...content } })
  return { model, id, name: `${id}_${model}.json`, uuid, text, sha256: hashOf(text) }
}

/** Another of our files as a resource: its name, its UUID and its hash. */
export const fileResource = ({ model, id, name, uuid, sha256 }: OscalDocument, of: string): Node => ({
  uuid: uuidOf('file', of, model, id),
  title: title(name),
  props: [...prop('document', id), ...prop('document-uuid', uuid)],
  rlinks: [{ href: `./${name}`, 'media-type': 'application/oscal+json', hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
})

/** The address of such a resource within the file. */
export const fileHref = ({ model, id }: OscalDocument, of: string): string => `#${uuidOf('file', of, model, id)}`
