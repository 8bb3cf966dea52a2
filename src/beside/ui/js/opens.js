// A question that opens under an answer. (No aria-expanded: a radio may not carry it; what opens comes next anyway.)
function show (group) {
  for (const box of group.querySelectorAll('[data-opens]')) {
    const inner = document.getElementById(box.dataset.opens)
    const hidden = `${inner.classList[0]}--hidden`
    inner.classList.toggle(hidden, !box.checked)
  }
}

export function openUnderAnswers (root) {
  const groups = new Set([...root.querySelectorAll('[data-opens]')].map(box => box.closest('.govuk-radios, .govuk-checkboxes')))
  for (const group of groups) {
    group.addEventListener('change', () => show(group))
    show(group)
  }
}
window.addEventListener('pageshow', event => {
  if (event.persisted) for (const box of document.querySelectorAll('[data-opens]')) show(box.closest('.govuk-radios, .govuk-checkboxes'))
})
