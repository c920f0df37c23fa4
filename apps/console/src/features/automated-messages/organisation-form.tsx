import {
  Button,
  MessageBar,
  MessageBarBody,
  Switch,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import {
  builtInText,
  type AutomatedMessageSet,
  type OrganisationMessage,
} from '@parley/contracts/automated-messages'
import { anyTextCharsMax, type AutomatedTrigger } from '@parley/contracts/automated-texts'
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
import { FormFrame } from './form-frame.tsx'
import { messagesQuery, useMessageMutations } from './queries.ts'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({ muted: { display: 'block', color: tokens.colorNeutralForeground3 } })

type Stored = Pick<OrganisationMessage, 'isOn' | 'text' | 'version'>
const never: Stored = { isOn: false, text: null, version: 0 }
const read = ({ isOn, text }: Stored) => JSON.stringify([isOn, text])

/** On or off, the text, and back to the built-in one. Nothing but what was seen is overwritten. */
export function OrganisationForm({
  set,
  trigger,
  language,
}: {
  set: AutomatedMessageSet
  trigger: AutomatedTrigger
  language: ChannelLanguage
}) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const format = useFormat()
  const styles = useStyles()
  const toasts = useToasts()
  const client = useQueryClient()
  const { setOrganisation } = useMessageMutations()
  const find = ({ organisation }: AutomatedMessageSet) =>
    organisation.find((one) => one.trigger === trigger && one.language === language)
  const stored = find(set)
  const builtIn = builtInText(trigger, language)
  const draftOf = ({ isOn, text }: Stored) => ({ isOn, text: text ?? builtIn ?? '' })

  const [seen, setSeen] = useState<Stored>(stored ?? never)
  const [draft, setDraft] = useState(() => draftOf(seen))
  const [isChecked, setIsChecked] = useState(false)
  const [hasConflict, setHasConflict] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const first = draftOf(seen)
  const { guard, go } = useGuardedNavigation(draft.isOn !== first.isOn || draft.text !== first.text)
  const fault = faultOfText(draft.text, anyTextCharsMax)
  // What is off needs no text; a text that is there must be one that can be sent.
  const isWrong = fault !== null && (draft.isOn || fault.kind !== 'required')
  const isBuiltIn = builtIn !== null && draft.text.trim() === builtIn
  const example = set.channels.find((one) => one.language === language) ?? set.channels[0]
  const names = example
    ? { QueueName: example.queueName, BusinessName: example.name, BrandName: example.brandName }
    : {}
  const others = set.channels.filter(({ overrides }) =>
    overrides.some((one) => one.trigger === trigger && one.language === language),
  )
  const partner = trigger === 'greeting' ? 'agentAssigned' : trigger === 'agentAssigned' ? 'greeting' : null
  const isStacking =
    draft.isOn && partner !== null && organisationText(set.organisation, partner, language) !== null

  async function save() {
    setIsChecked(true)
    setProblem(null)
    if (isWrong) return
    const text = isBuiltIn || draft.text.trim() === '' ? null : draft.text.trim()
    try {
      const saved = await saveOnTop<Stored>({
        seen: read(seen),
        current: stored ?? never,
        read,
        reload: async () => find(await client.fetchQuery({ ...messagesQuery, staleTime: 0 })) ?? never,
        write: (version) =>
          setOrganisation.mutateAsync({
            params: { trigger, language },
            body: { isOn: draft.isOn, text, version },
          }),
      })
      setHasConflict(saved.outcome === 'conflict')
      // Saving once more replaces what is told here.
      if (saved.outcome === 'conflict') return setSeen(saved.newest)
      toasts.success(
        t('edit.saved', { trigger: texts(`trigger.${trigger}`), language: format.language(language) }),
      )
      go('/automated-messages')
    } catch (error) {
      setProblem(error)
    }
  }

  return (
    <FormFrame
      trigger={trigger}
      backTo="/automated-messages"
      isBusy={setOrganisation.isPending}
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
      preview={<PhonePreview trigger={trigger} language={language} names={names} text={draft.text} />}
      onSubmit={() => void save()}
    >
      {guard}
      <Switch
        label={t('edit.isOn')}
        checked={draft.isOn}
        onChange={(_, data) => setDraft({ ...draft, isOn: data.checked })}
      />
      {!draft.isOn && (
        <Text size={200} className={styles.muted}>
          {t('edit.offNote')}
        </Text>
      )}
      {isStacking && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('edit.stacking')}</MessageBarBody>
        </MessageBar>
      )}
      <TextEditor
        label={t('edit.text')}
        trigger={trigger}
        language={language}
        charsMax={anyTextCharsMax}
        names={names}
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        fault={isChecked && isWrong ? fault : null}
      />
      {isBuiltIn ? (
        <Text size={200} className={styles.muted}>
          {t('edit.builtIn')}
        </Text>
      ) : (
        builtIn !== null && (
          <div>
            <Button type="button" onClick={() => setDraft({ ...draft, text: builtIn })}>
              {t('edit.reset')}
            </Button>
          </div>
        )
      )}
      {stored && (
        <Text size={200} className={styles.muted}>
          {t('edit.changed', { who: stored.changedBy, when: format.dateTime(stored.changedAt) })}
        </Text>
      )}
      {others.length > 0 && (
        <Text size={200} className={styles.muted}>
          {t('edit.overridden', { channels: format.list(others.map(({ name }) => name)) })}
        </Text>
      )}
    </FormFrame>
  )
}
