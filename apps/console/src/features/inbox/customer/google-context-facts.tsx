import type { GoogleContext } from '@parley/contracts/conversations'
import { useFormat, type Format } from '../../../shared/format.ts'
import { useInboxText } from '../messages/index.ts'
import { entryPointKey } from './context-words.ts'
import { Fact, FactGroup } from './fact.tsx'

/** Google's Business Messages context in words; what Google left out is left out here too. */
export function GoogleContextFacts({ context }: { context: GoogleContext }) {
  const t = useInboxText()
  const format = useFormat()
  const { entryPoint } = context
  const key = entryPoint ? entryPointKey(entryPoint) : null
  if (Object.values(context).every((value) => !value))
    return (
      <FactGroup title={t('customer.where')}>
        <Fact label={t('customer.entryPoint')}>{t('entry.unspecified')}</Fact>
      </FactGroup>
    )
  return (
    <FactGroup title={t('customer.where')}>
      {entryPoint && <Fact label={t('customer.entryPoint')}>{key ? t(key) : entryPoint}</Fact>}
      {context.displayName && (
        <Fact label={t('customer.name')} hint={t('customer.nameHint')}>
          {context.displayName}
        </Fact>
      )}
      {context.userDeviceLocale && (
        <Fact label={t('customer.deviceLocale')}>{languageOf(context.userDeviceLocale, format)}</Fact>
      )}
      {context.resolvedLocale && (
        <Fact label={t('customer.resolvedLocale')}>{languageOf(context.resolvedLocale, format)}</Fact>
      )}
      {context.placeId && (
        <Fact label={t('customer.place')} copyable>
          {context.placeId}
        </Fact>
      )}
      {context.nearPlaceId && (
        <Fact label={t('customer.nearPlace')} copyable>
          {context.nearPlaceId}
        </Fact>
      )}
      {context.customContext && (
        <Fact label={t('customer.customContext')} copyable>
          {context.customContext}
        </Fact>
      )}
      {context.widgetUrl && (
        <Fact label={t('customer.widgetUrl')} copyable>
          {context.widgetUrl}
        </Fact>
      )}
      {context.widgetContext && (
        <Fact label={t('customer.widgetContext')} copyable>
          {context.widgetContext}
        </Fact>
      )}
    </FactGroup>
  )
}

/** Tags come from devices: one that is not BCP 47 is shown as it is. */
function languageOf(tag: string, format: Format): string {
  try {
    const name = format.language(tag)
    return name === tag ? tag : `${name} · ${tag}`
  } catch (error) {
    if (error instanceof RangeError) return tag
    throw error
  }
}
