import { Button, Input, Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular, ErrorCircleRegular } from '@fluentui/react-icons'
import { picturePixelsMax, pictureSideMax } from '@parley/contracts/conversations'
import { useFormat } from '../../../shared/format.ts'
import { ApiProblem } from '../../../shared/api.ts'
import { useProblemText } from '../../../shared/problem-text.ts'
import { useThreadText } from '../messages/index.ts'
import type { ChosenPicture } from './outbox.ts'
import { picturesMax, type ChosenPictures, type PictureNote } from './use-chosen-pictures.ts'

const altTextMax = 500

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: 'min(38vh, 320px)',
    overflowY: 'auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  preview: {
    width: '72px',
    height: '72px',
    objectFit: 'cover',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground4,
    boxShadow: `0 0 0 1px ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  // Below 16 px phones zoom the page when the box is entered.
  alt: { '@media (pointer: coarse)': { fontSize: '16px' } },
  facts: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
  },
  size: { flexShrink: 0 },
  note: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  noteIcon: { fontSize: '18px', marginTop: '2px', color: tokens.colorPaletteRedForeground1 },
  noteName: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

/** Pictures that are about to be sent, each with its description, and notices about what cannot be. */
export default function PictureTray({
  chosen,
  onRemoved,
}: {
  chosen: ChosenPictures
  /** Where the keyboard goes when what it was on is gone. */
  onRemoved: () => void
}) {
  const styles = useStyles()
  const t = useThreadText()
  return (
    <div className={styles.root}>
      {chosen.pictures.length > 0 && (
        <ul className={styles.list} aria-label={t('attach.label')}>
          {chosen.pictures.map((picture) => (
            <Item key={picture.id} picture={picture} chosen={chosen} onRemoved={onRemoved} />
          ))}
        </ul>
      )}
      {chosen.notes.map((note) => (
        <Note
          key={note.id}
          note={note}
          onDismiss={() => {
            chosen.dismiss(note.id)
            onRemoved()
          }}
        />
      ))}
    </div>
  )
}

function Item({
  picture,
  chosen,
  onRemoved,
}: {
  picture: ChosenPicture
  chosen: ChosenPictures
  onRemoved: () => void
}) {
  const styles = useStyles()
  const t = useThreadText()
  const format = useFormat()
  const { id, file, preview, altText } = picture
  return (
    <li className={styles.item}>
      {/* Named by the words beside it; what it shows is not known before somebody writes it there. */}
      <img
        src={preview}
        alt=""
        className={styles.preview}
        onError={() => chosen.refuse(id, 'picture/unreadable')}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
          if (width * height > picturePixelsMax || Math.max(width, height) > pictureSideMax)
            chosen.refuse(id, 'picture/too-many-pixels')
          else chosen.describe(id, { size: { width, height } })
        }}
      />
      <div className={styles.words}>
        <span className={styles.facts}>
          <span className={styles.name}>{file.name}</span>
          <span className={styles.size}>{format.fileSize(file.size)}</span>
        </span>
        <Input
          size="small"
          input={{ className: styles.alt }}
          value={altText}
          maxLength={altTextMax}
          placeholder={t('attach.altPlaceholder')}
          aria-label={t('attach.alt', { name: file.name })}
          onChange={(_, { value }) => chosen.describe(id, { altText: value })}
        />
      </div>
      <Tooltip content={t('attach.remove', { name: file.name })} relationship="label">
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => {
            chosen.remove(id)
            onRemoved()
          }}
        />
      </Tooltip>
    </li>
  )
}

function Note({ note, onDismiss }: { note: PictureNote; onDismiss: () => void }) {
  const styles = useStyles()
  const t = useThreadText()
  const problemText = useProblemText()
  const { title, remedy } =
    note.because === 'tooMany'
      ? { title: t('attach.tooMany', { count: picturesMax }), remedy: t('attach.tooManyRemedy') }
      : problemText(new ApiProblem(note.because))
  return (
    <div className={styles.note} role="alert">
      <ErrorCircleRegular aria-hidden className={styles.noteIcon} />
      <span>
        <span className={styles.noteName}>{t('attach.notAdded', { name: note.name })}</span> {title}. {remedy}
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('attach.dismiss', { name: note.name })}
        onClick={onDismiss}
      />
    </div>
  )
}
