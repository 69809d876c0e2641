// SPDX-License-Identifier: Apache-2.0
import type { Authored, AuthoredDomain } from './authored.ts'
import { type AuthoredCatalog, editionOf } from './editions.ts'
import { type Path, type ReadFile, sha256 } from './files.ts'
import type { Kind } from './kinds.ts'
import type { Problem } from './problem.ts'

/** A domain of a self-assessment with the place where it is written: in the instrument's own file, or in one of its own. */
export type PlacedDomain = { domain: AuthoredDomain; file: ReadFile; at: Path }

/**
 * A self-assessment put together from its own file and from the domains that stand in files of their own.
 * `hash` is how drafts and submissions refer to the edition: of the one file, or of all of them in the order of the domains.
 */
export type WholeInstrument = {
  file: ReadFile
  head: Omit<Authored['instrument'], 'domains'>
  domains: PlacedDomain[]
  hash: string
  inForce: boolean
}

const wholeDomain = ({ id, name, about, questions }: Authored['questions']): AuthoredDomain => ({ id, name, about, questions })

/** Puts every edition of every self-assessment together; a domain that is named but not written, or written and not named, is a problem. */
export const assembleInstruments = (
  { instrument, questions }: AuthoredCatalog,
  incomplete: ReadonlySet<Kind>,
): { instruments: WholeInstrument[]; problems: Problem[] } => {
  const problems: Problem[] = []
  const used = new Set<ReadFile>()
  const instruments = instrument.map(({ file, content, inForce }): WholeInstrument => {
    const parts: ReadFile[] = []
    const domains = content.domains.flatMap((domain, index): PlacedDomain[] => {
      if (typeof domain !== 'string') return [{ domain, file, at: ['domains', index] }]
      const part = questions.find(
        (one) => one.content.instrument === content.id && one.content.id === domain && editionOf(one.content) === content.edition,
      )
      if (!part) {
        if (!incomplete.has('questions'))
          problems.push(
            file.problem(
              ['domains', index],
              `分野「${domain}」の設問のファイル（kind: questions、instrument: ${content.id}、版 ${content.edition}）がありません。instruments/${content.id}/ に加えてください。`,
            ),
          )
        return []
      }
      if (content.status === 'published' && part.content.status !== 'published')
        problems.push(part.file.problem(['status'], `点検票（${file.path}）は公開なのに、この分野は下書きです。一緒に published にしてください。`))
      parts.push(part.file)
      used.add(part.file)
      return [{ domain: wholeDomain(part.content), file: part.file, at: [] }]
    })
    const hash = parts.length === 0 ? file.hash : sha256(Buffer.from([file, ...parts].map((one) => one.hash).join('\n')))
    const { domains: _, ...head } = content
    return { file, head, domains, hash, inForce }
  })
  for (const { file, content } of questions)
    if (!used.has(file) && !incomplete.has('instrument'))
      problems.push(
        file.problem(
          ['id'],
          `点検票「${content.instrument}」（版 ${content.edition}）の domains に「${content.id}」がありません。名を加えるか、つづりを直してください。`,
        ),
      )
  return { instruments, problems }
}
