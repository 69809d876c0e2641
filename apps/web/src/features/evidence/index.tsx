// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react'

const Fetched = lazy(async () => {
  const [{ PracticeEvidence: component }] = await Promise.all([
    import('./PracticeEvidence.tsx'),
    import('./texts.ts').then(({ loadEvidenceTexts }) => loadEvidenceTexts()),
  ])
  return { default: component }
})

/** How much evidence a practice has, and the way to add some. Fetched beside a page, which does not wait for it. */
export const PracticeEvidence = ({ practice }: { practice: string }) => (
  <Suspense fallback={null}>
    <Fetched practice={practice} />
  </Suspense>
)
