// SPDX-License-Identifier: Apache-2.0
import { evidenceTexts } from './texts.ts'

/** What is said of evidence, as it is typed. */
export type Typed = { title: string; note: string; effective: string; expires: string; responsible: string; practices: readonly string[] }

/** As the server takes it; `name` becomes the title where none was typed. */
export const contentOf = ({ title, note, effective, expires, responsible, practices }: Typed, name: string) => ({
  title: (title.trim() || name.replace(/\.[^.]{1,8}$/, '').trim() || name || '-').slice(0, 120),
  note: note.trim(),
  effective,
  expires: expires === '' ? null : expires,
  responsible: responsible === '' ? null : responsible,
  links: practices.map((id) => ({ kind: 'practice' as const, id })),
})

/** What hinders sending it: the field and what to say. */
export const problemsOf = ({ effective, expires }: Pick<Typed, 'effective' | 'expires'>, prefix = 'evidence'): { field: string; text: string }[] => {
  const texts = evidenceTexts().form.errors
  if (effective === '') return [{ field: `${prefix}-effective`, text: texts.effective }]
  return expires !== '' && expires < effective ? [{ field: `${prefix}-expires`, text: texts.early }] : []
}
