import { uiLocale, type UiLocale } from '@parley/contracts/values'
import { useSyncExternalStore } from 'react'

const storageKey = 'parley.locale'
const listeners = new Set<() => void>()

/** The stored choice, else the first language of the browser that we speak, else English. */
function firstLocale(): UiLocale {
  const stored = uiLocale.safeParse(readStored())
  if (stored.success) return stored.data
  const spoken = navigator.languages.map((tag) => uiLocale.safeParse(tag.slice(0, 2).toLowerCase()))
  return spoken.find((one) => one.success)?.data ?? 'en'
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch (error) {
    // Storage may be forbidden by the browser; the language of the browser is then good enough.
    console.debug('locale is not stored', error)
    return null
  }
}

let current: UiLocale = firstLocale()
document.documentElement.lang = current

/** Switches the interface's language at once and remembers it in this browser. */
export function setLocale(locale: UiLocale): void {
  current = locale
  document.documentElement.lang = locale
  try {
    localStorage.setItem(storageKey, locale)
  } catch (error) {
    console.debug('locale is not stored', error)
  }
  for (const listener of listeners) listener()
}

/** The language now, outside components. */
export const getLocale = (): UiLocale => current

/** The language now; the component renders again when it changes. */
export function useLocale(): UiLocale {
  return useSyncExternalStore(subscribe, getLocale)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
