import { Button, type ButtonProps } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  to,
  children,
  icon,
  iconPosition,
  appearance,
  size,
  label,
  className,
}: {
  to: string
  children?: ReactNode
  icon?: ReactElement
  iconPosition?: 'before' | 'after'
  appearance?: ButtonProps['appearance']
  size?: ButtonProps['size']
  /** What a link without words says. */
  label?: string
  className?: string
}) {
  const href = useHref(to)
  const onClick = useLinkClickHandler(to)
  return (
    <Button
      as="a"
      href={href}
      onClick={onClick}
      {...(icon ? { icon } : {})}
      {...(iconPosition ? { iconPosition } : {})}
      {...(appearance ? { appearance } : {})}
      {...(size ? { size } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(className ? { className } : {})}
    >
      {children}
    </Button>
  )
}
