import { setupI18n } from '@lingui/core'
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import type { UiLocale } from '@parley/contracts/values'
import { useCallback } from 'react'
import type { ValuesOf } from './icu-types.ts'
import { useLocale } from './locale.ts'

/** Parsing a message costs more than formatting it, and lists format the same one hundreds of times. */
const compiled = new Map<string, CompiledMessage>()
function compileOnce(message: string): CompiledMessage {
  const known = compiled.get(message)
  if (known) return known
  const fresh = compileMessage(message)
  compiled.set(message, fresh)
  return fresh
}

const i18n: Record<UiLocale, ReturnType<typeof setupI18n>> = {
  en: setupI18n({ locale: 'en', messages: { en: {} } }),
  de: setupI18n({ locale: 'de', messages: { de: {} } }),
}
for (const one of Object.values(i18n)) one.setMessagesCompiler(compileOnce)

/** Formats a message of a catalogue. Unknown keys, missing and superfluous values do not compile. */
export type Text<Catalogue extends Readonly<Record<string, string>>> = <Key extends keyof Catalogue & string>(
  key: Key,
  ...values: ValuesOf<Catalogue[Key]>
) => string

let catalogues = 0

/**
 * Registers a feature's catalogue and returns the hook that gives its `t`. ICU plurals, selects and numbers follow
 * the locale. `en` gives the key and placeholder types (declare it `as const`), `de` must have the same keys; that
 * both have the same placeholders is checked by a test over all catalogues.
 */
export function defineMessages<const En extends Readonly<Record<string, string>>>(catalogue: {
  en: En
  de: Readonly<Record<keyof En, string>>
}): () => Text<En> {
  const prefix = `${String((catalogues += 1))}:`
  for (const locale of ['en', 'de'] as const) {
    const entries = Object.entries<string>(catalogue[locale])
    i18n[locale].load(locale, Object.fromEntries(entries.map(([key, text]) => [prefix + key, text])))
  }
  return function useText() {
    const locale = useLocale()
    return useCallback<Text<En>>(
      (key, ...values) => i18n[locale]._(prefix + key, values[0] as Record<string, unknown> | undefined),
      [locale],
    )
  }
}
