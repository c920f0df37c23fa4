import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** A key of the English catalogue, which is the complete one by definition. */
export type MessageKey = keyof typeof en
export type Locale = 'en' | 'de'
type Values = Readonly<Record<string, string | number>>

type I18n = {
  locale: Locale
  setLocale: (locale: Locale) => void
  /** The sentence of a key, with {names} filled in. */
  t: (key: MessageKey, values?: Values) => string
  formatTime: (time: number | string) => string
  formatDay: (time: number | string) => string
  formatDateTime: (time: number | string) => string
}

const catalogues: Record<Locale, Record<MessageKey, string>> = { en, de }
const storageKey = 'emulator.locale'
const I18nContext = createContext<I18n | null>(null)

/** What a person chose before, else the first language of the browser that there is a catalogue for. */
function initialLocale(): Locale {
  const wanted = [localStorage.getItem(storageKey) ?? '', ...navigator.languages]
  const found = wanted.map((one) => one.slice(0, 2)).find((one) => one in catalogues)
  return found === 'de' ? 'de' : 'en'
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(initialLocale)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const i18n = useMemo((): I18n => {
    // The browser's own variant (en-GB, de-AT) knows how its people write dates.
    const region = navigator.languages.find((one) => one.startsWith(locale)) ?? locale
    const time = new Intl.DateTimeFormat(region, { timeStyle: 'short' })
    const day = new Intl.DateTimeFormat(region, { dateStyle: 'full' })
    const dateTime = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'medium' })
    return {
      locale,
      setLocale(next) {
        localStorage.setItem(storageKey, next)
        setLocale(next)
      },
      t: (key, values = {}) =>
        catalogues[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
      formatTime: (value) => time.format(new Date(value)),
      formatDay: (value) => day.format(new Date(value)),
      formatDateTime: (value) => dateTime.format(new Date(value)),
    }
  }, [locale])
  return <I18nContext value={i18n}>{children}</I18nContext>
}

/** The words of the page in the chosen language. */
export function useI18n(): I18n {
  const i18n = use(I18nContext)
  if (i18n === null) throw new Error('useI18n needs an I18nProvider above it')
  return i18n
}
