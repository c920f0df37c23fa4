import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { AutomatedMessageSet, MessagingChannel } from '@parley/contracts/automated-messages'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { organisationText } from '@parley/domain/automated-messages'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useFormat } from '../../shared/format.ts'
import { Section } from '../../shared/ui/section.tsx'
import { channelOf, pathOfCell } from './address.ts'
import { languagesOfChannel } from './languages.ts'
import { Matrix, type CellState } from './matrix.tsx'
import { MessagePage } from './message-page.tsx'
import { messagesQuery } from './queries.ts'
import { useAutomatedText } from './text.ts'
import { WhatCustomersGet } from './what-customers-get.tsx'

const useStyles = makeStyles({ muted: { color: tokens.colorNeutralForeground3 } })

/** What one channel says: inherited, in its own words, or nothing; and what a customer gets of it. */
export function Component() {
  const t = useAutomatedText()
  const format = useFormat()
  const { channelId } = useParams()
  const messages = useQuery(messagesQuery)
  const set = messages.data
  const channel = set ? channelOf(set, channelId) : null
  const shown = set &&
    channel && {
      title: channel.name,
      description: t('channel.lead', {
        workstream: channel.workstreamName,
        language: format.language(channel.language),
      }),
      content: <ChannelMessages set={set} channel={channel} />,
    }
  return <MessagePage messages={messages} shown={shown ?? null} />
}

function ChannelMessages({ set, channel }: { set: AutomatedMessageSet; channel: MessagingChannel }) {
  const t = useAutomatedText()
  const styles = useStyles()
  function stateOf(trigger: AutomatedTrigger, language: ChannelLanguage): CellState {
    const own = channel.overrides.find((one) => one.trigger === trigger && one.language === language)
    if (own)
      return own.text === null
        ? { tone: 'warning', label: t('cell.silent') }
        : { tone: 'info', label: t('cell.own') }
    return organisationText(set.organisation, trigger, language) === null
      ? { tone: 'neutral', label: t('cell.inheritedNone') }
      : { tone: 'success', label: t('cell.inherited') }
  }
  return (
    <>
      <Section
        title={t('channel.matrixTitle')}
        text={<Text className={styles.muted}>{t('channel.matrixText')}</Text>}
      >
        <Matrix
          label={t('channel.matrix', { name: channel.name })}
          languages={languagesOfChannel(set, channel)}
          stateOf={stateOf}
          pathOf={pathOfCell(channel)}
        />
      </Section>
      <WhatCustomersGet set={set} channel={channel} />
    </>
  )
}
