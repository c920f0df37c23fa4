import type { Account } from '@parley/contracts/accounts'
import { Section } from '../../../shared/ui/section.tsx'
import { AgentForm, useAgentForm } from '../parts/agent-form.tsx'
import { AgentList } from '../parts/agent-list.tsx'
import { useChannelsText } from '../text.ts'

/** The Google agents of a saved account: who uses them, tests, add, remove. */
export function AgentsTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const given = useAgentForm(account)
  return (
    <>
      <Section title={t('account.tab.agents')}>
        <AgentList account={account} showTests />
      </Section>
      <Section title={t('agentsTab.add')} text={t('agents.lead')}>
        <AgentForm account={account} given={given} />
      </Section>
    </>
  )
}
