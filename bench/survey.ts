// SPDX-License-Identifier: Apache-2.0
import { ExpressionRunner, Model } from 'survey-core'
import type { Answers, Means, Questions } from './scoring.ts'

type Values = Record<string, number>

// A question's own id has dots, which survey-core reads as paths.
const nameOf = (domain: number, question: number) => `q${domain}x${question}`
const list = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ')
/** The mean of what is there; nothing where nothing is. */
const mean = (names: readonly string[]) => `iif(count(${list(names)}) > 0, avg(${list(names)}))`

const calculations = (questions: Questions) => {
  const domains = questions.map((domain, index) => ({
    name: `mean${index}`,
    expression: mean(domain.map((_, question) => nameOf(index, question))),
  }))
  return [...domains, { name: 'overall', expression: mean(domains.map(({ name }) => name)) }]
}

/** As somebody would who builds the assessment with survey-core: わからない has the value 0, 対象外 and no answer have none. */
const prepare =
  (questions: Questions) =>
  (answers: Answers): Values => {
    const values: Values = {}
    for (const [domain, ids] of questions.entries())
      for (const [question, id] of ids.entries()) {
        const value = answers.get(id)
        if (value !== undefined && value !== 'na') values[nameOf(domain, question)] = value === 'unknown' ? 0 : value
      }
    return values
  }

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** survey-core's expressions alone, without its model: its quickest way. */
export const surveyExpressions = (questions: Questions) => {
  const runners = calculations(questions).map(({ name, expression }) => ({ name, runner: new ExpressionRunner(expression) }))
  return {
    prepare: prepare(questions),
    run: (given: Values): Means => {
      const values: Record<string, unknown> = { ...given }
      for (const { name, runner } of runners) values[name] = runner.runValues(values)
      return { domains: questions.map((_, domain) => number(values[`mean${domain}`])), overall: number(values.overall) }
    },
  }
}

/** survey-core as it is meant to be used: a survey whose calculated values follow its data. */
export const surveyModel = (questions: Questions) => {
  const survey = new Model({
    pages: questions.map((domain, index) => ({
      name: `domain${index}`,
      elements: domain.map((_, question) => ({ type: 'radiogroup', name: nameOf(index, question), choices: [0, 1, 2, 3] })),
    })),
    calculatedValues: calculations(questions),
  })
  return (values: Values): Means => {
    survey.data = values
    return { domains: questions.map((_, domain) => number(survey.getVariable(`mean${domain}`))), overall: number(survey.getVariable('overall')) }
  }
}
