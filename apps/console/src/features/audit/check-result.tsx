import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { AuditCheck } from '@parley/contracts/audit'
import { CopyButton } from '../../shared/ui/copy.tsx'
import { useAuditText } from './text.ts'

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    paddingBlock: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  text: { maxWidth: '76ch' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalXS,
  },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** How the check of the chain ended, with the newest entry to note down. */
export function CheckResult({ result, onDismiss }: { result: AuditCheck; onDismiss: () => void }) {
  const styles = useStyles()
  const t = useAuditText()
  const { entries, head, broken } = result
  return (
    <MessageBar intent={broken ? 'error' : 'success'} layout="multiline" politeness="assertive">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>
          {broken ? t('check.broken', { seq: broken.seq }) : t('check.whole')}
        </MessageBarTitle>
        <Text className={styles.text}>
          {broken
            ? `${t(`check.broken.${broken.reason}`)} ${t('check.broken.body', { count: entries })}`
            : head
              ? t('check.whole.body', { count: entries })
              : t('check.whole.empty')}
        </Text>
        {head && !broken && (
          <div className={styles.head}>
            <Text>{t('check.head')}</Text>
            <span className={styles.hash}>{`${head.seq}:${head.hash}`}</span>
            <CopyButton size="small" text={`${head.seq}:${head.hash}`} name={t('check.head')} />
          </div>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('check.dismiss')}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  )
}
