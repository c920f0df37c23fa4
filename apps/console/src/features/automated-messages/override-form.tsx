import { Button, Field, Radio, RadioGroup, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons'
import type {
  AutomatedMessageSet,
  MessagingChannel,
  OverrideChoice,
} from '@parley/contracts/automated-messages'
import { textCharsMax, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { organisationText } from '@parley/domain/automated-messages'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PhonePreview } from '../../shared/automated-messages/phone-preview.tsx'
import { TextEditor } from '../../shared/automated-messages/text-editor.tsx'
import { faultOfText } from '../../shared/automated-messages/text-fault.ts'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { saveOnTop } from '../../shared/save-on-top.ts'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useGuardedNavigation } from '../../shared/use-guarded-navigation.tsx'
import { channelOf } from './address.ts'
import { FormFrame } from './form-frame.tsx'
import { messagesQuery, useMessageMutations } from './queries.ts'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  muted: { display: 'block', color: tokens.colorNeutralForeground2 },
  option: { display: 'flex', flexDirection: 'column' },
})

type Kind = OverrideChoice['kind']
const kinds = ['inherited', 'own', 'silent'] as const

/** Inherited, a text of its own, or nothing. Going back to inherited is one click; a text of its own begins with the inherited one. */
export function OverrideForm({
  set,
  channel,
  trigger,
  language,
}: {
  set: AutomatedMessageSet
  channel: MessagingChannel
  trigger: AutomatedTrigger
  language: ChannelLanguage
}) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const format = useFormat()
  const styles = useStyles()
  const toasts = useToasts()
  const client = useQueryClient()
  const { setChannel } = useMessageMutations()
  const backTo = `/automated-messages/channels/${channel.id}`
  const charsMax = textCharsMax[channel.kind]
  const inherited = organisationText(set.organisation, trigger, language)
  const find = ({ overrides }: MessagingChannel) =>
    overrides.find((one) => one.trigger === trigger && one.language === language)
  const draftOf = (of: MessagingChannel): { kind: Kind; text: string } => {
    const found = find(of)
    if (!found) return { kind: 'inherited', text: inherited ?? '' }
    return found.text === null ? { kind: 'silent', text: inherited ?? '' } : { kind: 'own', text: found.text }
  }
  const read = (of: MessagingChannel) => JSON.stringify(find(of) ?? null)

  const [seen, setSeen] = useState(channel)
  const [draft, setDraft] = useState(() => draftOf(channel))
  const [isChecked, setIsChecked] = useState(false)
  const [hasConflict, setHasConflict] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const first = draftOf(seen)
  const isChanged = draft.kind !== first.kind || (draft.kind === 'own' && draft.text !== first.text)
  const { guard, go } = useGuardedNavigation(isChanged)
  const fault = draft.kind === 'own' ? faultOfText(draft.text, charsMax) : null
  const names = { QueueName: channel.queueName, BusinessName: channel.name, BrandName: channel.brandName }
  const words = {
    trigger: texts(`trigger.${trigger}`),
    language: format.language(language),
    name: channel.name,
  }
  const shown = draft.kind === 'own' ? draft.text : draft.kind === 'inherited' ? inherited : null

  async function save(choice: OverrideChoice) {
    setProblem(null)
    try {
      const saved = await saveOnTop<MessagingChannel>({
        seen: read(seen),
        current: channel,
        read,
        reload: async () =>
          channelOf(await client.fetchQuery({ ...messagesQuery, staleTime: 0 }), channel.id) ?? channel,
        write: (version) =>
          setChannel.mutateAsync({
            params: { channelId: channel.id, trigger, language },
            body: { choice, version },
          }),
      })
      setHasConflict(saved.outcome === 'conflict')
      // Saving once more replaces what is told here.
      if (saved.outcome === 'conflict') return setSeen(saved.newest)
      toasts.success(t(choice.kind === 'inherited' ? 'override.returned' : 'edit.saved', words))
      go(backTo)
    } catch (error) {
      setProblem(error)
    }
  }
  function submit() {
    setIsChecked(true)
    if (!fault)
      void save(draft.kind === 'own' ? { kind: 'own', text: draft.text.trim() } : { kind: draft.kind })
  }
  const helpOf = (kind: Kind) =>
    kind === 'inherited' && inherited === null ? t('override.inheritedNone') : t(`override.${kind}Text`)

  return (
    <FormFrame
      trigger={trigger}
      backTo={backTo}
      isBusy={setChannel.isPending}
      problem={problem}
      conflict={
        hasConflict
          ? {
              onTake: () => {
                setDraft(draftOf(seen))
                setHasConflict(false)
              },
            }
          : null
      }
      preview={<PhonePreview trigger={trigger} language={language} names={names} text={shown} />}
      onSubmit={submit}
    >
      {guard}
      <Field label={t('override.choice')}>
        <RadioGroup
          value={draft.kind}
          onChange={(_, data) =>
            setDraft({ ...draft, kind: kinds.find((one) => one === data.value) ?? 'inherited' })
          }
        >
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <span className={styles.option}>
                  {t(`override.${kind}`)}
                  <Text size={200} className={styles.muted}>
                    {helpOf(kind)}
                  </Text>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {draft.kind === 'own' && (
        <TextEditor
          label={t('edit.text')}
          trigger={trigger}
          language={language}
          charsMax={charsMax}
          names={names}
          value={draft.text}
          onChange={(text) => setDraft({ ...draft, text })}
          fault={isChecked ? fault : null}
        />
      )}
      {draft.kind === 'own' && first.text === draft.text && fault?.kind === 'unknown' && (
        <Text size={200} className={styles.muted}>
          {t('override.keepsUnknown')}
        </Text>
      )}
      {first.kind !== 'inherited' && (
        <div>
          <Button
            type="button"
            icon={<ArrowUndoRegular />}
            disabledFocusable={setChannel.isPending}
            onClick={() => void save({ kind: 'inherited' })}
          >
            {t('override.return')}
          </Button>
        </div>
      )}
    </FormFrame>
  )
}
