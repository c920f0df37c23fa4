import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useChannelsText } from '../text.ts'

/** Says that the emulator stands in for Google. Show it only where `emulatorUrl` is set. */
export function EmulatorNote() {
  const t = useChannelsText()
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('prerequisites.emulator.title')}</MessageBarTitle>{' '}
        {t('prerequisites.emulator.text')}
      </MessageBarBody>
    </MessageBar>
  )
}
