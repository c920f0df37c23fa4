import { Checkbox, Input, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { createFieldProfile, type FieldProfile, type FieldRights } from '@parley/contracts/field-rights'
import { fieldAction, protectedField } from '@parley/contracts/protected-fields'
import { role as roles } from '@parley/contracts/session'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../shared/api.ts'
import { fieldRightsQuery } from '../../shared/field-rights.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { ConflictBar } from '../../shared/ui/conflict-bar.tsx'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../shared/zod-errors.ts'
import { Impact, useOutOfReach } from './impact.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { useProfileMutations } from './queries.ts'
import { useFieldsText } from './text.ts'

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0 },
  rights: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  choices: { display: 'flex', flexDirection: 'column' },
  words: { display: 'flex', flexDirection: 'column' },
  hint: { display: 'block', color: tokens.colorNeutralForeground3 },
})

const valuesOf = (profile: FieldProfile | null) => ({
  name: profile?.name ?? '',
  description: profile?.description ?? '',
  rights: profile?.rights ?? [],
  roles: profile?.roles ?? [],
  memberIds: profile?.memberIds ?? [],
})
const toggled = <Value,>(values: readonly Value[], value: NoInfer<Value>, isOn: boolean): Value[] =>
  isOn ? [...values, value] : values.filter((one) => one !== value)

/** Creates a profile (`profile` null) or edits one: words, rights, roles and people. Says at once who loses what. */
export function ProfileDialog({
  state,
  profile,
  onClose,
}: {
  state: FieldRights
  profile: FieldProfile | null
  onClose: () => void
}) {
  const t = useFieldsText()
  const styles = useStyles()
  const toasts = useToasts()
  const { submit, form, seen, theirs, problem, take } = useProfileForm(profile, (name) => {
    toasts.success(t(profile ? 'saved' : 'created', { name }))
    onClose()
  })
  const draft = form.watch()
  const isOutOfReach = useOutOfReach(state, seen, draft).length > 0
  return (
    <FormDialog
      width="wide"
      title={t(profile ? 'editTitle' : 'newTitle')}
      submitLabel={t(profile ? 'save' : 'create')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => {
        event.preventDefault()
        // The reason stands above the button; the server would say the same.
        if (!isOutOfReach) void submit(event)
      }}
      onClose={onClose}
    >
      <FormField
        control={form.control}
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        errorText={(message) => (message === 'nameTaken' ? t('nameTaken') : undefined)}
        isRequired
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField control={form.control} name="description" label={t('description')}>
        {(field) => <Textarea {...field} rows={2} resize="vertical" />}
      </FormField>
      <div className={styles.rights}>
        {protectedField.options.map((field) => (
          <fieldset key={field} className={styles.group}>
            <legend className={styles.legend}>{t(`field.${field}`)}</legend>
            <div className={styles.choices}>
              {fieldAction.options.map((action) => (
                <Checkbox
                  key={action}
                  checked={draft.rights.includes(`${field}.${action}`)}
                  onChange={(_, { checked }) =>
                    form.setValue('rights', toggled(draft.rights, `${field}.${action}`, checked === true))
                  }
                  label={
                    <span className={styles.words}>
                      {t(`action.${action}`)}
                      <Text size={200} className={styles.hint}>
                        {t(`action.${action}.hint`)}
                      </Text>
                    </span>
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('roles')}</legend>
        <Text size={200} className={styles.hint}>
          {t('roles.hint')}
        </Text>
        <div className={styles.choices}>
          {roles.options.map((role) => (
            <Checkbox
              key={role}
              label={t(`role.${role}`)}
              checked={draft.roles.includes(role)}
              onChange={(_, { checked }) =>
                form.setValue('roles', toggled(draft.roles, role, checked === true))
              }
            />
          ))}
        </div>
      </fieldset>
      <PeoplePicker
        people={state.people}
        chosen={draft.memberIds}
        onChange={(ids) => form.setValue('memberIds', ids)}
      />
      <Impact state={state} before={seen} after={draft} />
      {theirs && (
        <ConflictBar
          title={t('conflict.title')}
          hint={t('conflict.hint')}
          takeLabel={t('conflict.take')}
          onTake={take}
        />
      )}
    </FormDialog>
  )
}

/** The form's state. After a conflict the next save is meant for the newest version (`seen`); `theirs` says that there was one. */
function useProfileForm(profile: FieldProfile | null, onSaved: (name: string) => void) {
  const client = useQueryClient()
  const { create, update } = useProfileMutations()
  const [seen, setSeen] = useState(profile)
  const [theirs, setTheirs] = useState<FieldProfile | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(createFieldProfile.body, { defaultValues: valuesOf(profile) })
  const submit = form.handleSubmit(async (body) => {
    setProblem(null)
    setTheirs(null)
    try {
      const saved = seen
        ? await update.mutateAsync({
            params: { fieldProfileId: seen.id },
            body: { ...body, version: seen.version },
          })
        : await create.mutateAsync({ body })
      onSaved(saved.name)
    } catch (error) {
      if (isProblem(error, 'profile/name-taken'))
        form.setError(
          'name',
          { message: encodeFieldProblem({ code: 'nameTaken', params: {} }) },
          { shouldFocus: true },
        )
      else if (isProblem(error, 'request/conflict')) {
        const { profiles } = await client.fetchQuery({ ...fieldRightsQuery, staleTime: 0 })
        const newest = profiles.find(({ id }) => id === seen?.id) ?? null
        setTheirs(newest)
        if (newest) setSeen(newest)
        else setProblem(error)
      } else if (!showFieldErrors(form, error)) setProblem(error)
    }
  })
  const take = () => {
    form.reset(valuesOf(theirs))
    setTheirs(null)
  }
  return { submit, form, seen, theirs, problem, take }
}
