// SPDX-License-Identifier: Apache-2.0
// Signs in with a passkey. The button is shown only where this browser can, at the address the passkeys belong to.
const place = document.getElementById('passkey')
const fromText = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const send = async (path, body) => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const told = await answer.json()
  if (!answer.ok) throw new Error(`${told.title}${told.detail}`)
  return told
}

const signIn = async () => {
  const { options } = await send('/sign-in/passkey/options', {})
  const publicKey = { ...options, challenge: fromText(options.challenge) }
  const credential = await navigator.credentials.get({ publicKey })
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response
  const response = {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      authenticatorData: toText(authenticatorData),
      clientDataJSON: toText(clientDataJSON),
      signature: toText(signature),
      ...(userHandle ? { userHandle: toText(userHandle) } : {}),
    },
  }
  const { next } = await send('/sign-in/passkey', { next: place.dataset.next, response })
  location.assign(next)
}

if (place && window.PublicKeyCredential && location.origin === place.dataset.origin) {
  const told = place.querySelector('.error')
  place.hidden = false
  place.querySelector('button').addEventListener('click', async () => {
    told.textContent = ''
    try {
      await signIn()
    } catch (error) {
      // Closing the browser's own dialog is no failure of ours.
      told.textContent = error instanceof DOMException ? place.dataset.stopped : error.message || place.dataset.failed
    }
  })
}
