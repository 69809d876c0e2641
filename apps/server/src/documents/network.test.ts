// SPDX-License-Identifier: Apache-2.0
import type { PartialNetworkGrades } from '@shinayaka/domain'
import { describe, expect, it } from 'vitest'
import { reportNetwork } from './network.ts'
import { edition, mixed, submissionOf } from './testing.ts'

const networkOf = (grades: PartialNetworkGrades) => {
  const network = reportNetwork(submissionOf(mixed, { grades }), edition, edition.flowchart.references, 'ja')
  if (!network) throw new Error('no network')
  return network
}

it('is nothing where it was not answered', () => expect(reportNetwork(submissionOf(mixed), edition, [], 'ja')).toBeNull())

describe('the level', () => {
  it.each<[PartialNetworkGrades, string, string, string, string]>([
    [{ identity: 'ok', external: 'o', media: 'o', internal: 'x' }, '2', '名前2', '2', 'yes'],
    [{ identity: 'ok', external: 'o', media: 'd', internal: 'x' }, '1', '名前1', '1', 'no'],
    [{ identity: 'weak', external: 'o', media: 'o', internal: 'o' }, '0', '名前0', '3', 'no'],
    [{ identity: 'unknown', external: 'o', media: 'o', internal: 'x' }, '0〜2', '「名前0」から「名前2」まで', '2', 'unclear'],
    [{ identity: 'ok', external: 'o', media: 'o', internal: 'unknown' }, '2〜3', '「名前2」から「名前3」まで', '2〜3', 'yes'],
  ])('of %j', (grades, level, levelName, levelWithoutGate, targetReached) =>
    expect(networkOf(grades)).toMatchObject({ level, levelName, levelWithoutGate, targetReached, target: '2' }),
  )

  it('marks every level that is still possible, and the target', () => {
    const { levels } = networkOf({ identity: 'ok', external: 'unknown', media: 'o', internal: 'x' })
    expect(levels.map(({ level, current, target }) => [level, current, target])).toEqual([
      ['0', true, false],
      ['1', true, false],
      ['2', true, true],
      ['3', false, false],
    ])
  })
})

describe('the controls', () => {
  it('say step by step what the target still needs, and what to ask where nothing is known', () => {
    const { controls } = networkOf({ identity: 'weak', external: 'x', media: 'd', internal: 'unknown' })
    expect(controls).toEqual([
      { name: '管理identity', grade: '× 弱いところがある', meaning: 'identity は weak。', missing: 'ID を分ける。', ask: null },
      { name: '管理external', grade: '× 守れていない', meaning: 'external は x。', missing: 'external を△にする。external を○にする。', ask: null },
      { name: '管理media', grade: '△ 一部だけ', meaning: 'media は d。', missing: 'media を○にする。', ask: null },
      {
        name: '管理internal',
        grade: '？ わからない',
        meaning: 'まだ確かめていません。レベルは、いちばん悪い場合といちばん良い場合の両方で計算しています。',
        missing: 'レベル2では問いません。',
        ask: 'internal を教えてください。',
      },
    ])
  })

  it('ask nothing more of what is kept, and say that level 2 does not ask for the internal network', () => {
    const missing = (internal: 'o' | 'd' | 'x' | 'unknown') =>
      networkOf({ identity: 'ok', external: 'o', media: 'o', internal }).controls.map((control) => control.missing)
    expect(missing('o')).toEqual([null, null, null, null])
    expect(missing('x').at(-1)).toBe('レベル2では問いません。レベル3をめざすとき：internal を△にする。internal を○にする。')
    expect(missing('unknown').at(-1)).toBe('レベル2では問いません。')
  })

  it('keep the step to level 3 back until level 2 is reached', () => {
    const { controls } = networkOf({ identity: 'ok', external: 'o', media: 'd', internal: 'x' })
    expect(controls.map(({ missing }) => missing)).toEqual([null, null, 'media を○にする。', 'レベル2では問いません。'])
  })

  it('do not call nothing missing what nobody has checked', () => {
    const [identity, external] = networkOf({ identity: 'unknown', external: 'unknown', media: 'o', internal: 'o' }).controls
    expect([identity?.missing, external?.missing]).toEqual(Array(2).fill('確かめるまで分かりません。下の文で聞いてください。'))
  })
})
