import { Field, Radio, RadioGroup, Select, Text, makeStyles, tokens } from '@fluentui/react-components'
import { clientToken } from '@parley/contracts/accounts'
import { rotationDaysMax } from '@parley/contracts/client-tokens'
import { useState } from 'react'
import { z } from 'zod'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { decodeFieldProblem } from '../../../shared/zod-errors.ts'
import { useCopiedValueErrors } from '../parts/field-errors.ts'
import { ProtectedLabel } from '../parts/protected-state.tsx'
import { TokenInput } from '../parts/token-input.tsx'
import type { Level } from './level.ts'
import { useTokenMutations } from './queries.ts'
import { useTokensText } from './text.ts'

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground2 } })
const schema = z.object({ clientToken })
const dayChoices = Array.from({ length: rotationDaysMax }, (_, index) => index + 1)
const daysUsual = 2

/** Takes a new client token: the first one of a webhook, or one beside or in place of the present one. */
export function TokenDialog({ level, onClose }: { level: Level; onClose: () => void }) {
  const t = useTokensText()
  const toasts = useToasts()
  const errors = useCopiedValueErrors()
  const { begin, set } = useTokenMutations(level.account)
  const [manner, setManner] = useState<'beside' | 'atOnce'>('beside')
  const [days, setDays] = useState(daysUsual)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(schema, { defaultValues: { clientToken: '' } })
  const { googleAgentId, token, name } = level
  const isRotation = token.isSet && manner === 'beside'

  const submit = form.handleSubmit(async (given) => {
    setProblem(null)
    try {
      if (isRotation) await begin.mutateAsync({ ...given, googleAgentId, days })
      else await set.mutateAsync({ ...given, googleAgentId })
      toasts.success(isRotation ? t('done.begun') : t('done.set'))
      onClose()
    } catch (error) {
      if (!showFieldErrors(form, error)) setProblem(error)
    }
  })

  const title = token.isSet ? t('dialog.rotate') : t('dialog.set')
  return (
    <FormDialog
      title={name === null ? title : t('dialog.of', { title, name })}
      submitLabel={
        !token.isSet ? t('dialog.submitSet') : isRotation ? t('dialog.submit') : t('dialog.submitAtOnce')
      }
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <FormField
        control={form.control}
        name="clientToken"
        label={<ProtectedLabel label={token.isSet ? t('dialog.new') : t('title')} />}
        hint={googleAgentId === null ? t('dialog.where') : t('dialog.whereAgent')}
        errorText={(message) =>
          decodeFieldProblem(message).code === 'sameToken'
            ? t('dialog.sameToken')
            : errors.clientToken(message)
        }
        isRequired
      >
        {(control) => <TokenInput field={control} />}
      </FormField>
      {token.isSet && (
        <Field label={t('dialog.manner')}>
          <RadioGroup
            value={manner}
            onChange={(_, { value }) => setManner(value === 'atOnce' ? 'atOnce' : 'beside')}
          >
            <Choice value="beside" label={t('dialog.beside')} hint={t('dialog.besideHint')} />
            <Choice value="atOnce" label={t('dialog.atOnce')} hint={t('dialog.atOnceHint')} />
          </RadioGroup>
        </Field>
      )}
      {isRotation && (
        <Field label={t('dialog.days')}>
          <Select value={String(days)} onChange={(_, { value }) => setDays(Number(value))}>
            {dayChoices.map((count) => (
              <option key={count} value={count}>
                {t('dialog.dayCount', { count })}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </FormDialog>
  )
}

function Choice({ value, label, hint }: { value: string; label: string; hint: string }) {
  const styles = useStyles()
  return (
    <Radio
      value={value}
      label={
        <>
          <span>{label}</span>
          <Text size={200} block className={styles.hint}>
            {hint}
          </Text>
        </>
      }
    />
  )
}
