// A form keeps itself on the server: 5 seconds after typing, when a box is left, and when the page goes.
const EVERY = 5000
const keepers = new Set()

function typed (form) {
  const data = new FormData(form)
  for (const box of form.querySelectorAll('[type=password], [type=file]')) data.delete(box.name)
  return new URLSearchParams(data)
}

export function keepDrafts (root) {
  const url = document.body.dataset.draftsUrl
  if (!url) return
  for (const form of root.querySelectorAll('form[data-draft-form]')) keepOne(form, url)
}

function keepOne (form, url) {
  const line = form.querySelector('[data-kept]')
  let before = typed(form).toString()
  let sent = false
  let queue = Promise.resolve()

  // One after the other: a slow earlier answer must not overtake a later one.
  const keep = () => (queue = queue.then(send))
  keepers.add(keep)

  async function send () {
    const now = typed(form)
    if (sent || now.toString() === before) return
    before = now.toString()
    try {
      const answer = await fetch(url, { method: 'POST', body: now, credentials: 'same-origin', redirect: 'error' })
      if (answer.status === 204) return // this form is saved already: nothing to keep
      if (answer.status === 401) return signedOut(line, await answer.json())
      if (!answer.ok) throw new Error(String(answer.status))
      const { kept } = await answer.json()
      if (line) line.textContent = line.dataset.words.replace('%s', kept)
    } catch {
      before = ''
      if (line) line.textContent = line.dataset.wordsLost
    }
  }
  setInterval(keep, EVERY)
  form.addEventListener('focusout', event => { if (event.relatedTarget?.type !== 'submit') keep() })
  form.addEventListener('submit', event => { if (!event.defaultPrevented) sent = true })
  form.addEventListener('beside:keep', keep)
  window.addEventListener('pageshow', () => { sent = false })
  window.addEventListener('pagehide', () => {
    const now = typed(form)
    if (!sent && now.toString() !== before) navigator.sendBeacon(url, now)
  })
}

// The session ended while she typed: the text was kept on the way out, and a link leads back to it.
function signedOut (line, { sign_in: address }) {
  if (!line) return
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = address
  link.textContent = line.dataset.wordsEnded
  line.replaceChildren(link)
}

// A change of language comes back to the same page: what is typed is kept first.
document.addEventListener('submit', async event => {
  const form = event.target
  if (!form.matches('[data-language]') || form.dataset.ready || !keepers.size) return
  event.preventDefault()
  form.dataset.ready = 'yes'
  await Promise.allSettled([...keepers].map(keep => keep()))
  const chosen = document.createElement('input')
  chosen.type = 'hidden'
  chosen.name = 'language'
  chosen.value = event.submitter ? event.submitter.value : ''
  form.append(chosen)
  form.submit()
})
