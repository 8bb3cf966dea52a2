// Typing a paper form by keyboard: a number key picks the answer and moves on, Enter goes to the next item.
// Where several answers may be chosen a number key ticks one and stays; words are typed, and Enter in a large box is a new line.
// Each answer is sent at once. Without this file the sheet is a plain form.
const sheet = document.querySelector('[data-sheet]')
const items = [...sheet.querySelectorAll('[data-item]')]
const token = sheet.querySelector('[name=csrfmiddlewaretoken]').value
const count = sheet.querySelector('[data-done]')
let line = Promise.resolve()

const inputs = item => [...item.querySelectorAll('input:not([type=hidden]), textarea')]
const landing = item => item.querySelector('input:checked') || inputs(item)[0]
const isText = box => box.tagName === 'TEXTAREA' || box.type === 'text'
const isWhy = box => box.name.startsWith('n_')

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

// What is ticked and why there is no answer push each other out. What is typed stays: empty the box first.
function settle (item, box) {
  const typed = inputs(item).find(one => isText(one) && one.value.trim())
  const wins = isWhy(box) && typed ? typed : box
  for (const other of inputs(item)) {
    if (isWhy(other) !== isWhy(wins) && !isText(other)) other.checked = false
  }
  if (wins !== box) wins.focus()
  return wins
}

function valueOf (item, box) {
  if (box.type !== 'checkbox') return box.value
  return inputs(item).filter(one => one.type === 'checkbox' && one.checked).map(one => one.value).join(',')
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
  const value = valueOf(item, settle(item, event.target))
  recount()
  line = line.then(() => send(item, value))
})

sheet.addEventListener('keydown', event => {
  const item = event.target.closest('[data-item]')
  if (!item || event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === 'TEXTAREA') return
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
  if (box.type === 'checkbox' || !box.checked) {
    box.checked = !box.checked
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
  if (box.type === 'checkbox') box.focus()
  else move(item, 1)
})

const waiting = items.find(item => !inputs(item).some(box => isText(box) ? box.value.trim() : box.checked))
if (waiting && !document.querySelector('.govuk-error-summary')) landing(waiting).focus({ preventScroll: waiting === items[0] })
