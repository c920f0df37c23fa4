import { Button, Input, Text, makeStyles, tokens } from '@fluentui/react-components'
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ControllerRenderProps, FieldPath, FieldValues } from 'react-hook-form'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  input: { width: '100%' },
  note: { display: 'block', color: tokens.colorNeutralForeground2, minHeight: 0 },
})

/**
 * Input for a secret that is pasted: hidden, can be shown while typing, and no password manager offers to keep it. Says
 * when spaces around it will be cut off.
 */
export function TokenInput<In extends FieldValues, Name extends FieldPath<In>>({
  field,
}: {
  field: ControllerRenderProps<In, Name>
}) {
  const t = useChannelsText()
  const styles = useStyles()
  const [isShown, setIsShown] = useState(false)
  const text = String(field.value)
  const isPadded = text.trim() !== '' && text.trim() !== text
  return (
    <div>
      <Input
        {...field}
        className={styles.input}
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
      <Text role="status" size={200} className={styles.note}>
        {isPadded && `${t('proof.clientToken.trimmed.title')}. ${t('proof.clientToken.trimmed.remedy')}`}
      </Text>
    </div>
  )
}
