// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react'

const Fetched = lazy(async () => {
  const [{ SupplierWord: component }] = await Promise.all([
    import('./SupplierWord.tsx'),
    import('./texts.ts').then(({ loadSupplierTexts }) => loadSupplierTexts()),
  ])
  return { default: component }
})

/** What vendors said to the same item of their own form. Fetched beside a page, which does not wait for it. */
export const SupplierWord = ({ hash, item }: { hash: string; item: string }) => (
  <Suspense fallback={null}>
    <Fetched hash={hash} item={item} />
  </Suspense>
)
