import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { useFormat } from '../../../../shared/format.ts'
import { useChannelsText } from '../../text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  google: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL },
})

/** The key that was in use before: until when it is kept, what has to be done at Google, the way back and the end. */
export function PreviousKey({
  previous,
  mayChange,
  onBack,
  onWipe,
}: {
  previous: NonNullable<CredentialsRotation['previous']>
  mayChange: boolean
  onBack: () => void
  onWipe: () => void
}) {
  const t = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  const { keyIdTail: tail, projectId: project, clientEmail: email } = previous.facts
  return (
    <div className={styles.root}>
      <Text>
        {t('rotation.previous', {
          tail,
          when: format.dateTime(previous.replacedAt),
          who: previous.replacedBy ?? t('rotation.somebody'),
          until: format.dateTime(previous.keptUntil),
        })}
      </Text>
      <div className={styles.google}>
        <Text weight="semibold">{t('rotation.atGoogle')}</Text>
        <ol className={styles.list}>
          <li>{t('rotation.atGoogle1', { project })}</li>
          <li>{t('rotation.atGoogle2', { email })}</li>
          <li>{t('rotation.atGoogle3', { tail })}</li>
        </ol>
      </div>
      {mayChange && (
        <div className={styles.row}>
          <Button onClick={onWipe}>{t('rotation.wipe')}</Button>
          <Button onClick={onBack}>{t('rotation.back')}</Button>
        </div>
      )}
    </div>
  )
}
