import { Button, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ImageOffRegular, ImageProhibitedRegular } from '@fluentui/react-icons'
import { attachmentPath, type Attachment } from '@parley/contracts/conversations'
import { useState, type ReactNode } from 'react'
import { useThreadText } from '../messages/index.ts'
import { PictureDialog } from './picture-dialog.tsx'

const boxPx = { width: 280, height: 320 }

const useStyles = makeStyles({
  frame: {
    display: 'block',
    padding: 0,
    border: 'none',
    borderRadius: '18px',
    overflow: 'hidden',
    maxWidth: '80%',
    cursor: 'zoom-in',
    backgroundColor: tokens.colorNeutralBackground4,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  image: { display: 'block', maxWidth: '100%', objectFit: 'cover' },
  state: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    boxSizing: 'border-box',
    maxWidth: 'min(80%, 46ch)',
    padding: '12px 16px',
    borderRadius: '18px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '22px', display: 'inline-flex', color: tokens.colorNeutralForeground3, flexShrink: 0 },
})

/** A picture of the thread: a thumbnail that opens in a dialog, or why there is none (yet). `alt` describes it. */
export function Picture({
  conversationId,
  attachment,
  alt,
  className,
}: {
  conversationId: string
  attachment: Attachment
  alt: string
  /** More of the frame's look. */
  className?: string | undefined
}) {
  const styles = useStyles()
  const t = useThreadText()
  const [isOpen, setOpen] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const path = attachmentPath(conversationId, attachment.id)
  // Another address, else the browser answers from the failure it remembers.
  const src = attempt === 0 ? path : `${path}?attempt=${attempt}`
  switch (attachment.state) {
    case 'pending':
      return (
        <StateBox icon={<Spinner size="tiny" />} className={styles.state}>
          {t('picture.pending')}
        </StateBox>
      )
    case 'blocked':
      return (
        <StateBox icon={<ImageProhibitedRegular />} className={styles.state}>
          {t('picture.blocked')}
        </StateBox>
      )
    case 'lost':
      return (
        <StateBox icon={<ImageOffRegular />} className={styles.state}>
          {t('picture.lost')}
        </StateBox>
      )
    case 'stored':
      break
  }
  if (isBroken)
    return (
      <StateBox icon={<ImageOffRegular />} className={styles.state}>
        {t('picture.broken')}
        <Button
          size="small"
          onClick={() => {
            setAttempt(attempt + 1)
            setBroken(false)
          }}
        >
          {t('picture.tryAgain')}
        </Button>
      </StateBox>
    )
  return (
    <>
      <button
        type="button"
        className={mergeClasses(styles.frame, className)}
        aria-label={t('picture.open', { alt })}
        onClick={() => setOpen(true)}
      >
        <img
          src={src}
          alt={alt}
          className={styles.image}
          // Known beforehand, so that nothing moves when the bytes arrive.
          {...fit(attachment)}
          onError={() => setBroken(true)}
        />
      </button>
      {isOpen && <PictureDialog src={src} alt={alt} attachment={attachment} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The size in which the thread shows a picture of this size, both in pixels. */
export function fit({ width, height }: { width: number | null; height: number | null }): {
  width: number
  height: number
} {
  if (!width || !height) return { width: boxPx.width, height: boxPx.width * 0.75 }
  const scale = Math.min(1, boxPx.width / width, boxPx.height / height)
  // Very long or flat pictures are cut to a size one can still hit; the dialog shows them whole.
  return { width: Math.max(96, Math.round(width * scale)), height: Math.max(64, Math.round(height * scale)) }
}

function StateBox({
  icon,
  className,
  children,
}: {
  icon: ReactNode
  className: string
  children: ReactNode
}) {
  const styles = useStyles()
  return (
    <div className={className}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {children}
    </div>
  )
}
