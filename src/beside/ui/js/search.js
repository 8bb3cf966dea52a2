// "/" goes to the search box from anywhere; Enter in the box opens the first hit, the button shows them all.
function isTyping (element) {
  return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName)
}

function openFirst (form) {
  const open = document.createElement('input')
  open.type = 'hidden'
  open.name = 'open'
  open.value = '1'
  form.append(open)
  form.requestSubmit()
  open.remove()
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
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || !box.value.trim()) return
    event.preventDefault()
    openFirst(box.form)
  })
}
