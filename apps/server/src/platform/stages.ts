// SPDX-License-Identifier: Apache-2.0

/** The parts of a start, in their order; each ends where the next begins. */
export type Stage = 'checks' | 'program' | 'content' | 'database' | 'tables' | 'server'

/** Notes how long each part of a start took, counted from the birth of this process. */
export const createStages = (now: () => number = () => performance.now()) => {
  const taken = new Map<Stage, number>()
  let last = 0
  return {
    /** This part ends here. */
    end: (stage: Stage): void => {
      const at = now()
      taken.set(stage, (taken.get(stage) ?? 0) + at - last)
      last = at
    },
    /** Milliseconds by part, and all together. */
    taken: (): { stages: ReadonlyMap<Stage, number>; all: number } => ({ stages: taken, all: last }),
  }
}
export type Stages = ReturnType<typeof createStages>

const names: Record<Stage, string> = {
  checks: '確認',
  program: 'プログラム',
  content: '内容',
  database: 'データベース待ち',
  tables: '表',
  server: '受付',
}

/** 「起動 3.9 秒（確認 0.9、プログラム 2.0 …）」: where the time went, for whoever wonders why a start is slow. */
export const stagesLine = ({ stages, all }: ReturnType<Stages['taken']>): string => {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)
  return `起動 ${seconds(all)} 秒（${[...stages].map(([stage, milliseconds]) => `${names[stage]} ${seconds(milliseconds)}`).join('、')}）`
}
