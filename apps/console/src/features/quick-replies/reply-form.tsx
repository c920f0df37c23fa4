import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { QuickReply, ReplyScope } from '@parley/contracts/quick-replies'
import { useRef, useState, type FormEvent } from 'react'
import { ApiProblem, isProblem } from '../../shared/api.ts'
import { useFieldErrorText } from '../../shared/problem-text.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { ConflictBar } from '../../shared/ui/conflict-bar.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useGuardedNavigation } from '../../shared/use-guarded-navigation.tsx'
import { PlacesChoice } from './places-choice.tsx'
import { useReplyMutations } from './queries.ts'
import { bodyOf, codeFrom, faultsOf, type ReplyDraft } from './reply-draft.ts'
import type { Facts } from './reply-filters.tsx'
import { TagsField } from './tags-field.tsx'
import { TextsEditor } from './texts-editor.tsx'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  foot: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** A quick reply to be made or changed. `begin` is what the form begins with; `edited` the reply as it was read. */
export function ReplyForm({
  scope,
  edited,
  begin,
  facts,
  onTakeNewest,
}: {
  scope: ReplyScope
  edited: QuickReply | null
  begin: ReplyDraft
  facts: Facts & { readonly textLengthMax: number }
  /** Throws away what was written here and begins with what somebody else saved. */
  onTakeNewest: () => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const toasts = useToasts()
  const fieldErrorText = useFieldErrorText()
  const { create, update } = useReplyMutations()
  const titleField = useRef<HTMLInputElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(begin)
  // Later versions come by live hints; the one that was shown is the one that is saved.
  const [first] = useState({ draft: begin, reply: edited })
  const [shown, setShown] = useState(begin.texts[0]?.language ?? 'en-US')
  const [isChecked, setChecked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { guard, go } = useGuardedNavigation(draft !== first.draft)
  const faults = faultsOf(draft, facts.textLengthMax)
  const isTaken = isCodeTaken(problem)
  const isConflict = isProblem(problem, 'request/conflict')
  const back = scope === 'shared' ? '/quick-replies' : '/quick-replies?scope=personal'
  const change = (changes: Partial<ReplyDraft>) => setDraft({ ...draft, ...changes })

  async function save(event: FormEvent) {
    event.preventDefault()
    setChecked(true)
    setProblem(null)
    if (faults.title) return titleField.current?.focus()
    if (faults.shortCode) return codeField.current?.focus()
    if (faults.text) return setShown(faults.text.language)
    if (faults.limits) return
    try {
      const body = bodyOf(draft)
      if (first.reply) await update.mutateAsync({ reply: first.reply, draft: body })
      else await create.mutateAsync({ scope, draft: body })
      toasts.success(t(first.reply ? 'saved' : 'created', { name: body.title }))
      go(back)
    } catch (error) {
      setProblem(error)
      if (isCodeTaken(error)) codeField.current?.focus()
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <Section title={t('generalTitle')} text={t(scope === 'shared' ? 'generalShared' : 'generalPersonal')}>
        <div className={styles.head}>
          <Field
            label={t('name')}
            required
            hint={t('titleHint')}
            {...(isChecked && faults.title ? { validationMessage: fieldErrorText('required') } : {})}
          >
            <Input
              input={{ ref: titleField }}
              value={draft.title}
              maxLength={100}
              autoComplete="off"
              onChange={(_, { value }) =>
                change({ title: value, ...(draft.isCodeOwn ? {} : { shortCode: codeFrom(value) }) })
              }
            />
          </Field>
          <Field
            label={t('shortCode')}
            required
            hint={t('shortCodeHint', { code: draft.shortCode.trim() || t('shortCodeExample') })}
            {...(isTaken
              ? { validationMessage: t('codeTaken') }
              : isChecked && faults.shortCode
                ? {
                    validationMessage:
                      faults.shortCode === 'required' ? fieldErrorText('required') : t('codeInvalid'),
                  }
                : {})}
          >
            <Input
              input={{ ref: codeField }}
              contentBefore="/"
              value={draft.shortCode}
              maxLength={30}
              autoComplete="off"
              onChange={(_, { value }) => change({ shortCode: value, isCodeOwn: true })}
            />
          </Field>
        </div>
        <TagsField
          value={draft.tags}
          known={facts.tags.map(({ tag }) => tag)}
          onChange={(tags) => change({ tags })}
        />
      </Section>
      <Section title={t('textsTitle')} text={t('textsText')}>
        <TextsEditor
          texts={draft.texts}
          shown={shown}
          liveLanguages={facts.liveLanguages}
          lengthMax={facts.textLengthMax}
          isChecked={isChecked}
          onShow={setShown}
          onChange={(texts) => change({ texts })}
        />
      </Section>
      {scope === 'shared' && (
        <Section title={t('limitsTitle')}>
          {first.draft.isLimited && first.draft.queueIds.length + first.draft.workstreamIds.length === 0 && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t('nowhereHint')}</MessageBarBody>
            </MessageBar>
          )}
          <PlacesChoice value={draft} isFaulty={isChecked && faults.limits} onChange={change} />
        </Section>
      )}
      {isConflict ? (
        <ConflictBar
          title={t('conflictTitle')}
          hint={t('conflictHint')}
          takeLabel={t('conflictTake')}
          onTake={onTakeNewest}
        />
      ) : (
        <ProblemBar error={isTaken ? null : problem} />
      )}
      <div className={styles.foot}>
        <Button type="submit" appearance="primary" disabledFocusable={create.isPending || update.isPending}>
          {t(first.reply ? 'save' : 'create')}
        </Button>
        <ButtonLink to={back}>{t('cancel')}</ButtonLink>
      </div>
      {guard}
    </form>
  )
}

const isCodeTaken = (error: unknown) =>
  error instanceof ApiProblem &&
  error.errors.some(({ pointer, code }) => pointer === '/body/shortCode' && code === 'taken')
