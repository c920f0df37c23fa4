import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { automatedTrigger, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { StateBadge, type StateTone } from '../../shared/ui/state-badge.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  // Languages beside each other may be wider than the page.
  scroll: { overflowX: 'auto' },
  when: { display: 'block', color: tokens.colorNeutralForeground3, maxWidth: '44ch' },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  state: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  pen: { color: tokens.colorNeutralForeground3 },
  cell: {
    display: 'inline-flex',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { textDecorationLine: 'none' },
  },
})

/** What a cell shows: the state in a word, and its tone. */
export interface CellState {
  readonly tone: StateTone
  readonly label: string
}

/** Occasions by languages; each cell is a link to where its message is edited. */
export function Matrix({
  label,
  languages,
  stateOf,
  pathOf,
}: {
  label: string
  languages: readonly ChannelLanguage[]
  stateOf: (trigger: AutomatedTrigger, language: ChannelLanguage) => CellState
  pathOf: (trigger: AutomatedTrigger, language: ChannelLanguage) => string
}) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const format = useFormat()
  const styles = useStyles()
  return (
    <div className={styles.scroll}>
      <RecordTable
        label={label}
        isInSection
        rows={automatedTrigger.options}
        rowKey={(trigger) => trigger}
        columns={[
          {
            id: 'trigger',
            label: t('column.trigger'),
            render: (trigger) => (
              <>
                <Text className={styles.name}>{texts(`trigger.${trigger}`)}</Text>
                <Text size={200} className={styles.when}>
                  {texts(`when.${trigger}`)}
                </Text>
              </>
            ),
          },
          ...languages.map((language) => ({
            id: language,
            label: format.language(language),
            render: (trigger: AutomatedTrigger) => {
              const { tone, label: state } = stateOf(trigger, language)
              return (
                <TextLink to={pathOf(trigger, language)} className={styles.cell}>
                  <VisuallyHidden>
                    {t('cell.edit', {
                      trigger: texts(`trigger.${trigger}`),
                      language: format.language(language),
                      state,
                    })}
                  </VisuallyHidden>
                  <span aria-hidden className={styles.state}>
                    <StateBadge tone={tone}>{state}</StateBadge>
                    <EditRegular className={styles.pen} />
                  </span>
                </TextLink>
              )
            },
          })),
        ]}
      />
    </div>
  )
}
