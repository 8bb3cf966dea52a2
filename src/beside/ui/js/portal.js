// The mother's pages need little: the way out, and forms that explain themselves.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, PasswordInput, Radios, SkipLink } from 'govuk-frontend'
import { pasteDays } from './days.js'
import { endSessionOnExit } from './leave.js'
import { saveOnce } from './once.js'

for (const part of [ExitThisPage, Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink]) {
  createAll(part)
}
endSessionOnExit()
pasteDays(document)
saveOnce()
