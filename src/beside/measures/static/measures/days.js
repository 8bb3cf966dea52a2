// A calendar of days by keyboard: Enter goes to the next day, arrow up and down a week. Each day is sent at once.
// Without this file the calendar is a plain form.
const form = document.querySelector('[data-days]')
const boxes = [...form.querySelectorAll('[data-day]')]
const token = form.querySelector('[name=csrfmiddlewaretoken]').value
let line = Promise.resolve()

async function send (box) {
  const state = box.closest('li').querySelector('[data-state]')
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, day: box.dataset.day, value: box.value })
  try {
    const answer = await fetch(form.dataset.dayUrl, { method: 'POST', body, headers: { Accept: 'application/json' } })
    const said = await answer.json()
    state.textContent = said.kept ? form.dataset.kept : said.message
    box.closest('li').classList.toggle('days__day--error', !said.kept)
  } catch {
    state.textContent = form.dataset.notKept
  }
}

form.addEventListener('change', event => {
  if (event.target.dataset.day) line = line.then(() => send(event.target))
})

form.addEventListener('keydown', event => {
  const place = boxes.indexOf(event.target)
  if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 7, ArrowUp: -7 }[event.key]
  if (!step) return
  event.preventDefault()
  const next = boxes[place + step]
  if (next) next.focus()
  else if (event.key === 'Enter') form.querySelector('[data-finish]').focus()
})
