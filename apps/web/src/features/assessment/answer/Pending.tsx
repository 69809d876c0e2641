// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useEffect } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { assessmentTexts } from '../texts.ts'
import type { AnswerKeeper } from './keeper.ts'
import { useUnsaved } from './useKeeper.ts'

/** Says on every page of an assessment that some answers are not stored yet, and warns before the tab is closed. */
export const Pending = ({ keeper }: { keeper: AnswerKeeper }) => {
  const texts = assessmentTexts().answer
  const count = useUnsaved(keeper)
  useEffect(() => {
    if (count === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [count])
  if (count === 0) return null
  return (
    <div className="mb-6">
      <Notice
        kind="heed"
        live
        title={fill(texts.pending, { count })}
        actions={
          <Button look="outline" onClick={keeper.retry}>
            {texts.again}
          </Button>
        }
      >
        {texts.kept}
      </Notice>
    </div>
  )
}
