// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { checkCatalog } from '../check.ts'
import { afterChange, clinic, type Files, firstMeasure, firstQuestion } from '../testing/after-change.ts'
import { put, smallCatalog, words, writeCatalog } from '../testing/small-catalog.ts'

describe('near copies', () => {
  const halfAlike = (text: string, kept: number) => text.slice(0, kept) + words('other ending', text.length - kept)

  it('are named with the place of the first and the likeness', () => {
    const [line, ...rest] = afterChange((files) => {
      files['measures/media.yaml'].measures[1].steps[2].text = firstMeasure(files).steps[0].text
    })
    expect(rest).toEqual([])
    expect(line).toMatch(
      /^measures\/media\.yaml \d+行目 measures\[1\]\.steps\[2\]\.text: measures\/assets\.yaml \d+行目 measures\[0\]\.steps\[0\]\.text とほぼ同じ文です（5文字の一致 1\.00/,
    )
  })

  it.each<[string, (files: Files, text: string) => void]>([
    ['advice', (files, text) => Object.assign(firstQuestion(files).advice, { '2': text })],
    ['a ready message', (files, text) => Object.assign(firstQuestion(files).advice.unknown, { message: text })],
    ['a step', (files, text) => Object.assign(files['measures/media.yaml'].measures[0].steps[0], { text })],
    ['a title', (files, text) => Object.assign(files['measures/media.yaml'].measures[0], { title: text.slice(0, 40) })],
  ])('are found in %s, whatever width the letters have', (_, place) => {
    const said = afterChange((files) => {
      const text = `ＵＳＢ　ディスク１本${words('same', 25)}`
      firstQuestion(files).advice['0'] = text
      place(files, text.normalize('NFKC'))
    })
    expect(said).toEqual([expect.stringMatching(/とほぼ同じ文です/)])
  })

  it('begin at half of the runs of five', () => {
    // 36 runs each; n shared of 72 - n: 24 give 0.500, 23 give 0.469.
    const alike = (kept: number) =>
      afterChange((files) =>
        Object.assign(files['measures/media.yaml'].measures[0].steps[0], { text: halfAlike(firstMeasure(files).steps[0].text, kept) }),
      )
    expect(alike(28)).toEqual([expect.stringMatching(/5文字の一致 0\.50/)])
    expect(alike(27)).toEqual([])
  })

  it('are not looked for between an edition in force and an earlier one', () => {
    const files = smallCatalog()
    const dir = writeCatalog(files)
    put(dir, 'instruments/clinic-2027.yaml', { ...clinic(files), edition: '2027.1' })
    expect(checkCatalog(dir).errors).toEqual([])
  })
})
