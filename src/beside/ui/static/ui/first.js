// Runs before the page is drawn, so that parts that open do not flash.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
