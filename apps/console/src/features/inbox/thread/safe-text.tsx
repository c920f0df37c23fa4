import { Link } from '@fluentui/react-components'
import { useMemo } from 'react'
import { linkify } from './linkify.ts'

/** Text of a message as text, line breaks kept; only addresses that are safe to open become links. */
export function SafeText({ text }: { text: string }) {
  const parts = useMemo(() => linkify(text), [text])
  return parts.map((part) =>
    part.href ? (
      <Link key={part.at} inline href={part.href} target="_blank" rel="noopener noreferrer">
        {part.text}
      </Link>
    ) : (
      <span key={part.at}>{part.text}</span>
    ),
  )
}
