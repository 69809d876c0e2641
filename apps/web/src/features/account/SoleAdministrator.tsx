// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type MadeSheet, type Member, recoverySheetQuery } from './queries.ts'
import { peopleTexts } from './texts.ts'

/** Says calmly that everything hangs on one person, and offers the sheet that is sealed with somebody else. With more administrators it is a line only. */
export const SoleAdministrator = ({ members, onMade }: { members: readonly Member[]; onMade: (sheet: MadeSheet) => void }) => {
  const texts = peopleTexts().sole
  const client = useQueryClient()
  const { sheet } = useSuspenseQuery(recoverySheetQuery).data
  const [asked, setAsked] = useState(false)
  const make = useMutation({
    mutationFn: () => call('makeRecoverySheet'),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: recoverySheetQuery.queryKey })
      onMade(made)
    },
  })
  const alone = members.filter(({ role, expired, until }) => role === 'administrator' && !expired && until === null).length === 1
  const said = sheet && fill(sheet.usedAt === null ? texts.made : texts.used, { day: dayText(sheet.usedAt ?? sheet.madeAt) })
  return (
    <div className="mt-8 grid gap-4">
      <Notice
        kind={alone && (sheet === null || sheet.usedAt !== null) ? 'heed' : 'info'}
        title={alone ? texts.title : texts.own}
        actions={
          <Button look="outline" onClick={() => setAsked(true)}>
            {sheet ? texts.again : texts.make}
          </Button>
        }
      >
        <p>{alone ? texts.text : texts.ownText}</p>
        {said && <p className="mt-1">{said}</p>}
      </Notice>
      {make.error && <FailureNotice error={asCallError(make.error)} />}
      <Confirm
        open={asked}
        title={texts.ask}
        confirm={sheet ? texts.again : texts.make}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          if (!make.isPending) make.mutate()
        }}
      >
        {texts.askText}
      </Confirm>
    </div>
  )
}
