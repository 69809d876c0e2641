// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import type { Links, Made } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

/** The address of a new link, shown this once: to copy, to scan, and as a letter to print. */
export const LetterPage = ({ open, made, onDone }: { open: Links; made: Made; onDone: () => void }) => {
  const texts = supplierLinkTexts()
  return (
    <Page title={fill(texts.made.title, open.request)} lead={<span className="print:hidden">{texts.made.lead}</span>}>
      <div className="mb-8 grid gap-4 print:hidden">
        {made.link.mailed !== null && <p role="status">{fill(texts.made.mailed, { to: open.mailTo ?? '' })}</p>}
        <CopyText text={made.url} words={texts.made.copy} />
      </div>
      <Letter open={open} made={made} />
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        <Button onClick={() => print()}>
          <Icon name="print" />
          {texts.made.print}
        </Button>
        <Button look="outline" onClick={onDone}>
          {texts.made.done}
        </Button>
      </div>
    </Page>
  )
}

// The end of a link is the first moment in which it does not open; its last day is the one before.
const lastDayText = (expires: string): string => dayText(new Date(Date.parse(expires) - 1).toISOString())

const Letter = ({ open: { request }, made: { link, url, qr } }: { open: Links; made: Made }) => {
  const texts = supplierLinkTexts()
  const { organisation } = useSession()
  const { letter, facts } = texts
  return (
    <div className="rounded-12 border border-solid-gray-420 p-5 md:p-8 print:border-0 print:p-0">
      <h2 className="text-std-20B-150 text-solid-gray-900">{letter.heading}</h2>
      <p className="mt-1 text-end">{organisation.name}</p>
      <p className="mt-4">{letter.text}</p>
      <div className="mt-5 flex flex-wrap items-center gap-6">
        <svg
          role="img"
          aria-label={texts.made.qr}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="size-48 max-w-full shrink-0 bg-white"
        >
          <path d={qr.path} className="fill-black" />
        </svg>
        <p className="min-w-0 grow basis-60">
          {letter.address}
          <span className="block text-mono-17B-150 break-all text-solid-gray-900">{url}</span>
        </p>
      </div>
      <div className="mt-5">
        <Pairs>
          <Pair name={facts.form}>{request.title[language]}</Pair>
          <Pair name={facts.product}>{request.product ?? facts.all}</Pair>
          <Pair name={facts.due}>{calendarDayText(request.due)}</Pair>
          <Pair name={letter.until}>{fill(letter.untilText, { day: lastDayText(link.expires) })}</Pair>
          <Pair name={facts.code}>{request.code}</Pair>
          <Pair name={letter.contact}>{link.contact || fill(letter.contactOf, { organisation: organisation.name, name: link.by })}</Pair>
        </Pairs>
      </div>
      <ul className="mt-5 list-disc ps-6">
        {Object.entries(letter.notes).map(([name, note]) => (
          <li key={name}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
