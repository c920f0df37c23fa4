import { Link } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link within the console. */
export function TextLink({
  to,
  children,
  className,
}: {
  to: string
  children: ReactNode
  className?: string
}) {
  const href = useHref(to)
  const onClick = useLinkClickHandler(to)
  return (
    <Link href={href} onClick={onClick} {...(className ? { className } : {})}>
      {children}
    </Link>
  )
}
