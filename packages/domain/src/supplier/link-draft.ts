// SPDX-License-Identifier: Apache-2.0

/** One thing that is filled in as a whole: an item, the day for all, the signature. Texts by the names of their fields; absent and empty are the same. */
export type DraftPart = Readonly<Record<string, string>>
/** What a vendor filled in so far: items by their id, beside them `all` (checked) and `sign` (name, title, on, consent). */
export type LinkDraft = Readonly<Record<string, DraftPart>>

/** What was typed; nothing else tells two states of a part apart. */
const typed = (part: DraftPart | undefined): string =>
  JSON.stringify(
    Object.entries(part ?? {})
      .filter(([, value]) => value !== '')
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** Whether two states of a part say the same. */
export const samePart = (one: DraftPart | undefined, other: DraftPart | undefined): boolean => typed(one) === typed(other)

type Merging = {
  /** What somebody's page sends. */
  mine: LinkDraft
  /** What is stored by now. */
  stored: LinkDraft
  /** The print of each part as that page had been given it. */
  was: Readonly<Record<string, string>>
  /** A short text that is the same for the same part. */
  print: (part: DraftPart | undefined) => string
}

/**
 * What is to be stored when somebody's page is saved while others may have saved too. A part that only one of them touched is taken from that one; one
 * that both changed, to different things, stays as it is stored and is named in `conflicts`, so that whoever comes second decides. Nothing is dropped.
 */
export const mergeDraft = ({ mine, stored, was, print }: Merging): { draft: LinkDraft; conflicts: string[] } => {
  const conflicts: string[] = []
  const merged: Record<string, DraftPart> = { ...stored }
  for (const [name, part] of Object.entries(mine)) {
    const seen = was[name] ?? print(undefined)
    if (samePart(part, stored[name]) || print(part) === seen) continue
    if (print(stored[name]) === seen) merged[name] = part
    else conflicts.push(name)
  }
  return { draft: merged, conflicts }
}

/** An item as its form has it; `na`: 対象外 is offered. */
export type AskedItem = { id: string; na: boolean }

/** What is missing in a draft before it can be sent. */
export type DraftGap = {
  /** An item's id, `all` or `sign`. */
  part: string
  gap: 'value' | 'checked' | 'checked-late' | 'target' | 'why' | 'name' | 'on' | 'consent'
}

const isDay = (text: string | undefined): text is string => {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The day on which an item was checked: its own, or the one for all. */
const checkedOf = (draft: LinkDraft, item: string): string => draft[item]?.checked || draft.all?.checked || ''

const gapOf = (draft: LinkDraft, { id, na }: AskedItem, today: string): DraftGap['gap'] | null => {
  const { value = '', target = '', remark = '' } = draft[id] ?? {}
  if (value !== 'yes' && value !== 'no' && !(value === 'na' && na)) return 'value'
  const checked = checkedOf(draft, id)
  if (!isDay(checked)) return 'checked'
  // Nobody signs for what is looked at later.
  const on = draft.sign?.on
  if (checked > today || (isDay(on) && checked > on)) return 'checked-late'
  const why = remark.trim() !== ''
  if (value === 'no' && target === '' && !why) return 'target'
  if (value === 'no' && target !== '' && (!isDay(target) || target < today)) return 'target'
  return value === 'na' && !why ? 'why' : null
}

/**
 * What keeps a draft from being sent, in the order of the form: an item without an answer (or with one that is not offered) or a day, いいえ with neither a day from today on nor a
 * reason, 対象外 without a reason, no name, no day, no word on handing it on. `today` is the day in Japan.
 */
export const draftGaps = (items: readonly AskedItem[], draft: LinkDraft, today: string): DraftGap[] => {
  const { name = '', on = '', consent = '' } = draft.sign ?? {}
  const gaps: DraftGap[] = items.flatMap((item) => {
    const gap = gapOf(draft, item, today)
    return gap === null ? [] : [{ part: item.id, gap }]
  })
  if (name.trim() === '') gaps.push({ part: 'sign', gap: 'name' })
  if (!isDay(on) || on > today) gaps.push({ part: 'sign', gap: 'on' })
  if (!['yes', 'no'].includes(consent)) gaps.push({ part: 'sign', gap: 'consent' })
  return gaps
}

/** An item as it is handed over. */
export type DraftAnswer = { item: string; value: 'yes' | 'no' | 'na'; checked: string; target: string | null; remark: string }

/** The answers of a draft without gaps, in the order of the form. */
export const draftAnswers = (items: readonly string[], draft: LinkDraft): DraftAnswer[] =>
  items.map((item) => {
    const { value, target = '', remark = '' } = draft[item] ?? {}
    return {
      item,
      value: value === 'yes' || value === 'no' ? value : 'na',
      checked: checkedOf(draft, item),
      target: value === 'no' && target !== '' ? target : null,
      remark: remark.trim(),
    }
  })
