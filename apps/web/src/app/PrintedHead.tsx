// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { dayText } from './dates.ts'
import { useSession } from './session.ts'
import { shellTexts } from './texts.ts'

/** What a page on paper says first: whose it is and when it was printed. A page may have stood open for days, so the day is asked for at the print. */
export const PrintedHead = () => {
  const { organisation } = useSession()
  const [day, setDay] = useState(() => new Date().toISOString())
  useEffect(() => {
    const renew = () => flushSync(() => setDay(new Date().toISOString()))
    addEventListener('beforeprint', renew)
    return () => removeEventListener('beforeprint', renew)
  }, [])
  return (
    <p className="mb-4 hidden text-solid-gray-700 print:block">
      {fill(shellTexts().printed, { organisation: organisation.name, day: dayText(day) })}
    </p>
  )
}
