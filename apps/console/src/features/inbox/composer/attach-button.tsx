import { Button, Tooltip } from '@fluentui/react-components'
import { ImageAddRegular } from '@fluentui/react-icons'
import { pictureTypes, type Conversation } from '@parley/contracts/conversations'
import { useRef } from 'react'
import { useThreadText } from '../messages/index.ts'

/** Opens the choice of files. Where pictures are switched off it says who can change that; without the ability it is not there. */
export function AttachButton({
  rule,
  onFiles,
}: {
  rule: Conversation['pictures']
  onFiles: (files: readonly File[]) => void
}) {
  const t = useThreadText()
  const input = useRef<HTMLInputElement>(null)
  if (rule === 'unsupported') return null
  const isOff = rule === 'switchedOff'
  return (
    <>
      <Tooltip
        content={isOff ? t('attach.off') : t('attach.button')}
        relationship={isOff ? 'description' : 'label'}
      >
        <Button
          appearance="subtle"
          icon={<ImageAddRegular />}
          disabledFocusable={isOff}
          {...(isOff ? { 'aria-label': t('attach.button') } : {})}
          onClick={() => input.current?.click()}
        />
      </Tooltip>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        disabled={isOff}
        accept={pictureTypes.join(',')}
        aria-label={t('attach.input')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
