import { LanguagePicker } from '../parts/language-picker.tsx'
import { ChannelFrame, type StepProps } from './channel-frame.tsx'

/** The language of the channel; one is always chosen. */
export function LanguageStep({ workstream, draft, change, goOn }: StepProps) {
  return (
    <ChannelFrame step="language" workstream={workstream} draft={draft} next={{ onClick: goOn }}>
      <LanguagePicker value={draft.language} onChange={(language) => change({ language })} />
    </ChannelFrame>
  )
}
