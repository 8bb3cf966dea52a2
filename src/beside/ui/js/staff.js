// Everything here adds comfort; every page works without it.
import { Button, CharacterCount, createAll, ErrorSummary, PasswordInput, SkipLink } from 'govuk-frontend'
import { watchConfirm } from './confirm.js'
import { pasteDays } from './days.js'
import { keepDrafts } from './drafts.js'
import { watchIdle } from './idle.js'
import { openUnderAnswers } from './opens.js'
import { stayWhenOffline } from './offline.js'
import { saveOnce } from './once.js'
import { searchKeys } from './search.js'
import { starters } from './starters.js'

function dress (root) {
  for (const part of [Button, CharacterCount, ErrorSummary, PasswordInput, SkipLink]) {
    createAll(part, undefined, root)
  }
  pasteDays(root)
  openUnderAnswers(root)
  starters(root)
  keepDrafts(root)
}

dress(document)
watchConfirm()
stayWhenOffline()
saveOnce()
searchKeys()
watchIdle()
document.addEventListener('htmx:after:swap', event => dress(event.target instanceof Element ? event.target : document))
