import { allEndpoints } from '@parley/contracts/api'
import { problemCodes } from '@parley/contracts/problem'
import { expect, test } from 'vitest'
import { outsideTitlesDe } from './messages/problems-outside.de.ts'
import { outsideTitlesEn } from './messages/problems-outside.en.ts'
import { problemTitlesDe } from './messages/problems.de.ts'
import { problemTitlesEn } from './messages/problems.en.ts'

/** What every endpoint may answer, whatever it lists. */
const everywhere = problemCodes.filter((code) => /^(request|server)\//.test(code))

const publicCodes = [
  ...everywhere,
  ...allEndpoints.filter((one) => one.access === 'public').flatMap((one) => one.problems),
]

test.each([
  ['en', outsideTitlesEn],
  ['de', outsideTitlesDe],
])('%s: what can happen before anybody is signed in has its sentence on the first page', (_, titles) => {
  expect(publicCodes.length).toBeGreaterThan(everywhere.length)
  expect(publicCodes.filter((code) => !(`problem.${code}` in titles))).toEqual([])
})

test.each([
  ['en', outsideTitlesEn, problemTitlesEn],
  ['de', outsideTitlesDe, problemTitlesDe],
])('%s: every problem has one sentence, in one place', (_, outside, inside) => {
  expect(Object.keys(outside).filter((key) => key in inside)).toEqual([])
  expect(problemCodes.filter((code) => !(`problem.${code}` in { ...outside, ...inside }))).toEqual([])
})
