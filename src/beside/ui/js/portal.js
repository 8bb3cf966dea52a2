// The mother's pages need little: the way out, and forms that explain themselves.
import { Button, CharacterCount, createAll, ErrorSummary, ExitThisPage, PasswordInput, SkipLink } from 'govuk-frontend'
import { pasteDays } from './days.js'
import { endSessionOnExit } from './leave.js'
import { openUnderAnswers } from './opens.js'
import { saveOnce } from './once.js'

for (const part of [ExitThisPage, Button, CharacterCount, ErrorSummary, PasswordInput, SkipLink]) {
  createAll(part)
}
endSessionOnExit()
pasteDays(document)
openUnderAnswers(document)
saveOnce()
