import { makeStyles, tokens } from '@fluentui/react-components'
import type { DeliveryDetail } from '@parley/contracts/deliveries'
import { useMemo, useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { CopyButton } from '../../../shared/ui/copy.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { Tabs, tabPanel } from '../../../shared/ui/tabs.tsx'
import { useDeliveriesText } from './text.ts'

const useStyles = makeStyles({
  code: {
    margin: 0,
    maxHeight: '480px',
    overflow: 'auto',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** What a delivery said, for people and as it came; or why there is nothing. */
export function BodySection({ delivery: { body, bodyErasedAt, state } }: { delivery: DeliveryDetail }) {
  const t = useDeliveriesText()
  const format = useFormat()
  const styles = useStyles()
  const pretty = useMemo(() => (body ? prettyOf(body.text) : null), [body])
  const [wanted, setWanted] = useState<'pretty' | 'raw'>('pretty')
  if (!body)
    return (
      <Section
        title={t('detail.body')}
        text={
          bodyErasedAt
            ? t('detail.bodyErased', { when: format.dateTime(bodyErasedAt) })
            : state === null
              ? t('detail.bodyNever')
              : t('detail.empty')
        }
      />
    )
  const shown = pretty === null ? 'raw' : wanted
  const text = shown === 'pretty' && pretty !== null ? pretty : body.text
  const notes = [body.isMasked && t('detail.bodyMasked'), body.isCut && t('detail.bodyCut')].filter(Boolean)
  return (
    <Section
      title={t('detail.body')}
      text={notes.join(' ')}
      actions={<CopyButton text={text} name={t('detail.bodyCopy')} />}
    >
      {pretty !== null && (
        <Tabs
          id="body"
          label={t('detail.body')}
          tabs={[
            { name: 'pretty', label: t('detail.bodyPretty') },
            { name: 'raw', label: t('detail.bodyRaw') },
          ]}
          selected={shown}
          onSelect={setWanted}
        />
      )}
      <div {...(pretty === null ? {} : tabPanel('body', shown))}>
        {/* Long bodies scroll, and who has no mouse must be able to. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} role="region" aria-label={t('detail.bodyText')} className={styles.code}>
          {text === '' ? t('detail.empty') : text}
        </pre>
      </div>
    </Section>
  )
}

/** Null for what is no JSON, or nested deeper than can be printed. */
function prettyOf(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch (error) {
    console.debug('the body is shown as it came', error)
    return null
  }
}

/** The headers that are kept of a delivery. */
export function HeaderSection({ delivery: { headers, state } }: { delivery: DeliveryDetail }) {
  const t = useDeliveriesText()
  const styles = useStyles()
  const text =
    headers.length === 0
      ? t('detail.headersNone')
      : state === null
        ? t('detail.headerNames')
        : t('detail.headerText')
  return (
    <Section title={t('detail.headers')} text={text}>
      {headers.length > 0 &&
        (state === null ? (
          <span className={styles.mono}>{headers.map((one) => one.name).join(', ')}</span>
        ) : (
          <Facts
            items={headers.map(({ name, value }) => ({
              id: name,
              label: name,
              value: <span className={styles.mono}>{value}</span>,
            }))}
          />
        ))}
    </Section>
  )
}
