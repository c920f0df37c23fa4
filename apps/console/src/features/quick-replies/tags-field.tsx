import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import { replyTag } from '@parley/contracts/quick-replies'
import { useId, useRef, useState } from 'react'
import { useRepliesText } from './text.ts'

const tagsMax = 10

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '6px' },
})

/** Words to find a reply by; those in use are suggested. */
export function TagsField({
  value,
  known,
  onChange,
}: {
  value: readonly string[]
  known: readonly string[]
  onChange: (tags: readonly string[]) => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const suggestions = useId()
  const input = useRef<HTMLInputElement>(null)
  const [written, setWritten] = useState('')
  const [isFaulty, setFaulty] = useState(false)
  const has = (tag: string) => value.some((one) => one.toLowerCase() === tag.toLowerCase())

  function add() {
    if (written.trim() === '') return
    const tag = replyTag.safeParse(written)
    setFaulty(!tag.success)
    if (!tag.success) return
    // The spelling in use wins, so that one tag does not become two.
    const spelled = known.find((one) => one.toLowerCase() === tag.data.toLowerCase()) ?? tag.data
    if (!has(spelled)) onChange([...value, spelled])
    setWritten('')
  }

  return (
    <div className={styles.root}>
      <Field
        label={t('tags')}
        hint={t('tagsHint')}
        {...(isFaulty ? { validationMessage: t('tagInvalid') } : {})}
      >
        <Input
          input={{ ref: input }}
          list={suggestions}
          value={written}
          autoComplete="off"
          disabled={value.length >= tagsMax}
          contentAfter={
            <Button
              appearance="transparent"
              size="small"
              icon={<AddRegular />}
              aria-label={t('tagAdd')}
              onClick={add}
            />
          }
          onChange={(_, data) => {
            setWritten(data.value)
            setFaulty(false)
          }}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ',') return
            event.preventDefault()
            add()
          }}
        />
      </Field>
      <datalist id={suggestions}>
        {known
          .filter((tag) => !has(tag))
          .map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
      </datalist>
      {value.length > 0 && (
        <ul className={styles.list}>
          {value.map((tag) => (
            <li key={tag}>
              <Button
                size="small"
                shape="circular"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={t('tagRemove', { tag })}
                onClick={() => {
                  onChange(value.filter((one) => one !== tag))
                  input.current?.focus()
                }}
              >
                {tag}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
