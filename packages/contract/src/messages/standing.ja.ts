// SPDX-License-Identifier: Apache-2.0

/** Texts for a result seen from other sides: the sentences to management, and how its view differs from the departments'. */
export const standingJa = {
  sentences: {
    overall: '全体の点は3点中{score}点で、点の付いた{domains}分野のうち{weak}分野が1.5点以下です。',
    overallNoWeak: '全体の点は3点中{score}点です（点の付いた{domains}分野の平均）。',
    'nothing-counted': '点に数えた答えがないため、全体の点はありません。',
    up: '前回（{year}）より{points}点上がりました。',
    down: '前回（{year}）より{points}点下がりました。',
    same: '前回（{year}）と同じ点です。',
    'first-time': '初めての点検です。次の点検から、変化も示します。',
    weakest: '対策を急ぐ分野は、点の低い順に、{domains}です。',
    'no-weak': '1.5点以下の分野はありません。',
    levelBelow: 'ネットワーク類型はレベル{level}で、目標のレベル{target}に届いていません。',
    levelReached: 'ネットワーク類型はレベル{level}で、目標のレベル{target}に届いています。',
    levelOpen: 'ネットワーク類型はレベル{level}です。わからない項目があり、目標のレベル{target}に届くかどうか、まだ言えません。',
    unknown: '「わからない」という答えが{count}問あります。0点と数えているので、確かめると点が上がることがあります。',
    differs: '経営層のほうが良いと見ている話題は、{themes}です。どちらが実際に近いか、話し合って確かめてください。',
    decisions: '経営層に決めていただきたいことが{count}件あります。',
  },
  levelRange: '{low}〜{high}',
  difference: {
    'management-higher': '経営層のほうが一段以上高く見ています',
    'department-higher': '現場のほうが一段以上高く見ています',
    alike: '見方はそろっています',
    'only-department': '現場だけが答えています',
    'only-management': '経営層だけが答えています',
    neither: 'どちらの点もありません',
  },
} as const
