// SPDX-License-Identifier: Apache-2.0
import type { EvidenceRevision } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText, dayTimeText } from '../../app/dates.ts'
import { Section } from '../../ui/Heading.tsx'
import { FileButton } from '../document/index.ts'
import type { Evidence } from './queries.ts'
import { evidenceTexts } from './texts.ts'
import { kindText, sizeText } from './words.ts'

const Revision = ({ evidence, revision }: { evidence: Evidence; revision: EvidenceRevision }) => {
  const texts = evidenceTexts()
  const { n, name, kind, size, sha256, effective, expires, uploadedBy, uploadedAt, scan, scanNote, downloadable } = revision
  const newest = n === evidence.latest.n
  return (
    <li className="border-b border-solid-gray-200 py-4">
      <p className="text-std-16B-170 text-solid-gray-900">
        {fill(texts.one.revision, { n })}
        {newest && texts.one.newest}
      </p>
      <p className="[overflow-wrap:anywhere]">{name}</p>
      <p>
        {kindText(kind)}・{sizeText(size)}・{fill(texts.row.effective, { day: dayText(effective) })}・
        {expires === null ? texts.row.noEnd : fill(texts.row.until, { day: dayText(expires) })}
      </p>
      <p className="text-solid-gray-700">
        {uploadedBy}・{dayTimeText(uploadedAt)}・{fill(texts.scan[scan], { found: scanNote })}
      </p>
      <p className="[overflow-wrap:anywhere] text-solid-gray-700">
        {texts.one.sha256}: <span className="font-mono">{sha256}</span>
      </p>
      {downloadable && (
        <div className="mt-2">
          <FileButton name="readEvidenceFile" input={{ params: { evidence: evidence.id, n } }} look={newest ? 'solid' : 'outline'}>
            {newest ? texts.one.download : fill(texts.one.downloadOf, { n })}
          </FileButton>
        </div>
      )}
    </li>
  )
}

/** The file in force and every earlier one, each to be fetched as it was. */
export const Revisions = ({ evidence, revisions }: { evidence: Evidence; revisions: readonly EvidenceRevision[] }) => (
  <Section title={evidenceTexts().one.revisions}>
    <ol className="border-t border-solid-gray-200">
      {revisions.map((revision) => (
        <Revision key={revision.n} evidence={evidence} revision={revision} />
      ))}
    </ol>
  </Section>
)
