import { AttachmentSwitches } from '../parts/attachment-switches.tsx'
import { ChannelFrame, type StepProps } from './channel-frame.tsx'

/** User features: file attachments for customers and agents. */
export function FeaturesStep({ workstream, draft, change, goOn }: StepProps) {
  return (
    <ChannelFrame step="features" workstream={workstream} draft={draft} next={{ onClick: goOn }}>
      <AttachmentSwitches
        value={{ customerAttachments: draft.customerAttachments, agentAttachments: draft.agentAttachments }}
        onChange={change}
      />
    </ChannelFrame>
  )
}
