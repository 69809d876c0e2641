// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi, Link } from '@tanstack/react-router'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { useOutlined } from '../assessment/index.ts'
import { ControlStep } from './ControlStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import { networkTexts } from './texts.ts'

const route = getRouteApi('/assessments/$assessment/network')
const stepLink = 'inline-flex min-h-11 min-w-11 items-center rounded-4 underline underline-offset-4 hover:text-key-900'

/** The network level: four short questions, one a page, and what follows from them. */
export const NetworkPage = () => {
  const texts = networkTexts()
  const { assessment } = route.useParams()
  const { step } = route.useSearch()
  const { draft, outline } = useOutlined(assessment)
  const { controls } = outline.flowchart
  const shown = controls[Number(step) - 1] === undefined ? 'result' : String(step)
  const steps = [...controls.map(({ name }, index) => ({ id: String(index + 1), name: name[language] })), { id: 'result', name: texts.resultStep }]
  const control = controls[Number(shown) - 1]
  const isResult = control === undefined
  const title = isResult ? texts.result.title : `${fill(texts.stepCount, { number: shown, count: controls.length })} ${control.name[language]}`
  return (
    <Page
      key={shown}
      title={isResult ? title : texts.title}
      documentTitle={title}
      lead={isResult ? texts.result.lead : texts.lead}
      back={
        <BackLink to="/assessments/$assessment" params={{ assessment }}>
          {texts.backToDraft}
        </BackLink>
      }
    >
      <Steps
        label={texts.steps}
        current={shown}
        steps={steps.map(({ id, name }) => ({
          id,
          name,
          link: (children) => (
            <Link to="/assessments/$assessment/network" params={{ assessment }} search={{ step: id }} className={stepLink}>
              {children}
            </Link>
          ),
        }))}
      />
      <div className="mt-6">
        {isResult ? (
          <ResultStep draft={draft} flowchart={outline.flowchart} />
        ) : (
          <ControlStep draft={draft} control={control} next={Number(shown) < controls.length ? String(Number(shown) + 1) : 'result'} />
        )}
      </div>
      {!isResult && (
        <div className="mt-12">
          <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
        </div>
      )}
    </Page>
  )
}
