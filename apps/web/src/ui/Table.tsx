// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

/** Cells of a table: `head` names a row or column, `number` lines up figures. */
export const cell = {
  head: 'border-b border-solid-gray-420 bg-solid-gray-50 whitespace-nowrap px-3 py-3 text-start align-bottom print:py-1 text-dns-16B-130 text-solid-gray-900 print:bg-white',
  row: 'border-b border-solid-gray-200 px-3 py-3.5 print:py-1 text-start align-top text-std-16B-170 text-solid-gray-900',
  text: 'border-b border-solid-gray-200 px-3 py-3.5 print:py-1 align-top',
  number: 'whitespace-nowrap border-b border-solid-gray-200 px-3 py-3.5 print:py-1 align-top tabular-nums',
} as const

/** A table with its caption. Where it is wider than the screen it scrolls by itself, reachable by keyboard. */
export const Table = ({ caption, children }: { caption: ReactNode; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={box}
      className={`relative overflow-x-auto rounded-4 print:overflow-visible ${wide ? 'border-e-2 border-e-solid-gray-420' : ''}`}
      {...(wide ? { tabIndex: 0, role: 'region', 'aria-labelledby': id } : {})}
    >
      <table className="w-full border-collapse [overflow-wrap:normal] border-t border-t-solid-gray-420 text-std-16N-170">
        <caption id={id} className="pb-3 text-start text-std-16N-170 text-solid-gray-700">
          {caption}
        </caption>
        {children}
      </table>
    </div>
  )
}
