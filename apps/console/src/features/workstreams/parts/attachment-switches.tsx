import { Switch, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useWorkstreamsText } from '../text.ts'

const useStyles = makeStyles({
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '640px',
  },
  legend: { padding: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalM,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  hint: { display: 'block', color: tokens.colorNeutralForeground2 },
})

export interface AttachmentSettings {
  readonly customerAttachments: boolean
  readonly agentAttachments: boolean
}

/** File attachments, apart for customers and agents. */
export function AttachmentSwitches({
  value,
  onChange,
}: {
  value: AttachmentSettings
  onChange: (value: AttachmentSettings) => void
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('features.attachments')}</legend>
      <Row
        label={t('features.customers')}
        hint={t('features.customersHint')}
        isOn={value.customerAttachments}
        onChange={(isOn) => onChange({ ...value, customerAttachments: isOn })}
      />
      <Row
        label={t('features.agents')}
        hint={t('features.agentsHint')}
        isOn={value.agentAttachments}
        onChange={(isOn) => onChange({ ...value, agentAttachments: isOn })}
      />
    </fieldset>
  )
}

function Row({
  label,
  hint,
  isOn,
  onChange,
}: {
  label: string
  hint: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const id = useId()
  return (
    <div className={styles.row}>
      <div>
        <Text id={id}>{label}</Text>
        <Text id={`${id}-hint`} size={200} className={styles.hint}>
          {hint}
        </Text>
      </div>
      <Switch
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        labelPosition="before"
        checked={isOn}
        onChange={(_, data) => onChange(data.checked)}
        label={isOn ? t('features.on') : t('features.off')}
      />
    </div>
  )
}
