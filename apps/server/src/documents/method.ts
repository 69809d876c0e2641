// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { textsIn } from './words.ts'

type Section = { heading: string; paragraphs: string[] }

/** How many questions of a submission were counted, left out and not known; whole instrument. */
export const questionCounts = ({ domains }: SubmissionView['score']) => {
  const sum = (count: (domain: SubmissionView['score']['domains'][number]) => number) => domains.reduce((total, domain) => total + count(domain), 0)
  return {
    questions: sum(({ counted, notApplicable, unanswered }) => counted + notApplicable + unanswered),
    counted: sum(({ counted }) => counted),
    notApplicable: sum(({ notApplicable }) => notApplicable),
    unknown: sum(({ unknown }) => unknown),
    domains: domains.length,
    domainsCounted: domains.filter(({ counted }) => counted > 0).length,
    belowThreshold: domains.filter(({ belowThreshold }) => belowThreshold).length,
  }
}

/** How the points of a submission came about and what they stand for: what an inspector asks after the numbers. `viewed`: also by theme. */
export const methodSections = (view: SubmissionView, edition: InstrumentEdition, language: Language, viewed = false): Section[] => {
  const { method } = textsIn(language)
  const names = Object.fromEntries(edition.flowchart.controls.map(({ id, name }) => [id, name[language]]))
  const network: Section = {
    heading: method.network.heading,
    paragraphs: [method.network.levels, method.network.gate, method.network.unknown].map((text) => fill(text, names)),
  }
  const { points, denominator, fingerprint, estimates, certainty, standing, views } = method
  return [
    { heading: points.heading, paragraphs: [points.scale, points.mean, points.unknown, points.notApplicable, points.threshold] },
    { heading: denominator.heading, paragraphs: [fill(denominator.text, questionCounts(view.score))] },
    ...(view.network === null ? [] : [network]),
    ...(viewed ? [{ heading: views.heading, paragraphs: [views.text] }] : []),
    { heading: estimates.heading, paragraphs: viewed ? [estimates.text, estimates.own] : [estimates.text] },
    { heading: certainty.heading, paragraphs: [certainty.grades, certainty.words] },
    { heading: standing.heading, paragraphs: [standing.own, standing.official, standing.selfDeclared] },
    {
      heading: method.edition.heading,
      paragraphs: [
        fill(method.edition.text, { title: edition.title[language], edition: view.edition }),
        fill(method.edition.hash, { hash: view.editionHash }),
      ],
    },
    { heading: fingerprint.heading, paragraphs: [fingerprint.text] },
  ]
}
