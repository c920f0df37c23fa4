import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { ButtonLink } from '../ui/button-link.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Section } from '../ui/section.tsx'
import { TestLinks } from '../ui/test-links.tsx'
import { HopList } from './hop-list.tsx'
import type { Times } from './hops.ts'
import { useRoundTripText } from './text.ts'
import { useRoundTrip, type RoundTripState } from './use-round-trip.ts'

/** A Google agent that a channel uses, as far as a round trip needs it. */
export interface TripAgent {
  readonly id: string
  readonly displayName: string
  readonly testUrls: readonly { surface: string; url: string }[]
}

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalL },
  // A select is as wide as its longest choice, unless its grid says otherwise.
  field: {
    flexGrow: 1,
    flexBasis: '220px',
    maxWidth: '420px',
    minWidth: 0,
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  now: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

const replies = [1, 2, 3] as const

/** Offers a round trip with one of these agents; without any it says what has to come first. */
export function RoundTrip({ agents }: { agents: readonly TripAgent[] }) {
  const t = useRoundTripText()
  const [first] = agents
  return (
    <Section title={t('trip.title')} text={t(first ? 'trip.text' : 'trip.unbound')}>
      {first ? (
        <Trip agents={agents} first={first} />
      ) : (
        <div>
          <ButtonLink to="/workstreams">{t('trip.toWorkstreams')}</ButtonLink>
        </div>
      )}
    </Section>
  )
}

function Trip({ agents, first }: { agents: readonly TripAgent[]; first: TripAgent }) {
  const t = useRoundTripText()
  const styles = useStyles()
  const [agentId, setAgentId] = useState(first.id)
  const [choice, setChoice] = useState<(typeof replies)[number]>(1)
  const agent = agents.find((one) => one.id === agentId) ?? first
  const { state, start, reply, stop } = useRoundTrip(agent.id)
  const { phase, times, conversation } = state
  const isRunning = phase === 'waiting' || phase === 'replying' || phase === 'arrived'
  const words = useSummary(state, agent)
  return (
    <>
      <div className={styles.form}>
        {agents.length > 1 && (
          <Field label={t('trip.agent')} className={styles.field}>
            <Select
              className={styles.select}
              value={agent.id}
              disabled={isRunning}
              onChange={(_, { value }) => setAgentId(value)}
            >
              {agents.map(({ id, displayName }) => (
                <option key={id} value={id}>
                  {displayName}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t('trip.reply')} className={styles.field}>
          <Select
            className={styles.select}
            value={String(choice)}
            disabled={phase === 'replying'}
            onChange={(_, { value }) => setChoice(replies.find((one) => String(one) === value) ?? 1)}
          >
            {replies.map((one) => (
              <option key={one} value={one}>
                {t(`trip.reply.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {isRunning ? (
          <Button onClick={stop}>{t('trip.stop')}</Button>
        ) : (
          <Button appearance={phase === 'idle' ? 'primary' : 'secondary'} onClick={start}>
            {t(phase === 'idle' ? 'trip.start' : 'trip.again')}
          </Button>
        )}
      </div>
      <div className={styles.now}>
        <Text role="status" weight="semibold">
          {words}
        </Text>
        {phase === 'waiting' &&
          (agent.testUrls.length > 0 ? (
            <TestLinks urls={agent.testUrls} label={t('trip.open')} isPrimary />
          ) : (
            <Text>{t('trip.noTests')}</Text>
          ))}
        {phase === 'arrived' && (
          <div>
            <Button appearance="primary" onClick={() => reply(t(`trip.reply.${choice}`))}>
              {t('trip.send')}
            </Button>
          </div>
        )}
        {state.miss && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('trip.look')}</MessageBarTitle> {t(`trip.miss.${state.miss}.look`)}
            </MessageBarBody>
          </MessageBar>
        )}
        <ProblemBar error={state.error} />
        {phase !== 'idle' && (
          <HopList
            times={times}
            end={
              phase === 'missed' || phase === 'failed' ? 'missed' : phase === 'arrived' ? 'paused' : 'running'
            }
          />
        )}
        {conversation && (
          <div>
            <ButtonLink to={`/inbox/all/${conversation.id}`}>{t('trip.conversation')}</ButtonLink>
          </div>
        )}
      </div>
    </>
  )
}

/** One sentence on how it stands, which screen readers hear when it changes. */
function useSummary({ phase, times, conversation, miss }: RoundTripState, agent: TripAgent): string {
  const t = useRoundTripText()
  switch (phase) {
    case 'idle':
    case 'failed':
      return ''
    case 'waiting':
      return times.received ? t('trip.do.stored') : t('trip.do.waiting', { agent: agent.displayName })
    case 'arrived':
      return t('trip.do.arrived', { customer: conversation?.customerName ?? t('trip.anonymous') })
    case 'replying':
      return t('trip.do.replying')
    case 'done':
      return t('trip.do.done', { seconds: secondsOf(times) })
    case 'missed':
      return miss ? t(`trip.miss.${miss}.title`) : ''
  }
}

function secondsOf({ sent, received, read }: Times): number {
  const from = sent ?? received
  return from && read ? Math.max(1, Math.round((read.getTime() - from.getTime()) / 1000)) : 1
}
