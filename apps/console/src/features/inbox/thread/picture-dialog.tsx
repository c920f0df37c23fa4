import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Toolbar,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import {
  ArrowDownloadRegular,
  DismissRegular,
  ZoomFitRegular,
  ZoomInRegular,
  ZoomOutRegular,
} from '@fluentui/react-icons'
import type { Attachment } from '@parley/contracts/conversations'
import { useState } from 'react'
import { useThreadText } from '../messages/index.ts'

const zooms = [1, 1.5, 2, 3, 4] as const

const useStyles = makeStyles({
  surface: {
    maxWidth: 'min(1200px, 96vw)',
    width: '96vw',
    height: '94dvh',
    maxHeight: '94dvh',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  body: { height: '100%', maxHeight: 'none', gridTemplateRows: 'auto 1fr' },
  title: { fontSize: tokens.fontSizeBase400 },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minHeight: 0,
    padding: 0,
  },
  tools: { padding: 0, flexWrap: 'wrap' },
  percent: { minWidth: '56px', textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
  stage: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    display: 'grid',
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: tokens.borderRadiusLarge,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // Centred by margins: with centring alignment the left part of a zoomed picture could not be scrolled to.
  image: { display: 'block', margin: 'auto' },
  fit: { maxWidth: '100%', maxHeight: '100%', objectFit: 'contain', minWidth: 0, minHeight: 0 },
})

/** The whole picture, with zoom by buttons, + - 0, or a double click. */
export function PictureDialog({
  src,
  alt,
  attachment,
  onClose,
}: {
  src: string
  alt: string
  attachment: Attachment
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useThreadText()
  const [level, setLevel] = useState(0)
  const [naturalWidth, setNaturalWidth] = useState(attachment.width ?? 0)
  const zoom = zooms[level] ?? 1
  const change = (step: number) => setLevel(Math.min(zooms.length - 1, Math.max(0, level + step)))
  const shownWidth = Math.min(naturalWidth || 800, 1000)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface
        className={styles.surface}
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') change(1)
          else if (event.key === '-') change(-1)
          else if (event.key === '0') setLevel(0)
        }}
      >
        <DialogBody className={styles.body}>
          <DialogTitle
            className={styles.title}
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('picture.close')}
                onClick={onClose}
              />
            }
          >
            {alt}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <Toolbar aria-label={t('picture.title')} className={styles.tools}>
              <Button
                appearance="subtle"
                icon={<ZoomOutRegular />}
                aria-label={t('picture.zoomOut')}
                disabledFocusable={level === 0}
                onClick={() => change(-1)}
              />
              <span className={styles.percent} role="status">
                {t('picture.zoom', { percent: zoom * 100 })}
              </span>
              <Button
                appearance="subtle"
                icon={<ZoomInRegular />}
                aria-label={t('picture.zoomIn')}
                disabledFocusable={level === zooms.length - 1}
                onClick={() => change(1)}
              />
              <Button appearance="subtle" icon={<ZoomFitRegular />} onClick={() => setLevel(0)}>
                {t('picture.fit')}
              </Button>
              <Button as="a" appearance="subtle" icon={<ArrowDownloadRegular />} href={src} download>
                {t('picture.download')}
              </Button>
            </Toolbar>
            {/* Focusable, for a keyboard must be able to scroll a zoomed picture. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className={styles.stage} tabIndex={0} role="group" aria-label={alt}>
              {/* The double click is a shortcut for what the buttons above do. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
              <img
                src={src}
                alt={alt}
                className={mergeClasses(styles.image, level === 0 && styles.fit)}
                style={level === 0 ? undefined : { width: shownWidth * zoom }}
                onLoad={(event) => setNaturalWidth(event.currentTarget.naturalWidth)}
                onDoubleClick={() => setLevel(level === 0 ? 2 : 0)}
              />
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
