// A whole date pasted into one box (2026-11-26 or 26/11/2026) fills the three.
const ISO = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/
const LOCAL = /^\s*(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})\s*$/

export function pasteDays (root) {
  for (const group of root.querySelectorAll('[data-day]')) {
    group.addEventListener('paste', event => {
      const text = (event.clipboardData || window.clipboardData).getData('text')
      const iso = ISO.exec(text)
      const local = LOCAL.exec(text)
      if (!iso && !local) return
      event.preventDefault()
      const parts = iso ? [iso[3], iso[2], iso[1]] : [local[1], local[2], local[3]]
      group.querySelectorAll('input[type=text]').forEach((box, index) => { box.value = parts[index] })
      group.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
