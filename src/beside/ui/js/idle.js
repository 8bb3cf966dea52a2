// Two minutes before the session ends, ask; whatever is typed is kept before that.
const WARN = 120

export function watchIdle () {
  const { idleSeconds, stillHereUrl } = document.body.dataset
  const dialog = document.getElementById('beside-idle')
  if (!idleSeconds || !dialog) return
  const seconds = Number(idleSeconds)
  let timer

  function wait () {
    clearTimeout(timer)
    timer = setTimeout(warn, Math.max(seconds - WARN, 5) * 1000)
  }
  function warn () {
    for (const form of document.querySelectorAll('form[data-draft-form]')) form.dispatchEvent(new Event('beside:keep'))
    dialog.showModal()
    timer = setTimeout(() => location.reload(), (Math.min(WARN, seconds) + 5) * 1000)
  }
  async function stay () {
    const token = document.querySelector('input[name=csrfmiddlewaretoken]')
    const body = new URLSearchParams(token ? { csrfmiddlewaretoken: token.value } : {})
    await fetch(stillHereUrl, { method: 'POST', body })
    dialog.close()
    wait()
  }
  dialog.querySelector('[data-stay]').addEventListener('click', stay)
  dialog.addEventListener('cancel', stay)
  document.addEventListener('htmx:after:request', wait)
  wait()
}
