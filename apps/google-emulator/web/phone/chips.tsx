import type { Suggestion } from '../../src/business-messages/shapes.ts'
import { useI18n } from '../i18n.tsx'

/** Suggestions as buttons; an arrow marks links, a handset calls. */
export function Chips({
  label,
  suggestions,
  onTap,
}: {
  label: string
  suggestions: readonly Suggestion[]
  onTap: (suggestion: Suggestion, index: number) => void
}) {
  const { t } = useI18n()
  if (suggestions.length === 0) return null
  const textOf = ({ reply, action, authenticationRequest }: Suggestion): string =>
    reply?.text ?? action?.text ?? (authenticationRequest ? t('phone.signIn') : t('phone.requestLiveAgent'))
  return (
    <ul className="chips" aria-label={label}>
      {suggestions.map((suggestion, index) => (
        <li
          key={`${textOf(suggestion)} ${suggestion.reply?.postbackData ?? suggestion.action?.postbackData ?? ''}`}
        >
          <button type="button" className="suggestion" onClick={() => onTap(suggestion, index)}>
            {textOf(suggestion)}
            {suggestion.action?.openUrlAction !== undefined && <span aria-hidden="true"> ↗</span>}
            {suggestion.action?.dialAction !== undefined && <span aria-hidden="true"> ☏</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
