import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { LoadingState } from '../../shared/ui/states.tsx'
import { placesQuery } from './queries.ts'
import type { ReplyDraft } from './reply-draft.ts'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', maxHeight: '240px', overflowY: 'auto' },
})
type Limits = Pick<ReplyDraft, 'isLimited' | 'queueIds' | 'workstreamIds'>

/** Whether a shared reply is offered everywhere, or only for some queues and workstreams. */
export function PlacesChoice({
  value,
  isFaulty,
  onChange,
}: {
  value: Limits
  isFaulty: boolean
  onChange: (limits: Limits) => void
}) {
  const t = useRepliesText()
  const { isLimited } = value
  return (
    <>
      <Field aria-label={t('limitsTitle')} {...(isFaulty ? { validationMessage: t('limitsMissing') } : {})}>
        <RadioGroup
          aria-label={t('limitsTitle')}
          value={isLimited ? 'some' : 'all'}
          onChange={(_, data) => onChange({ ...value, isLimited: data.value === 'some' })}
        >
          <Radio value="all" label={t('everywhere')} />
          <Radio value="some" label={t('onlyIn')} />
        </RadioGroup>
      </Field>
      {isLimited && <Places value={value} onChange={onChange} />}
    </>
  )
}

function Places({ value, onChange }: { value: Limits; onChange: (limits: Limits) => void }) {
  const t = useRepliesText()
  const styles = useStyles()
  const places = useQuery(placesQuery)
  if (places.isPending) return <LoadingState rows={2} />
  if (places.isError)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('placesFailed')}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => void places.refetch()}>
            {t('retry')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    )
  const group = (kind: 'queueIds' | 'workstreamIds', label: string, all: typeof places.data.queues) =>
    all.length > 0 && (
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{label}</legend>
        <div className={styles.list}>
          {all.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={value[kind].includes(id)}
              onChange={(_, { checked }) =>
                onChange({
                  ...value,
                  [kind]: checked === true ? [...value[kind], id] : value[kind].filter((one) => one !== id),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    )
  return (
    <div className={styles.groups}>
      {group('queueIds', t('queues'), places.data.queues)}
      {group('workstreamIds', t('workstreams'), places.data.workstreams as never)}
    </div>
  )
}
