import { Field } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import {
  useController,
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
} from 'react-hook-form'
import { useFieldErrorText } from '../problem-text.ts'

/**
 * A field of a form with its label, hint and error, wired for assistive technology. `children` draws the one control:
 * `<FormField control={form.control} name="name" label={t('name')}>{(field) => <Input {...field} />}</FormField>`.
 * `counts` says whether limits in errors are characters or values. `isRequired` marks it; leave it out around buttons.
 */
export function FormField<In extends FieldValues, Name extends FieldPath<In>, Out>({
  control,
  name,
  label,
  hint,
  isRequired = false,
  counts = 'characters',
  className,
  errorText,
  children,
}: {
  control: Control<In, unknown, Out>
  name: Name
  label: ReactElement | string
  hint?: ReactElement | string | undefined
  isRequired?: boolean
  counts?: 'characters' | 'value'
  className?: string
  /** Sentences for codes only this form knows; undefined falls back to the shared ones. */
  errorText?: (message: string) => string | undefined
  children: (field: ControllerRenderProps<In, Name>) => ReactElement
}) {
  const { field, fieldState } = useController({ control, name })
  const sharedErrorText = useFieldErrorText()
  const message = fieldState.error?.message
  return (
    <Field
      label={label}
      required={isRequired}
      {...(hint ? { hint } : {})}
      {...(className ? { className } : {})}
      {...(message === undefined
        ? {}
        : { validationMessage: errorText?.(message) ?? sharedErrorText(message, counts) })}
    >
      {children({ ...field, value: (field.value ?? '') as FieldPathValue<In, Name> })}
    </Field>
  )
}
