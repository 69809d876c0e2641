// SPDX-License-Identifier: Apache-2.0
// Sends what was filled in on the API page and shows the answer. No library, works in any current browser.
for (const form of document.querySelectorAll('form.try')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const output = form.querySelector('pre')
    const value = (name) => form.elements.namedItem(name)?.value ?? ''
    const path = form.dataset.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(value(name)))
    const file = form.querySelector('[data-file]')
    const body = form.querySelector('[data-body]')
    const request = { method: form.dataset.method, headers: {} }
    if (file) {
      request.body = file.files[0]
      request.headers['content-type'] = 'application/octet-stream'
    } else if (body) {
      request.body = body.value || '{}'
      request.headers['content-type'] = 'application/json'
    }
    output.textContent = '…'
    try {
      const answer = await fetch(path, request)
      const type = answer.headers.get('content-type') ?? ''
      const text = type.includes('json') ? JSON.stringify(await answer.json(), null, 2) : `${type}, ${(await answer.blob()).size} bytes`
      output.textContent = `${answer.status}\n${text}`
    } catch (error) {
      output.textContent = String(error)
    }
  })
}
