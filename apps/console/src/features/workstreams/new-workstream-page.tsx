import {
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Spinner,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons'
import type { Workstream } from '@parley/contracts/workstreams'
import { distributionMode } from '@parley/contracts/workstreams'
import { name, queueId } from '@parley/contracts/values'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { isProblem } from '../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useGuardedNavigation } from '../../shared/use-guarded-navigation.tsx'
import { encodeFieldProblem } from '../../shared/zod-errors.ts'
import { fallbackQueuesQuery, useWorkstreamMutations } from './queries.ts'
import { useWorkstreamsText } from './text.ts'

type Mode = Workstream['distributionMode']

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  choice: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    alignItems: 'flex-start',
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  choiceText: { display: 'block', color: tokens.colorNeutralForeground2 },
  note: {
    display: 'inline-flex',
    alignItems: 'start',
    gap: '6px',
    color: tokens.colorNeutralForeground2,
    '& > svg': { flexShrink: 0, fontSize: '16px' },
  },
  queue: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  footer: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalL,
  },
})

const common = { name, distributionMode }
const withExisting = z.object({ ...common, queue: z.literal('existing'), queueId, queueName: z.string() })
const withNew = z.object({ ...common, queue: z.literal('new'), queueId: z.string(), queueName: name })

/** "Create a workstream": name, type, channel, mode, fallback queue. */
export function Component() {
  const t = useWorkstreamsText()
  const queues = useQuery(fallbackQueuesQuery)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('create.title')}
        description={t('create.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/workstreams' }]}
      />
      <Surface>
        {queues.data ? (
          <WorkstreamForm queues={queues.data} />
        ) : queues.error ? (
          <ErrorState error={queues.error} onRetry={() => void queues.refetch()} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Page>
  )
}

function WorkstreamForm({ queues }: { queues: readonly { id: string; name: string; isDefault: boolean }[] }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const toasts = useToasts()
  const { create } = useWorkstreamMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const first = queues.find((queue) => queue.isDefault) ?? queues[0]
  const [kind, setKind] = useState<'existing' | 'new'>(first ? 'existing' : 'new')
  const form = useZodForm(
    (kind === 'existing' ? withExisting : withNew) as z.ZodType<
      z.output<typeof withExisting> | z.output<typeof withNew>,
      { name: string; distributionMode: Mode; queue: 'existing' | 'new'; queueId: string; queueName: string }
    >,
    {
      defaultValues: {
        name: '',
        distributionMode: 'push',
        queue: kind,
        queueId: first?.id ?? '',
        queueName: '',
      },
    },
  )
  const { guard, go } = useGuardedNavigation(form.formState.isDirty)
  const mode = form.watch('distributionMode')

  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    try {
      const created = await create.mutateAsync({
        body: {
          name: values.name,
          type: 'messaging',
          channel: 'google-business-messages',
          distributionMode: values.distributionMode,
          fallbackQueue:
            values.queue === 'existing'
              ? { kind: 'existing', queueId: values.queueId }
              : { kind: 'new', name: values.queueName },
        },
      })
      toasts.success(t('create.created', { name: created.name }))
      go(`/workstreams/${created.id}`)
    } catch (error) {
      const taken = { message: encodeFieldProblem({ code: 'nameTaken', params: {} }) }
      if (isProblem(error, 'workstream/name-taken')) form.setError('name', taken, { shouldFocus: true })
      else if (isProblem(error, 'queue/name-taken')) form.setError('queueName', taken, { shouldFocus: true })
      else if (
        !showFieldErrors(form, error, {
          'fallbackQueue.name': 'queueName',
          'fallbackQueue.queueId': 'queueId',
        })
      )
        setProblem(error)
    }
  })

  const chooseKind = (next: 'existing' | 'new') => {
    setKind(next)
    form.setValue('queue', next, { shouldDirty: true })
    form.clearErrors(['queueId', 'queueName'])
  }

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      <FormField
        control={form.control}
        name="name"
        label={t('create.name')}
        hint={t('create.nameHint')}
        errorText={(message) => (message === 'nameTaken' ? t('create.nameTaken') : undefined)}
        isRequired
      >
        {(field) => <Input {...field} autoComplete="off" autoFocus />}
      </FormField>
      <div className={styles.pair}>
        <Field label={t('create.type')}>
          <Select defaultValue="messaging">
            <option value="messaging">{t('kind.messaging')}</option>
          </Select>
        </Field>
        <Field label={t('create.channel')}>
          <Select defaultValue="google-business-messages">
            <option value="google-business-messages">{t('kind.gbm')}</option>
          </Select>
        </Field>
      </div>
      <Field
        label={t('create.mode')}
        hint={
          <span className={styles.note}>
            <InfoRegular aria-hidden />
            {t('create.modeWarning')}
          </span>
        }
      >
        <RadioGroup
          className={styles.choices}
          value={mode}
          onChange={(_, data) => form.setValue('distributionMode', data.value as Mode, { shouldDirty: true })}
        >
          {distributionMode.options.map((option) => (
            <Radio
              key={option}
              value={option}
              className={mergeClasses(styles.choice, option === mode && styles.chosen)}
              label={
                <>
                  <Text weight="semibold">{t(`mode.${option}`)}</Text>
                  <Text size={200} className={styles.choiceText}>
                    {t(`mode.${option}Text`)}
                  </Text>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.queue}>
        <Field label={t('create.queue')} hint={t('create.queueHint')}>
          <RadioGroup
            layout="horizontal"
            value={kind}
            onChange={(_, data) => chooseKind(data.value === 'new' ? 'new' : 'existing')}
          >
            <Radio value="existing" label={t('create.queueExisting')} disabled={queues.length === 0} />
            <Radio value="new" label={t('create.queueNew')} />
          </RadioGroup>
        </Field>
        {kind === 'existing' ? (
          <FormField
            control={form.control}
            name="queueId"
            label={t('create.queueSelect')}
            errorText={() => t('create.queueRequired')}
            isRequired
          >
            {(field) => (
              <Select {...field}>
                <option value="">{t('create.queuePlaceholder')}</option>
                {queues.map((queue) => (
                  <option key={queue.id} value={queue.id}>
                    {queue.name}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        ) : (
          <FormField
            control={form.control}
            name="queueName"
            label={t('create.queueName')}
            hint={t('create.queueNameHint')}
            errorText={(message) => (message === 'nameTaken' ? t('create.queueTaken') : undefined)}
            isRequired
          >
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
        )}
      </div>
      <ProblemBar error={problem} />
      <div className={styles.footer}>
        <ButtonLink to="/workstreams">{t('create.cancel')}</ButtonLink>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={form.formState.isSubmitting}
          {...(form.formState.isSubmitting
            ? { icon: <Spinner aria-hidden size="tiny" appearance="inverted" /> }
            : {})}
        >
          {t('create.create')}
        </Button>
      </div>
      {guard}
    </form>
  )
}
