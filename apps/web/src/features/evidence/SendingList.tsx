// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Bar } from '../../ui/Progress.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { evidenceTexts } from './texts.ts'
import type { Sent } from './useSending.ts'
import { kindText } from './words.ts'

const Line = ({ sent }: { sent: Sent }) => {
  const texts = evidenceTexts().sending
  const { state, share, error, upload, evidence } = sent
  return (
    <li className="border-b border-solid-gray-200 py-3">
      <p className="[overflow-wrap:anywhere] text-std-16B-170 text-solid-gray-900">{sent.name}</p>
      {/* Percents are for the eye; a reader hears the ends below. */}
      <p>{state === 'going' ? fill(texts.going, { percent: Math.floor(share * 100) }) : texts[state]}</p>
      {state === 'going' && <Bar share={share} />}
      {error && (
        <p className="text-error-2">
          {error.title}
          {error.detail}
        </p>
      )}
      {upload?.notes.map((note) => (
        <p key={note}>{fill(texts[note], { kind: kindText(upload.kind) })}</p>
      ))}
      {evidence && (
        <TextLink standing to="/evidence/$evidence" params={{ evidence: evidence.id }}>
          {fill(texts.see, { title: evidence.title })}
        </TextLink>
      )}
    </li>
  )
}

/** The files that were chosen and how each stands, with a way to stop. */
export const SendingList = ({ files, busy, onCancel }: { files: readonly Sent[]; busy: boolean; onCancel: () => void }) => {
  const texts = evidenceTexts().sending
  const done = files.filter(({ state }) => state === 'done').length
  const failed = files.some(({ state }) => state === 'failed')
  return (
    <>
      <LiveLine>
        {files.length === 0 || busy ? '' : done > 0 ? fill(texts.allDone, { count: done }) : failed ? texts.failed : texts.cancelled}
      </LiveLine>
      {files.length > 0 && (
        <Section title={texts.title} className="mt-4">
          <ul className="border-t border-solid-gray-200">
            {files.map((sent, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole; two files may have one name
              <Line key={index} sent={sent} />
            ))}
          </ul>
          {busy && (
            <Button look="outline" className="mt-4" onClick={onCancel}>
              {texts.cancel}
            </Button>
          )}
        </Section>
      )}
    </>
  )
}
