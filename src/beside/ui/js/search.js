// "/" goes to the search box from anywhere; Enter opens the first hit when hits are already shown.
function isTyping (element) {
  return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName)
}

export function searchKeys () {
  const box = document.getElementById('beside-search')
  if (!box) return
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    box.focus()
    box.select()
  })
  box.form.addEventListener('submit', event => {
    const first = document.querySelector('[data-first-hit]')
    const words = new URLSearchParams(location.search).get('q')
    if (first && words === box.value && location.pathname === new URL(box.form.action).pathname) {
      event.preventDefault()
      location.assign(first.href)
    }
  })
}
