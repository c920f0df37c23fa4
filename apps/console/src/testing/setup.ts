import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { setLocale } from '../shared/i18n/index.ts'
import { speakInCodes } from '../shared/zod-errors.ts'
import { FakeUpload } from './fake-upload.ts'
import { FakeEventSource } from './fake-event-source.ts'

speakInCodes()
// Lazy pages are compiled on first use, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 8_000 })
vi.setConfig({ testTimeout: 30_000 })

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
vi.stubGlobal('matchMedia', (query: string) =>
  Object.assign(new EventTarget(), { matches: false, media: query, onchange: null }),
)
vi.stubGlobal('EventSource', FakeEventSource)
vi.stubGlobal('XMLHttpRequest', FakeUpload)
let pictureCount = 0
Object.assign(URL, {
  createObjectURL: () => `blob:test/${(pictureCount += 1)}`,
  revokeObjectURL: () => undefined,
})
Object.assign(Element.prototype, { scrollIntoView: () => undefined, scrollTo: () => undefined })

/**
 * The kit hides what lies behind a dialog once the focus is in it. On a busy machine jsdom reports the focus so late that
 * the kit hides the dialog itself, and for good; browsers do not, and the journeys in apps/e2e hold that.
 */
const { setAttribute } = Element.prototype
Element.prototype.setAttribute = function setOpenly(name, value) {
  if (name === 'aria-hidden' && /^(alert)?dialog$/.test(this.getAttribute('role') ?? '')) return
  setAttribute.call(this, name, value)
}

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
  if (unexpected.length > 0) throw new Error(`console.error was called: ${unexpected.map(String).join('; ')}`)
})
