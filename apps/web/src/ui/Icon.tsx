// SPDX-License-Identifier: Apache-2.0

const paths = {
  check: 'M4 12.5l5 5L20 6.5',
  alert: 'M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17v.6',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.4v.6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  down: 'M6 9.5l6 6 6-6',
  external: 'M13 4h7v7M20 4l-9 9M10 5H5a1 1 0 00-1 1v13a1 1 0 001 1h13a1 1 0 001-1v-5',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M12 11v6M9 14.5l3 3 3-3',
  print: 'M7 9V3h10v6M7 18H4v-8h16v8h-3M7 14h10v7H7z',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5.5l3.5 2',
  edit: 'M4 20l1-5L16.5 3.5l4 4L9 19z',
} as const

/** A drawn mark. It never stands alone: words beside it say the same, so it is hidden from readers. */
export const Icon = ({ name, className = '' }: { name: keyof typeof paths; className?: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" className={`inline-block size-5 shrink-0 ${className}`}>
    <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
