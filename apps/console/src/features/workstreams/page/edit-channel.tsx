import { makeStyles, tokens } from '@fluentui/react-components'
import type { Channel } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { Tabs, tabPanel } from '../../../shared/ui/tabs.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { AttachmentSwitches } from '../parts/attachment-switches.tsx'
import { LanguagePicker } from '../parts/language-picker.tsx'
import { draftOf, faultOf, messagesOf } from '../parts/message-draft.ts'
import { MessagesEditor } from '../parts/messages-editor.tsx'
import { useWorkstreamMutations, workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

const tabs = ['language', 'behaviors', 'features'] as const
type TabName = (typeof tabs)[number]

const useStyles = makeStyles({
  panel: { minHeight: '320px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** The pages of the set-up as tabs; everything is saved together and applies to the next message. */
export function EditChannel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const toasts = useToasts()
  const workstream = useQuery(workstreamQuery(channel.workstreamId))
  const { updateChannel } = useWorkstreamMutations()
  const [tab, setTab] = useState<TabName>('language')
  const [language, setLanguage] = useState(channel.language)
  const [messages, setMessages] = useState(() => draftOf(channel.automatedMessages))
  const [attachments, setAttachments] = useState({
    customerAttachments: channel.customerAttachments,
    agentAttachments: channel.agentAttachments,
  })
  const [hasTried, setHasTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const fault = faultOf(messages)

  async function save(event: FormEvent) {
    event.preventDefault()
    setHasTried(true)
    setProblem(null)
    if (fault) {
      setTab('behaviors')
      return
    }
    try {
      await updateChannel.mutateAsync({
        params: { workstreamId: channel.workstreamId, channelId: channel.id },
        body: { language, automatedMessages: messagesOf(messages), ...attachments },
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
        {tab === 'language' && <LanguagePicker value={language} onChange={setLanguage} />}
        {tab === 'behaviors' && (
          <MessagesEditor
            value={messages}
            onChange={setMessages}
            fault={hasTried ? fault : null}
            language={language}
            queueName={workstream.data?.fallbackQueue.name ?? ''}
          />
        )}
        {tab === 'features' && <AttachmentSwitches value={attachments} onChange={setAttachments} />}
      </div>
    </FormDialog>
  )
}
