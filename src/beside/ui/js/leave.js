// Leaving also ends the session: the browser sends a note while the page goes.
export function endSessionOnExit () {
  const exit = document.querySelector('[data-leave-url]')
  if (!exit) return
  const end = () => navigator.sendBeacon(exit.dataset.leaveUrl)
  exit.addEventListener('click', end, true)
  // Three presses of Shift click through the component: its button is told, so the listener above hears it.
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload() })
}
