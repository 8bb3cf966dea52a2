// No connection: the browser would leave the page, and what is typed with it. So the form stays and says so.
export function stayWhenOffline () {
  document.addEventListener('submit', event => {
    const line = event.target.querySelector('[data-offline]')
    if (!line) return
    line.hidden = navigator.onLine
    line.textContent = navigator.onLine ? '' : line.dataset.words
    if (navigator.onLine) return
    event.preventDefault()
    event.stopPropagation()
  }, true) // before anything else that waits for a form to be sent
}
