import {
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { AutomatedMessageSet } from '@parley/contracts/automated-messages'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import { channelLanguage, channelLanguages, type ChannelLanguage } from '@parley/contracts/workstreams'
import { languageNeeds, organisationText } from '@parley/domain/automated-messages'
import { useSearchParams } from 'react-router'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { Section } from '../../shared/ui/section.tsx'
import { pathOfCell } from './address.ts'
import { languagesInUse } from './languages.ts'
import { Matrix, type CellState } from './matrix.tsx'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  needs: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  choice: { maxWidth: '340px' },
  muted: { color: tokens.colorNeutralForeground2 },
})

/** The organisation's messages; for each language of a live channel, whether something is missing. */
export function OrganisationSection({ set }: { set: AutomatedMessageSet }) {
  const t = useAutomatedText()
  const format = useFormat()
  const styles = useStyles()
  const [search, setSearch] = useSearchParams()
  const added = channelLanguage.safeParse(search.get('language'))
  const shown = languagesInUse(set, [added.data ?? null])
  const others = channelLanguages
    .filter((tag) => !shown.includes(tag))
    .map((tag) => ({ tag, name: format.language(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const needs = languageNeeds(set.organisation, set.channels)

  function stateOf(trigger: AutomatedTrigger, language: ChannelLanguage): CellState {
    if (organisationText(set.organisation, trigger, language) !== null)
      return { tone: 'success', label: t('cell.on') }
    const isMissing = needs.some(
      (one) => one.language === language && one.missing.some((gap) => gap.trigger === trigger),
    )
    return isMissing
      ? { tone: 'warning', label: t('cell.missing') }
      : { tone: 'neutral', label: t('cell.off') }
  }

  return (
    <Section title={t('organisation.title')} text={t('organisation.text')}>
      <div className={styles.needs}>
        {needs.length === 0 && <Text className={styles.muted}>{t('need.none')}</Text>}
        {needs.map((need) => (
          <Need key={need.language} need={need} />
        ))}
      </div>
      <Matrix label={t('organisation.matrix')} languages={shown} stateOf={stateOf} pathOf={pathOfCell()} />
      <Field label={t('addLanguage')} className={styles.choice}>
        <Select
          value=""
          onChange={(_, { value }) => value !== '' && setSearch({ language: value }, { replace: true })}
        >
          <option value="">{t('addLanguage.choose')}</option>
          {others.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </Section>
  )
}

function Need({ need: { language, channels, missing } }: { need: ReturnType<typeof languageNeeds>[number] }) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const format = useFormat()
  const isComplete = missing.length === 0
  const words = { count: channels.length, missing: missing.length }
  return (
    <MessageBar intent={isComplete ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{format.language(language)}</MessageBarTitle>{' '}
        {isComplete
          ? t('need.complete', words)
          : t('need.missing', {
              ...words,
              triggers: format.list(missing.map(({ trigger }) => texts(`trigger.${trigger}`))),
            })}
      </MessageBarBody>
    </MessageBar>
  )
}
