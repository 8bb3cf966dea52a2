// A calm question before something that changes much, in the page's own dialog.
export function watchConfirm () {
  const dialog = document.getElementById('beside-confirm')
  if (!dialog) return
  let asked = null
  document.addEventListener('click', event => {
    const button = event.target.closest('button[data-confirm]')
    if (!button || button === asked) return
    event.preventDefault()
    dialog.querySelector('#beside-confirm-text').textContent = button.dataset.confirm
    dialog.showModal()
    dialog.querySelector('[data-yes]').onclick = () => {
      dialog.close()
      asked = button
      button.form.requestSubmit(button)
      asked = null
    }
    dialog.querySelector('[data-no]').onclick = () => { dialog.close(); button.focus() }
  }, true)
}
