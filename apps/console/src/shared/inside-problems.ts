import { problemRemediesDe, problemTitlesDe } from './messages/problems.de.ts'
import { problemRemediesEn, problemTitlesEn } from './messages/problems.en.ts'
import { addProblemSentences } from './problem-text.ts'

// Imported by the shell, so that every page in it can name every problem of the API.
addProblemSentences({
  en: { ...problemTitlesEn, ...problemRemediesEn },
  de: { ...problemTitlesDe, ...problemRemediesDe },
})
