// SPDX-License-Identifier: Apache-2.0

/** The places of one question's form, for links to it. */
export const placeOf = (question: string) => ({
  value: `answer-${question}`,
  reason: `comment-${question}`,
  'vendor-name': `vendor-${question}`,
})

const choiceOf = (question: string): HTMLElement | null => {
  const group = document.getElementById(placeOf(question).value)
  return group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input') ?? null
}

/** Puts the focus on a question's answer, or on its first choice, once the page has changed. */
export const focusAnswer = (question: string): void => {
  setTimeout(() => choiceOf(question)?.focus())
}

/** Brings a question to the screen and puts the focus on its answer, or on its first choice. */
export const goToQuestion = (question: string): void => {
  choiceOf(question)?.focus({ preventScroll: true })
  document.getElementById(placeOf(question).value)?.scrollIntoView({ block: 'start' })
}

/** The question that an address points to by its hash; null where it points to none. */
export const questionOf = (hash: string): string | null => (hash.startsWith('answer-') ? hash.slice('answer-'.length) : null)
