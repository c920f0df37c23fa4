import { Button, Input } from '@fluentui/react-components'
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ControllerRenderProps, FieldPath, FieldValues } from 'react-hook-form'
import { useChannelsText } from '../text.ts'

/** Input for a secret that is pasted: hidden, can be shown while typing, and no password manager offers to keep it. */
export function TokenInput<In extends FieldValues, Name extends FieldPath<In>>({
  field,
}: {
  field: ControllerRenderProps<In, Name>
}) {
  const t = useChannelsText()
  const [isShown, setIsShown] = useState(false)
  return (
    <Input
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck={false}
      data-1p-ignore
      contentAfter={
        <Button
          appearance="transparent"
          size="small"
          icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={isShown ? t('partner.hideToken') : t('partner.showToken')}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
