// SPDX-License-Identifier: Apache-2.0
import { type TokenParcel, tokenParcels } from '@shinayaka/contract/permissions'
import { useState } from 'react'
import { call } from '../../app/client.ts'
import { useSession } from '../../app/session.ts'
import { TextField } from '../../ui/Field.tsx'
import { Choices, KeyForm, type MakesSecret, NameField } from './KeyForm.tsx'
import { tokensQuery } from './queries.ts'
import { integrationTexts } from './texts.ts'

const parcels = Object.keys(tokenParcels) as TokenParcel[]

/** What a token is for, what it may do, and when it ends. */
export const TokenForm = (told: MakesSecret) => {
  const texts = integrationTexts().make
  const { abilities } = useSession()
  const [name, setName] = useState('')
  const [expires, setExpires] = useState('')
  const [chosen, setChosen] = useState<readonly TokenParcel[]>([])
  const offered = parcels.filter((parcel) => tokenParcels[parcel].every((permission) => abilities.includes(permission)))
  const permissions = [...new Set(chosen.flatMap((parcel) => tokenParcels[parcel]))]
  return (
    <KeyForm
      {...told}
      missing={{
        'token-name': name.trim() === '' ? texts.errors.name : null,
        'token-parcels': chosen.length === 0 ? texts.errors.parcels : null,
        'token-expires': expires === '' ? texts.errors.expires : null,
      }}
      make={() => call('createToken', { body: { name: name.trim(), expires, permissions } })}
      list={tokensQuery.queryKey}
      submit={texts.submit}
    >
      {(errorAt) => (
        <>
          <NameField id="token-name" texts={texts} value={name} onChange={setName} error={errorAt('token-name')} />
          <Choices
            id="token-parcels"
            prefix="token"
            legend={texts.parcels}
            support={texts.parcelsSupport}
            offered={offered}
            labels={texts.parcel}
            chosen={chosen}
            onChange={setChosen}
            error={errorAt('token-parcels')}
          />
          <TextField
            id="token-expires"
            type="date"
            width="short"
            label={texts.expires}
            support={texts.expiresSupport}
            required
            error={errorAt('token-expires')}
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        </>
      )}
    </KeyForm>
  )
}
