// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import { expect, it } from 'vitest'
import { effortWords } from './measures.ts'

it.each<[number, Language, string]>([
  [0.25, 'ja', '約15分'],
  [0.5, 'en', 'about 30 min'],
  [1, 'ja', '約1時間'],
  [2.5, 'ja', '約2時間30分'],
  [2.5, 'en', 'about 2 h 30 min'],
  [14, 'ja', '約14時間'],
  [1 / 3, 'ja', '約20分'],
])('%s hours in %s are %s', (hours, language, words) => expect(effortWords(hours, language)).toBe(words))
