// SPDX-License-Identifier: Apache-2.0
// Ten thousand sets of 80 answers: our means beside those of survey-core and of a spreadsheet, and how long each takes. `npm run bench -- scoring`.
import { availableParallelism, loadavg } from 'node:os'
import { loadCatalog } from '@shinayaka/catalog'
import { type AnswerValue, type AssessmentScore, scoreAssessment } from '@shinayaka/domain'
import { Editions } from '../apps/server/src/features/assessment/index.ts'
import { catalogFolder } from '../apps/server/src/ops/house.ts'
import { compared, median, report } from './figures.ts'
import { recalculated, spreadsheetProgram } from './spreadsheet.ts'
import { surveyExpressions, surveyModel } from './survey.ts'

const sets = 10_000
/** As many by the whole survey model, which takes some ten times as long as its bare expressions. */
const modelSets = 1_000
/** Means are of whole numbers up to 3: whatever is above this is another mean, not the last bit of a division. */
const last = 1e-12

export type Means = { domains: (number | null)[]; overall: number | null }
export type Questions = readonly (readonly string[])[]
export type Answers = ReadonlyMap<string, AnswerValue>

// The same answers every time: a simple generator instead of chance.
let state = 80
const chance = (): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return state / 2_147_483_648
}
const someAnswer = (): AnswerValue | null => {
  const lot = chance()
  if (lot < 0.04) return null
  if (lot < 0.1) return 'na'
  return lot < 0.18 ? 'unknown' : (Math.floor(chance() * 4) as AnswerValue)
}
const alike = (value: AnswerValue | null) => () => value
/** Sets of answers: the plain ones first (all of a kind, none at all), then whatever the generator gives. */
const answerSets = (questions: Questions): Answers[] =>
  Array.from({ length: sets }, (_, index) => {
    const kinds = [alike(null), alike('na'), alike('unknown'), alike(0), alike(3)]
    const give = kinds[index] ?? someAnswer
    return new Map(
      questions.flat().flatMap((question): [string, AnswerValue][] => {
        const value = give()
        return value === null ? [] : [[question, value]]
      }),
    )
  })

const meansOf = ({ domains, overall }: AssessmentScore): Means => ({ domains: domains.map(({ score }) => score), overall })

/** The largest distance between two lists of means; one that is there in one only is infinitely far. */
const furthest = (ours: readonly Means[], theirs: readonly Means[]): number => {
  let most = 0
  for (const [index, mine] of ours.entries()) {
    const yours = theirs[index]
    const pairs = [[mine.overall, yours?.overall ?? null], ...mine.domains.map((one, domain) => [one, yours?.domains[domain] ?? null])] as const
    for (const [one, other] of pairs) {
      if (one === null && other === null) continue
      most = Math.max(most, one === null || other === null ? Number.POSITIVE_INFINITY : Math.abs(one - other))
    }
  }
  return most
}
const check = (what: string, ours: readonly Means[], theirs: readonly Means[]) => {
  const far = furthest(ours, theirs)
  console.log(`${far <= last ? '○' : '×'} means of ${theirs.length} sets identical to ${what}: largest distance ${far}`)
}

/** Microseconds a set, the median of some rounds over all of them. */
const eachTakes = (rounds: number, count: number, run: () => unknown): number => {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    run()
    times.push(((performance.now() - begun) * 1000) / count)
  }
  return median(times)
}

const { edition } = new Editions(await loadCatalog(catalogFolder)).currentOf('hospital-it')
const questions: Questions = edition.domains.map((domain) => domain.questions.map(({ id }) => id))
const given = answerSets(questions)
console.log(
  `${questions.flat().length} questions in ${questions.length} domains, ${sets} sets. Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
)
const score = () => given.map((answers) => meansOf(scoreAssessment(edition, answers)))
const ours = score()
const ourTime = eachTakes(15, sets, score)
report('one set of 80 answers scored by scoreAssessment', ourTime, null, 'µs')

const expressions = surveyExpressions(questions)
const prepared = given.map(expressions.prepare)
let theirs: Means[] = []
const theirTime = eachTakes(1, sets, () => {
  theirs = prepared.map(expressions.run)
})
check('survey-core’s expressions', ours, theirs)
report('the same by survey-core’s bare expressions', theirTime, null, 'µs', 'reference')
compared('survey-core’s bare expressions, its quickest way', ourTime, theirTime, 20)

const model = surveyModel(questions)
const modelTime = eachTakes(1, modelSets, () => {
  theirs = prepared.slice(0, modelSets).map(model)
})
check('survey-core’s model with calculatedValues', ours.slice(0, modelSets), theirs)
report('the same by survey-core’s model', modelTime, null, 'µs', 'reference')
compared('survey-core’s model with calculatedValues', ourTime, modelTime, 20)

const program = spreadsheetProgram()
if (program === null) console.log('  LibreOffice is not on this machine: not compared with a spreadsheet')
else check('a spreadsheet recalculated by LibreOffice', ours, await recalculated(program, questions, given))
