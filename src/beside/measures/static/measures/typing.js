// Typing a paper form by keyboard: a number key picks the answer and moves on, Enter goes to the next item.
// Each answer is sent at once. Without this file the sheet is a plain form.
const sheet = document.querySelector('[data-sheet]')
const items = [...sheet.querySelectorAll('[data-item]')]
const token = sheet.querySelector('[name=csrfmiddlewaretoken]').value
const count = sheet.querySelector('[data-done]')
let line = Promise.resolve()

const inputs = item => [...item.querySelectorAll('input')]
const landing = item => item.querySelector('input:checked') || inputs(item)[0]
const isText = box => box.type === 'text'

function recount () {
  count.textContent = items.filter(item => inputs(item).some(box => isText(box) ? box.value.trim() : box.checked)).length
}

function move (item, step) {
  let place = items.indexOf(item) + step
  while (items[place]?.classList.contains('sheet__item--skipped')) place += step
  const next = items[place]
  if (next) landing(next).focus()
  else if (step > 0) sheet.querySelector('[data-finish]').focus()
}

async function send (item, value) {
  const state = item.querySelector('[data-state]')
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, item: item.dataset.item, value })
  try {
    const answer = await fetch(sheet.dataset.answerUrl, { method: 'POST', body, headers: { Accept: 'application/json' } })
    const said = await answer.json()
    state.textContent = said.kept ? sheet.dataset.kept : said.message
    item.classList.toggle('sheet__item--error', !said.kept)
    for (const other of items) other.classList.toggle('sheet__item--skipped', (said.skipped || []).includes(other.dataset.item))
  } catch {
    state.textContent = sheet.dataset.notKept
  }
}

sheet.addEventListener('change', event => {
  const item = event.target.closest('[data-item]')
  if (!item) return
  recount()
  line = line.then(() => send(item, event.target.value))
})

sheet.addEventListener('keydown', event => {
  const item = event.target.closest('[data-item]')
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Enter') {
    event.preventDefault()
    move(item, event.shiftKey ? -1 : 1)
    return
  }
  if (isText(event.target)) return
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown' || event.key === 'Backspace') {
    event.preventDefault()
    move(item, event.key === 'ArrowDown' ? 1 : -1)
    return
  }
  const box = inputs(item).find(one => one.dataset.key === event.key.toLowerCase())
  if (!box) return
  event.preventDefault()
  if (!box.checked) {
    box.checked = true
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
  move(item, 1)
})

const waiting = items.find(item => !inputs(item).some(box => isText(box) ? box.value.trim() : box.checked))
if (waiting && !document.querySelector('.govuk-error-summary')) landing(waiting).focus({ preventScroll: waiting === items[0] })
