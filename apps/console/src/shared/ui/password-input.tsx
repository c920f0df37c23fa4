import { Button, Input, type InputProps } from '@fluentui/react-components'
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons'
import { useState, type RefCallback } from 'react'
import { useSharedText } from '../shared-text.ts'

/** A password with a button that shows it. Pasting and password managers work as everywhere. */
export function PasswordInput({
  ref,
  ...props
}: Omit<InputProps, 'type' | 'contentAfter' | 'ref'> & {
  ref?: RefCallback<HTMLInputElement>
  autoComplete: 'current-password' | 'new-password'
}) {
  const t = useSharedText()
  const [isShown, setIsShown] = useState(false)
  const name = t(isShown ? 'password.hide' : 'password.show')
  return (
    <Input
      {...props}
      {...(ref ? { ref } : {})}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      contentAfter={
        <Button
          appearance="transparent"
          size="small"
          icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={name}
          title={name}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
