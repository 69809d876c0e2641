// SPDX-License-Identifier: Apache-2.0

import type { PracticeDifference } from './view.ts'
import { practiceWords } from './words.ts'

/** Practices that both sides were asked about and answered differently, each in a line of words. */
export const Differences = ({ differences }: { differences: readonly PracticeDifference[] }) => (
  <ul className="border-t border-solid-gray-200">
    {differences.map((difference) => {
      const { name, said } = practiceWords(difference)
      return (
        <li key={difference.practice} className="border-b border-solid-gray-200 py-3 print:py-1">
          <p className="text-std-16B-170 text-solid-gray-900">{name}</p>
          <p>{said}</p>
        </li>
      )
    })}
  </ul>
)
