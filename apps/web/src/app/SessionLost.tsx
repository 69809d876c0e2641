// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { Button, ButtonAnchor } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { resumeSession, signInAddress, useSessionLost } from './session.ts'
import { shellTexts } from './texts.ts'

/** Offers to sign in again without leaving what was typed; looks by itself whenever this window comes to the front again. */
export const SessionLost = () => {
  const lost = useSessionLost()
  return lost ? <Offer /> : null
}

const Offer = () => {
  const texts = shellTexts().sessionLost
  const client = useQueryClient()
  const [told, setTold] = useState('')
  const resume = useCallback(
    async (asked: boolean) => {
      const found = await resumeSession(client)
      if (found === 'other-person') {
        setTold(texts.other)
        location.assign('/')
      } else if (found === 'still-lost' && asked) setTold(texts.still)
    },
    [client, texts],
  )
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void resume(false)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [resume])
  return (
    <div className="z-20 bg-white md:sticky md:top-0 p-3 shadow-2 print:hidden">
      <Notice
        kind="error"
        live
        title={texts.title}
        actions={
          <>
            <ButtonAnchor href={signInAddress('/')} target="_blank" rel="noreferrer">
              {texts.open}
            </ButtonAnchor>
            <Button look="outline" onClick={() => void resume(true)}>
              {texts.resume}
            </Button>
          </>
        }
      >
        <p>{texts.detail}</p>
        <p role="status" className="text-std-16B-170">
          {told}
        </p>
      </Notice>
    </div>
  )
}
