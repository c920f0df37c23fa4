import {
  Button,
  Field,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import {
  partsOf,
  placeholdersAt,
  type AutomatedTrigger,
  type PlaceholderName,
} from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { fillParts } from '@parley/domain/automated-messages'
import { useRef } from 'react'
import { sampleValues, type KnownNames } from './samples.ts'
import type { TextFault } from './text-fault.ts'
import { useTextsText } from './text.ts'

/** So many characters before the limit their number is shown. */
const countBefore = 500

const inset = `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`
const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  // Text and colours lie on each other in one cell: the colours give the height, so nothing has to scroll along.
  stack: { display: 'grid', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  layer: {
    gridArea: '1 / 1',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '112px',
    margin: 0,
    padding: inset,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    font: 'inherit',
    fontFamily: tokens.fontFamilyBase,
    letterSpacing: 'normal',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  colours: { color: 'transparent', userSelect: 'none', pointerEvents: 'none', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground1 },
  area: {
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    resize: 'none',
    overflow: 'hidden',
    outlineStyle: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  isWrong: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  known: { color: 'inherit', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorBrandBackground2 },
  unknown: {
    color: 'inherit',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorStatusDangerBackground2,
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: tokens.colorStatusDangerForeground1,
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  muted: { display: 'block', color: tokens.colorNeutralForeground3 },
  warning: { display: 'block', color: tokens.colorStatusWarningForeground1 },
}) // prettier-ignore

/** A text with placeholders: coloured while it is written, inserted from a menu, refused with the place when unknown. */
export function TextEditor({
  label,
  trigger,
  language,
  charsMax,
  names,
  value,
  onChange,
  fault,
}: {
  label: string
  trigger: AutomatedTrigger
  /** Of the text, for spelling and screen readers. */
  language: ChannelLanguage
  charsMax: number
  names: KnownNames
  value: string
  onChange: (value: string) => void
  /** Shown at the field; null: none, or none yet. */
  fault: TextFault | null
}) {
  const t = useTextsText()
  const styles = useStyles()
  const area = useRef<HTMLTextAreaElement>(null)
  const parts = partsOf(value)
  const unknown = parts.find((part) => part.kind === 'unknown')
  // What is no placeholder is said while it is written; that a text is missing only when it is to be saved.
  const shown: TextFault | null = unknown
    ? { kind: 'unknown', name: unknown.source, position: unknown.at + 1 }
    : fault
  const message =
    shown?.kind === 'unknown'
      ? t('editor.unknown', { name: shown.name, position: shown.position })
      : shown && t(`editor.${shown.kind}`, { max: charsMax })

  function insert(name: PlaceholderName) {
    const from = area.current?.selectionStart ?? value.length
    const to = area.current?.selectionEnd ?? value.length
    const word = `{${name}}`
    onChange(value.slice(0, from) + word + value.slice(to))
    // The caret belongs behind what was inserted, once the new text is there and the menu has given the focus back.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + word.length, from + word.length)
    })
  }

  return (
    <div className={styles.root}>
      <Field label={label} {...(message ? { validationMessage: message } : {})}>
        {(field) => (
          <div className={styles.stack}>
            <div aria-hidden className={mergeClasses(styles.layer, styles.colours)}>
              {parts.map((part) =>
                part.kind === 'words' ? (
                  part.source
                ) : (
                  <mark key={part.at} className={part.kind === 'unknown' ? styles.unknown : styles.known}>
                    {part.source}
                  </mark>
                ),
              )}
              {/* A line that ends the text has height only with something in it. */}
              {'\u200b'}
            </div>
            <textarea
              {...field}
              ref={area}
              lang={language}
              value={value}
              className={mergeClasses(styles.layer, styles.area, shown !== null && styles.isWrong)}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          </div>
        )}
      </Field>
      <div className={styles.tools}>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" icon={<AddRegular />}>
              {t('editor.insert')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {placeholdersAt(trigger).map((name) => (
                <MenuItem key={name} secondaryContent={`{${name}}`} onClick={() => insert(name)}>
                  {t(`placeholder.${name}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
        {value.length > charsMax - countBefore && (
          <Text size={200} className={styles.muted}>
            {t('editor.count', { count: value.trim().length, max: charsMax })}
          </Text>
        )}
      </div>
      <NeverKnown trigger={trigger} language={language} names={names} text={value} />
      <Text size={200} className={styles.muted}>
        {t('editor.fallbackHint', { example: '{CustomerName|…}' })}
      </Text>
    </div>
  )
}

/** Placeholders whose value cannot be known at this trigger, and what stands in their place. */
function NeverKnown({
  trigger,
  language,
  names,
  text,
}: {
  trigger: AutomatedTrigger
  language: ChannelLanguage
  names: KnownNames
  text: string
}) {
  const t = useTextsText()
  const styles = useStyles()
  const known = placeholdersAt(trigger)
  const values = sampleValues(t, { trigger, language, names, isKnown: true })
  const never = partsOf(text).filter((part) => part.kind === 'placeholder' && !known.includes(part.name))
  return [...new Set(never.map(({ source }) => source))].map((source) => {
    const shown = fillParts(source, values)[0]?.shown ?? ''
    return (
      <Text key={source} size={200} className={styles.warning}>
        {shown === ''
          ? t('editor.neverKnownNothing', { name: source })
          : t('editor.neverKnown', { name: source, shown })}
      </Text>
    )
  })
}
