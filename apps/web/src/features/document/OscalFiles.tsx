// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FileButton } from './FileButton.tsx'

/** Files for machines, folded away: those given, and the content that they refer to. Not for paper. */
export const OscalFiles = ({ children }: { children?: ReactNode }) => {
  const texts = shellTexts().oscal
  if (!useAbility('document.read')) return null
  return (
    <div className="mt-10 print:hidden">
      <Disclosure summary={texts.summary} printed="opened">
        <p>{texts.note}</p>
        <div className="mt-4 flex flex-wrap items-start gap-3">
          {children}
          <FileButton name="readOscalCatalog" input={{}}>
            {texts.practices}
          </FileButton>
          <FileButton name="readOscalMapping" input={{}}>
            {texts.mapping}
          </FileButton>
        </div>
      </Disclosure>
    </div>
  )
}
