// SPDX-License-Identifier: Apache-2.0
// Put into the page as it is, after page-proof.js. Nothing leaves the page but the file that a person saves.
const form = JSON.parse(document.getElementById('form-data').textContent)
const words = form.words
const byId = (id) => document.getElementById(id)
const fields = [...document.querySelectorAll('input, select, textarea')].filter((field) => field.id !== 'copy')
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
// Half a letter and NUL can stand in no file.
const typed = (id) =>
  byId(id)
    ? byId(id)
        .value.replace(/[\0]|\p{Surrogate}/gu, '')
        .trim()
    : ''
const chosen = (name) => {
  const field = document.querySelector(`input[name="${name}"]:checked`)
  return field ? field.value : ''
}
const today = () => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
// Where the browser has no field for days, people type them.
const day = (id) => {
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed(id).normalize('NFKC')) || []
  if (!year) return ''
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text ? text : ''
}
const safeDay = (id) => {
  try {
    return day(id)
  } catch {
    return ''
  }
}

const place = `shinayaka-supplier:${form.request ? form.request.id : `${form.form.hash}:${form.product ? form.product.name : ''}`}`
const store = () => {
  const values = {}
  for (const field of fields) values[field.id] = field.type === 'radio' ? field.checked : field.value
  try {
    localStorage.setItem(place, JSON.stringify(values))
    byId('kept').textContent = fill(words.kept, { time: new Date().toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit' }) })
  } catch {
    byId('kept').textContent = words.notKept
  }
}
const restore = () => {
  try {
    const values = JSON.parse(localStorage.getItem(place) || '{}')
    for (const field of fields) {
      if (values[field.id] === undefined) continue
      if (field.type === 'radio') field.checked = values[field.id] === true
      else field.value = values[field.id]
    }
  } catch {
    byId('kept').textContent = words.notKept
  }
}

// An いいえ says when it will be はい; a はい may rest on a plan where the form accepts one.
const asksDay = ({ id, planUntil }) => chosen(`v-${id}`) === 'no' || (planUntil !== null && chosen(`v-${id}`) === 'yes')
const answerOf = (item) => ({
  item: item.id,
  value: chosen(`v-${item.id}`),
  checked: safeDay(`c-${item.id}`),
  target: asksDay(item) ? safeDay(`t-${item.id}`) || null : null,
  remark: typed(`r-${item.id}`),
})
const dayFaultOf = ({ value, checked, target }, { planUntil }) => {
  if (checked === '') return ['c', words.checked]
  if (checked > (safeDay('on') || today())) return ['c', words.future]
  if (target !== null && target < checked) return ['t', words.early]
  return value === 'yes' && target !== null && target > planUntil ? ['t', words.late] : null
}
const faultOf = (answer, item) => {
  const { value, target, remark } = answer
  if (value === '') return ['v', words.answer]
  const fault = dayFaultOf(answer, item)
  if (fault) return fault
  if (value === 'no' && target === null && remark === '') return ['t', words.target]
  return value === 'na' && remark === '' ? ['r', words.reason] : null
}
const faultsOf = (content) => {
  const faults = []
  const say = (field, text) => faults.push({ field, text })
  if (content.supplier.name === '') say('supplier', words.supplier)
  if (byId('product') && typed('product') === '') say('product', words.product)
  for (const [index, item] of form.items.entries()) {
    const fault = faultOf(content.answers[index], item)
    if (fault) say(fault[0] === 'v' ? `v-${item.id}-yes` : `${fault[0]}-${item.id}`, fill(fault[1], { number: item.number, until: item.planUntil }))
  }
  if (content.signed.name === '') say('name', words.name)
  if (content.signed.on === '' || content.signed.on > today()) say('on', words.on)
  if (chosen('consent') === '') say('consent-yes', words.consent)
  return faults
}
const productOf = () => {
  if (byId('product')) return { name: typed('product'), kind: byId('kind').value, release: typed('release') }
  return form.product && { ...form.product, release: typed('release') }
}
const contentOf = () => ({
  form: form.form,
  supplier: { name: form.supplier || typed('supplier') },
  product: productOf(),
  request: form.request,
  answers: form.items.map(answerOf),
  signed: { name: typed('name'), title: typed('title'), on: safeDay('on') },
  consent: chosen('consent') === 'yes',
})

const showFaults = (faults) => {
  for (const field of fields) field.removeAttribute('aria-invalid')
  for (const { field } of faults) byId(field).setAttribute('aria-invalid', 'true')
  byId('faults').hidden = faults.length === 0
  byId('fault-count').textContent = fill(words.count, { count: faults.length })
  byId('fault-list').replaceChildren(
    ...faults.map(({ field, text }) => {
      const line = document.createElement('li')
      const link = document.createElement('a')
      link.href = `#${field}`
      link.textContent = text
      link.addEventListener('click', (event) => {
        event.preventDefault()
        byId(field).focus()
      })
      line.append(link)
      return line
    }),
  )
  if (faults.length > 0) byId('faults').focus()
}
const make = () => {
  const content = contentOf()
  const faults = faultsOf(content)
  byId('done').hidden = true
  showFaults(faults)
  if (faults.length > 0) return
  const hash = sha256(canonical(content))
  const text = JSON.stringify({ kind: 'shinayaka-supplier-answer', format: 1, content, proof: { sha256: hash, signature: null } }, null, 1)
  const parts = [form.request ? form.request.code : words.file, content.supplier.name, content.product ? content.product.name : '']
  const name = `${parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|'.\s]+/gu, ' ').trim())
    .join('_')
    .slice(0, 60)}.shinayaka.json`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  byId('made').textContent = fill(form.request ? words.made : words.madeAlone, { name })
  byId('hash').textContent = fill(words.print, { sha256: hash })
  byId('copy').value = text
  byId('done').hidden = false
  byId('done').focus()
}

const show = () => {
  const done = form.items.filter(({ id }) => chosen(`v-${id}`) !== '').length
  byId('progress').textContent = fill(words.progress, { all: form.items.length, done })
  for (const item of form.items) byId(`when-${item.id}`).classList.toggle('away', !asksDay(item))
}
restore()
show()
document.addEventListener('change', ({ target }) => {
  const [, item] = /^v-(.+)$/.exec(target.name || '') || []
  if (item !== undefined && typed(`c-${item}`) === '') byId(`c-${item}`).value = today()
  if (target.id === 'name' && typed('on') === '') byId('on').value = today()
  show()
  store()
})
document.addEventListener('input', store)
byId('make').addEventListener('click', make)
byId('paper').addEventListener('click', () => print())
byId('clear').addEventListener('click', () => {
  if (!confirm(words.clear)) return
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept.
  }
  location.reload()
})
