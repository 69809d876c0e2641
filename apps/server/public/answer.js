// SPDX-License-Identifier: Apache-2.0
// Keeps what is written on a vendor's page as it goes. Without it the page works too, with its button.
;(() => {
  const form = document.querySelector('form[data-keep]')
  if (!form) return
  const texts = JSON.parse(form.dataset.texts)
  const at = (id) => document.getElementById(id)
  const name = `kept:${location.pathname}`
  // Of this tab alone: what a broken line or a reload would otherwise lose.
  const store = {
    read: () => JSON.parse(sessionStorage.getItem(name) ?? 'null'),
    write: (kept) => {
      try {
        sessionStorage.setItem(name, JSON.stringify(kept))
      } catch {
        // A full or forbidden store loses no more than a reload would.
      }
    },
    drop: () => sessionStorage.removeItem(name),
  }
  const entries = () => [...new FormData(form)].filter(([field]) => !field.startsWith('theirs.'))
  let unsaved = false
  let stopped = false
  let saving = false
  let timer = 0

  const say = (text) => {
    at('kept').textContent = text
  }
  const trouble = (text) => {
    at('trouble').textContent = text
    at('trouble').hidden = text === ''
  }
  const put = (field, value) => {
    for (const one of form.elements) {
      if (one.name !== field) continue
      if (one.type === 'radio') one.checked = one.value === value
      else if (one.type !== 'checkbox') one.value = value
    }
  }

  const later = (milliseconds) => {
    clearTimeout(timer)
    timer = setTimeout(save, milliseconds)
  }
  const taken = (answer) => {
    for (const [part, print] of Object.entries(answer.was)) put(`was.${part}`, print)
    for (const [part, fields] of Object.entries(answer.taken))
      for (const one of form.elements) {
        const [head, field] = [one.name.slice(0, part.length + 1), one.name.slice(part.length + 1)]
        if (head === `${part}.`) put(one.name, fields[field] ?? '')
      }
    at('progress').textContent = answer.progress
    trouble(answer.conflict || answer.said)
    at('compare').hidden = answer.conflict === ''
    if (answer.conflict !== '') stopped = true
  }
  const refused = (status) => {
    if (status !== 404) return false
    stopped = true
    say('')
    trouble(texts.over)
    return true
  }

  const post = async () => {
    const body = new URLSearchParams(entries())
    const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
    if (response.ok) return response.json()
    if (refused(response.status)) return null
    throw new Error(String(response.status))
  }
  const settle = (answer) => {
    // Written on meanwhile: the fields are not touched before that is saved as well.
    if (unsaved) {
      for (const part of Object.keys(answer.taken)) delete answer.was[part]
      answer.taken = {}
    }
    taken(answer)
    say(stopped ? '' : answer.kept)
    if (stopped) unsaved = true
    else if (unsaved) later(300)
    else store.drop()
  }

  async function save() {
    if (saving || stopped || !unsaved) return
    saving = true
    unsaved = false
    say(texts.saving)
    const answer = await post().catch(() => undefined)
    saving = false
    if (answer) return settle(answer)
    unsaved = true
    if (answer === null) return
    say(texts.waiting)
    later(5000)
  }

  const changed = (soon) => {
    if (stopped) return
    unsaved = true
    store.write(entries())
    later(soon)
  }
  form.addEventListener('input', () => changed(900))
  form.addEventListener('change', () => changed(100))
  form.addEventListener('submit', () => {
    // The form takes everything along itself.
    stopped = true
    unsaved = false
    clearTimeout(timer)
    store.drop()
  })
  addEventListener('online', () => later(0))
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })

  // Two answers to choose from: whoever looks at them decides with the button, and nothing is saved before.
  if (form.querySelector('[name^="theirs."]')) {
    stopped = true
    return
  }
  for (const one of document.querySelectorAll('[data-with-script]')) one.hidden = false
  for (const button of form.querySelectorAll('button[value=save]')) button.hidden = true
  const kept = document.querySelector('.summary') ? null : store.read()
  if (kept) {
    for (const [field, value] of kept) put(field, value)
    changed(0)
  }
})()
