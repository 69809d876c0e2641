// SPDX-License-Identifier: Apache-2.0
import type { DraftSummary, InstrumentSummary, SubmissionSummary } from '@shinayaka/contract'

/** A self-assessment that the reader can take, with the draft begun and whether it was ever submitted. */
export type Entry = { instrument: InstrumentSummary; draft: DraftSummary | null; again: boolean }
/** A domain that the reader was asked to answer. */
export type Asked = DraftSummary['mine'][number] & { assessment: string }
/** Submissions of one instrument, newest first. */
export type Past = { instrument: string; submissions: SubmissionSummary[] }

/** What the list of self-assessments shows to its reader. */
export type Entries = {
  /** To take: those for a place of this kind, and any that was begun. */
  first: Entry[]
  /** To take as well, for whoever wants to. */
  others: Entry[]
  asked: Asked[]
  /** Begun by others, for whoever may look. */
  underway: DraftSummary[]
  past: Past[]
}

/** Sorts what the server lists by what the reader can do with it. */
export const entriesOf = ({
  instruments,
  drafts,
  submissions,
}: {
  instruments: readonly InstrumentSummary[]
  drafts: readonly DraftSummary[]
  submissions: readonly SubmissionSummary[]
}): Entries => {
  const entries = instruments
    .filter(({ mayAnswer }) => mayAnswer)
    .map((instrument) => ({
      instrument,
      draft: drafts.find((draft) => draft.instrument === instrument.id) ?? null,
      again: submissions.some((submission) => submission.instrument === instrument.id),
    }))
  const isFirst = ({ instrument, draft }: Entry) => instrument.recommended || draft !== null
  const taken = new Set(entries.map(({ instrument }) => instrument.id))
  const beside = drafts.filter(({ instrument }) => !taken.has(instrument))
  const order = [...new Set([...instruments.map(({ id }) => id), ...submissions.map(({ instrument }) => instrument)])]
  return {
    first: entries.filter(isFirst),
    others: entries.filter((entry) => !isFirst(entry)),
    asked: beside.flatMap(({ id, mine }) => mine.map((one) => ({ ...one, assessment: id }))),
    underway: beside.filter(({ mine }) => mine.length === 0),
    past: order
      .map((instrument) => ({ instrument, submissions: submissions.filter((submission) => submission.instrument === instrument) }))
      .filter((one) => one.submissions.length > 0),
  }
}
