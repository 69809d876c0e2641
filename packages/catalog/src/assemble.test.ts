// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { afterChange, clinic, type Files } from './testing/after-change.ts'

describe('domains in files of their own', () => {
  /** The clinic's first domain in a file of its own. */
  const split = (files: Files) => {
    const [{ id, name, about, questions }] = clinic(files).domains
    clinic(files).domains[0] = id
    files[`instruments/clinic/${id}.yaml`] = {
      kind: 'questions',
      instrument: 'clinic',
      edition: '2026.1',
      status: 'draft',
      id,
      name,
      about,
      questions,
    }
  }

  it('are read as one self-assessment', () => {
    expect(afterChange(split)).toEqual([])
  })

  it('say where a mistake stands', () => {
    const said = afterChange((files) => {
      split(files)
      files['instruments/clinic/governance.yaml'].questions[0].practice = 'governance.nothing'
    })
    expect(
      said.filter((line) => /^instruments\/clinic\/governance.yaml \d+行目 questions\[0\].practice: 取組「governance.nothing」/.test(line)),
    ).toHaveLength(1)
  })

  it('must all be there, and be asked for', () => {
    const said = afterChange((files) => {
      split(files)
      files['instruments/clinic/governance.yaml'].edition = '2026.2'
    })
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/clinic.yaml .*domains\[0\]: 分野「governance」の設問のファイル/),
        expect.stringMatching(/governance.yaml .*id: 点検票「clinic」（版 2026.2）の domains に「governance」がありません/),
      ]),
    )
  })

  it('are published together', () => {
    const said = afterChange((files) => {
      split(files)
      clinic(files).status = 'published'
    })
    expect(said).toEqual(expect.arrayContaining([expect.stringMatching(/governance.yaml .*status: 点検票.*は公開なのに/)]))
  })
})
