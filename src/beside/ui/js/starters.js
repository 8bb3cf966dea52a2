// Ways to start a note: a button, or Alt+Shift and its key, puts the words where the cursor is.
function insert (button) {
  const box = document.getElementById(button.dataset.templateFor)
  if (!box) return
  const text = button.dataset.templateText
  box.focus()
  const gap = box.value && !box.value.slice(0, box.selectionStart).endsWith('\n') ? '\n' : ''
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

export function starters (root) {
  for (const row of root.querySelectorAll('.beside-starters')) {
    row.hidden = false
    row.addEventListener('click', event => {
      const button = event.target.closest('[data-template-key]')
      if (button) insert(button)
    })
    const form = row.closest('form')
    form?.addEventListener('keydown', event => {
      if (!event.altKey || !event.shiftKey) return
      const key = event.code.replace(/^(Key|Digit)/, '').toLowerCase()
      const button = row.querySelector(`[data-template-key="${CSS.escape(key)}"]`)
      if (button) { event.preventDefault(); insert(button) }
    })
  }
}
