import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { AuditEntry } from '@parley/contracts/audit'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../shared/format.ts'
import { CopyButton } from '../../shared/ui/copy.tsx'
import { Facts, type Fact } from '../../shared/ui/facts.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { inUtc, Who } from './entry-list.tsx'
import { entryQuery } from './queries.ts'
import { useAuditText } from './text.ts'
import { useSentence } from './use-sentence.ts'
import { Value } from './value.tsx'

const useStyles = makeStyles({
  drawer: { width: 'min(620px, 100vw)', maxWidth: '100vw' },
  title: { overflowWrap: 'anywhere' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, paddingBottom: '32px' },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  two: { display: 'flex', flexDirection: 'column' },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  mono: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

/** One entry in full, from the side. */
export function EntryDetails({ seq, onClose }: { seq: number; onClose: () => void }) {
  const styles = useStyles()
  const t = useAuditText()
  const sentence = useSentence()
  const entry = useQuery(entryQuery(seq))
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('details.close')}
              onClick={onClose}
            />
          }
        >
          {entry.data ? sentence(entry.data) : t('title')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {entry.data ? (
          <Entry entry={entry.data} />
        ) : entry.isError ? (
          <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />
        ) : entry.isPending ? (
          <LoadingState shape="form" />
        ) : (
          t('details.missing')
        )}
      </DrawerBody>
    </OverlayDrawer>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const styles = useStyles()
  const t = useAuditText()
  const format = useFormat()
  const { at, actor, ip, userAgent, object, requestId, count, verb, changes, seq, hash } = entry
  const facts: Fact[] = [
    {
      id: 'when',
      label: t('details.when'),
      value: (
        <time dateTime={at.toISOString()} className={styles.two}>
          {format.dateTime(at)}
          <span className={styles.quiet}>{t('details.utc', { at: inUtc(at) })}</span>
        </time>
      ),
    },
    { id: 'who', label: t('details.who'), value: <Who actor={actor} /> },
    { id: 'from', label: t('details.from'), value: ip ?? t('details.unknown') },
    { id: 'browser', label: t('details.browser'), value: userAgent ?? t('details.unknown') },
    ...(object
      ? [
          {
            id: 'object',
            label: t('details.object'),
            value: (
              <span className={styles.two}>
                {object.name}
                <span className={styles.quiet}>
                  {t(`type.${object.type}`)}
                  {object.id !== null && ` · ${object.id}`}
                </span>
              </span>
            ),
            ...(object.id === null
              ? {}
              : {
                  action: (
                    <CopyButton
                      iconOnly
                      size="small"
                      appearance="subtle"
                      text={object.id}
                      name={t('details.id')}
                    />
                  ),
                }),
          },
        ]
      : []),
    ...(count > 1 ? [{ id: 'count', label: t('details.count'), value: t('count', { count }) }] : []),
    { id: 'action', label: t('details.action'), value: <span className={styles.mono}>{verb}</span> },
    ...(requestId
      ? [
          {
            id: 'request',
            label: t('details.request'),
            value: <span className={styles.mono}>{requestId}</span>,
            action: (
              <CopyButton
                iconOnly
                size="small"
                appearance="subtle"
                text={requestId}
                name={t('details.request')}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <div className={styles.body}>
      <Facts items={facts} />
      <section>
        <h3 className={styles.heading}>{t('details.changes')}</h3>
        {changes.length > 0 ? (
          <RecordTable
            isInSection
            isEven
            label={t('details.changes')}
            rows={changes}
            rowKey={({ field }) => field}
            columns={[
              { id: 'field', label: t('details.field'), render: ({ field }) => t(`field.${field}`) },
              {
                id: 'before',
                label: t('details.before'),
                render: ({ field, before }) => <Value field={field} value={before} />,
              },
              {
                id: 'after',
                label: t('details.after'),
                render: ({ field, after }) => <Value field={field} value={after} />,
              },
            ]}
          />
        ) : (
          <span className={styles.quiet}>{t('details.unchanged')}</span>
        )}
      </section>
      <section>
        <h3 className={styles.heading}>{t('details.proof')}</h3>
        <Facts
          items={[
            { id: 'number', label: t('details.number'), value: format.number(seq) },
            {
              id: 'hash',
              label: t('details.hash'),
              value: <span className={styles.mono}>{hash}</span>,
              action: (
                <CopyButton iconOnly size="small" appearance="subtle" text={hash} name={t('details.hash')} />
              ),
            },
          ]}
        />
      </section>
    </div>
  )
}
