import { useState } from 'react'
import { faultOf } from '../parts/message-draft.ts'
import { MessagesEditor } from '../parts/messages-editor.tsx'
import { ChannelFrame, type StepProps } from './channel-frame.tsx'

/** Automated messages of the channel. */
export function BehaviorsStep({ workstream, draft, change, goOn }: StepProps) {
  const [hasTried, setHasTried] = useState(false)
  const fault = faultOf(draft.messages, workstream.channel)
  const next = () => {
    setHasTried(true)
    if (!fault) goOn()
  }
  return (
    <ChannelFrame step="behaviors" workstream={workstream} draft={draft} next={{ onClick: next }}>
      <MessagesEditor
        value={draft.messages}
        onChange={(messages) => change({ messages })}
        fault={hasTried ? fault : null}
        kind={workstream.channel}
        language={draft.language}
        queueName={workstream.fallbackQueue.name}
      />
    </ChannelFrame>
  )
}
