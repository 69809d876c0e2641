// SPDX-License-Identifier: Apache-2.0
import type { Decision } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { planTexts } from '../texts.ts'

/** What came of the last press: what was decided, with the way back, or what somebody else decided first. It takes the focus, as the button is gone. */
export const Outcome = ({ taken, theirs, onUndo }: { taken: Decision | null; theirs: Decision | null; onUndo: (decision: Decision) => void }) => {
  const words = planTexts()
  const texts = words.decisions
  const box = useRef<HTMLDivElement>(null)
  const key = taken ? `${taken.id} ${taken.version}` : (theirs?.id ?? '')
  useEffect(() => {
    if (key !== '') box.current?.focus()
  }, [key])
  return (
    <div ref={box} tabIndex={-1} className="mb-8 empty:mb-0">
      {taken && (
        <Notice
          kind="done"
          live
          title={fill(texts.taken[taken.state], taken)}
          {...(taken.state === 'waiting'
            ? {}
            : {
                actions: (
                  <Button look="outline" onClick={() => onUndo(taken)}>
                    {texts.undo}
                  </Button>
                ),
              })}
        />
      )}
      {theirs && (
        <Notice kind="heed" live title={texts.conflictTitle}>
          <p>{fill(texts.conflict, { state: words.states[theirs.state], name: theirs.decidedBy ?? theirs.askedBy })}</p>
        </Notice>
      )}
    </div>
  )
}
