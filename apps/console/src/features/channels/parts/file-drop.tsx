import { Button, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular, DocumentKeyRegular } from '@fluentui/react-icons'
import { useRef, useState, type DragEvent } from 'react'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalXL,
    border: `1.5px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: {
    border: `1.5px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  invalid: { border: `1.5px dashed ${tokens.colorStatusDangerBorderActive}` },
  icon: { fontSize: '28px', color: tokens.colorBrandForeground1 },
  input: { display: 'none' },
  text: { color: tokens.colorNeutralForeground2 },
})

/**
 * Takes one JSON file by button or by drop. The button is the accessible way and is described by `describedBy`;
 * the file is handed over as it is, unread.
 */
export function FileDrop({
  label,
  describedBy,
  busyWith,
  isInvalid = false,
  onFile,
  onProblem,
}: {
  label: string
  describedBy?: string
  /** Name of the file that is being checked, or null. */
  busyWith: string | null
  isInvalid?: boolean
  onFile: (file: File) => void
  onProblem: (message: string) => void
}) {
  const styles = useStyles()
  const t = useChannelsText()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    const [file, ...others] = event.dataTransfer.files
    if (others.length > 0) onProblem(t('partner.onlyOne'))
    else if (file && busyWith === null) onFile(file)
  }

  return (
    <div
      className={mergeClasses(styles.zone, isInvalid && styles.invalid, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <DocumentKeyRegular aria-hidden className={styles.icon} />
      <Button
        icon={busyWith === null ? <ArrowUploadRegular /> : <Spinner aria-hidden size="tiny" />}
        disabledFocusable={busyWith !== null}
        aria-label={label}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        onClick={() => input.current?.click()}
      >
        {t('partner.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={label}
        className={styles.input}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // So that the same file can be chosen again after it was mended.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Text className={styles.text} role="status">
        {busyWith !== null
          ? t('partner.uploading', { fileName: busyWith })
          : isOver
            ? t('partner.dropNow')
            : t('partner.drop')}
      </Text>
    </div>
  )
}
