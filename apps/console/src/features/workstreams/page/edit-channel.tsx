import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Channel } from '@parley/contracts/workstreams'
import { useState, type FormEvent } from 'react'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { Tabs, tabPanel } from '../../../shared/ui/tabs.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { AttachmentSwitches } from '../parts/attachment-switches.tsx'
import { LanguagePicker } from '../parts/language-picker.tsx'
import { useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

const tabs = ['language', 'features'] as const
type TabName = (typeof tabs)[number]

const useStyles = makeStyles({
  muted: { color: tokens.colorNeutralForeground2, maxWidth: '60ch' },
  panel: { minHeight: '320px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** The pages of the set-up as tabs; everything is saved together and applies to the next message. */
export function EditChannel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const toasts = useToasts()
  const { updateChannel } = useWorkstreamMutations()
  const [tab, setTab] = useState<TabName>('language')
  const [language, setLanguage] = useState(channel.language)
  const [attachments, setAttachments] = useState({
    customerAttachments: channel.customerAttachments,
    agentAttachments: channel.agentAttachments,
  })
  const [problem, setProblem] = useState<unknown>(null)

  async function save(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    try {
      await updateChannel.mutateAsync({
        params: { workstreamId: channel.workstreamId, channelId: channel.id },
        body: { language, ...attachments },
      })
      toasts.success(t('edit.saved'))
      onClose()
    } catch (error) {
      setProblem(error)
    }
  }

  return (
    <FormDialog
      title={t('edit.title', { name: channel.googleAgent.displayName })}
      submitLabel={t('page.save')}
      isBusy={updateChannel.isPending}
      error={problem}
      width="wide"
      onSubmit={(event) => void save(event)}
      onClose={onClose}
    >
      <Tabs
        id="channel"
        label={t('edit.tabs')}
        tabs={tabs.map((one) => ({ name: one, label: t(`wizard.step.${one}`) }))}
        selected={tab}
        onSelect={setTab}
      />
      <div {...tabPanel('channel', tab)} className={styles.panel}>
        {tab === 'language' && (
          <>
            <LanguagePicker value={language} onChange={setLanguage} />
            <Text className={styles.muted}>
              {t('edit.messagesHint')}{' '}
              <TextLink to={`/automated-messages/channels/${channel.id}`}>{t('edit.messagesLink')}</TextLink>
            </Text>
          </>
        )}
        {tab === 'features' && <AttachmentSwitches value={attachments} onChange={setAttachments} />}
      </div>
    </FormDialog>
  )
}
