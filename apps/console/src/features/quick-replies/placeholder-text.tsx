import { makeStyles, tokens } from '@fluentui/react-components'
import { parsePlaceholders } from '@parley/domain/placeholders'
import { replyPlaceholders } from '@parley/domain/quick-replies'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  chip: {
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    '@media (forced-colors: active)': { outline: '1px solid' },
  },
})

/** A text in which placeholders stand as marked words of the reader's language. */
export function PlaceholderText({ text }: { text: string }) {
  const styles = useStyles()
  const t = useRepliesText()
  return parsePlaceholders(text, replyPlaceholders).parts.map((part) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      <span key={part.start} className={styles.chip}>
        {t(`placeholder.${part.name}`)}
      </span>
    ),
  )
}
