// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** What the links to pages say: the whole, the neighbours, and one page for readers (with `{page}`). */
export type PagesWords = { label: string; previous: string; next: string; page: string }

/** The pages worth a link: the first, the last, and those beside the present one; null stands for those left out. */
export const linkedPages = (page: number, pages: number): (number | null)[] => {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  const kept = [...new Set(near)].sort((a, b) => a - b)
  return kept.flatMap((one, index) => {
    const before = kept[index - 1]
    if (before === undefined || one - before === 1) return [one]
    // A gap of one page is no shorter than the page itself.
    return one - before === 2 ? [one - 1, one] : [null, one]
  })
}

/** The way through a long list, page by page. `link` makes the link to a page of what it shows; nothing is drawn where there is only one. */
export const Pages = ({
  page,
  pages,
  words,
  link,
}: {
  page: number
  pages: number
  words: PagesWords
  link: (page: number, children: ReactNode) => ReactNode
}) => {
  if (pages <= 1) return null
  const number = (one: number) => (
    <>
      <span aria-hidden="true" className="min-w-11 text-center tabular-nums">
        {one}
      </span>
      <span className="sr-only">{words.page.replace('{page}', String(one))}</span>
    </>
  )
  return (
    <nav aria-label={words.label} className="mt-6 print:hidden">
      <ul className="flex flex-wrap items-center gap-x-2">
        {page > 1 && <li className="me-3">{link(page - 1, words.previous)}</li>}
        {linkedPages(page, pages).map((one, index) => (
          <li key={one ?? `gap-${index}`} {...(one === page ? { 'aria-current': 'page' as const } : {})}>
            {one === null && <span aria-hidden="true">…</span>}
            {one === page && (
              <span className="inline-flex min-h-11 items-center rounded-4 border-2 border-key-900 text-std-16B-170 text-key-900">{number(one)}</span>
            )}
            {one !== null && one !== page && link(one, number(one))}
          </li>
        ))}
        {page < pages && <li className="ms-3">{link(page + 1, words.next)}</li>}
      </ul>
    </nav>
  )
}
