// SPDX-License-Identifier: Apache-2.0

/** A figure with what it rests on: 「1,200万円」 of 「自院の見積もり」, 「30万円超」 of 「編者の目安」. */
export type ApprovalFigure = { value: string; basis: string }

/** One of the measures to decide on. All texts ready, and short enough for the page. */
export type ApprovalDecision = {
  /** By which the rest of the page speaks of it: ①. */
  mark: string
  title: string
  why: string
  /** Its domain with the score, who does it, and the quote or what the money goes to. */
  details: string
  cost: ApprovalFigure
  work: ApprovalFigure
}

/** Every word that the layout writes by itself, in one language. */
export type ApprovalLabels = {
  organisation: string
  draftedOn: string
  draftedBy: string
  asked: string
  decisions: string
  figures: string
  why: string
  total: string
  stopped: string
  undone: string
  result: string
  approval: string
  /** Who stamps, from the highest. */
  approvers: readonly string[]
  /** Under each stamp. */
  stampDate: string
  outcome: string
  /** The outcomes to tick by hand. */
  outcomes: string
}

/**
 * Everything the request for approval says, as plain serialisable values: the layouts only lay it out, they compute and word nothing.
 * One page of A4 in both: whoever fills this keeps the texts within the lengths that the page holds.
 * In every text a run of ＿ is a line to write on by hand, one letter wide for each.
 */
export type ApprovalRequest = {
  language: 'ja' | 'en'
  labels: ApprovalLabels
  /** 「稟議書（案）」 */
  title: string
  organisation: string
  /** The day in words, who drafts; `at` is the same moment in ISO 8601 for the file's properties. */
  drafted: { on: string; by: string; at: string }
  /** What is asked, in one sentence. */
  ask: string
  decisions: ApprovalDecision[]
  /** The sums, and in `holds` what they hold and what they do not; null where nothing is asked. */
  total: { cost: string; work: string; holds: string } | null
  /** What a stopped day costs, a paragraph each. */
  stopped: string[]
  /** What goes on if nothing is done, a paragraph each. */
  undone: string[]
  /** The result behind it. */
  result: string
}

/** A finished PDF. */
export type ApprovalPdf = { bytes: Uint8Array; pages: number }
/** A finished Word file. */
export type ApprovalWord = { bytes: Uint8Array }
