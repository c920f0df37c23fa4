import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { setLocale } from '../shared/i18n/index.ts'
import { speakInCodes } from '../shared/zod-errors.ts'
import { FakeEventSource } from './fake-event-source.ts'

speakInCodes()

/** What browsers have and jsdom has not. */
class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
class NoIntersections {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}
vi.stubGlobal('ResizeObserver', NoResizes)
vi.stubGlobal('IntersectionObserver', NoIntersections)
vi.stubGlobal('EventSource', FakeEventSource)
Element.prototype.scrollIntoView ??= () => undefined
Element.prototype.scrollTo ??= () => undefined

/** Errors on the console are failures, unless a test expects them (`vi.mocked(console.error).mockClear()`). */
beforeEach(() => {
  setLocale('en')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  FakeEventSource.closeAll()
  const unexpected = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  localStorage.clear()
  expect(unexpected, 'console.error was called').toEqual([])
})
