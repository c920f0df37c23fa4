import { Button, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { FlashRegular, SendFilled } from '@fluentui/react-icons'
import type { Conversation } from '@parley/contracts/conversations'
import {
  Suspense,
  lazy,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { useQuickText, useThreadText } from '../messages/index.ts'
import { useMedia } from '../use-media.ts'
import { AttachButton } from './attach-button.tsx'
import type { ChosenPicture } from './outbox.ts'
import type { ChosenPictures } from './use-chosen-pictures.ts'
import { QuickReplyList } from './quick-reply-list.tsx'
import { useDraft } from './use-draft.ts'
import { useQuickReplies } from './use-quick-replies.ts'
import { useTyping } from './use-typing.ts'
import { WindowNotice } from './window-notice.tsx'

/** Google's limit in UTF-16 units; the counter appears when this many are left. */
const lengthMax = 3072
const counterFrom = 300
/** The server keeps no longer drafts. */
const draftMax = 10_000

const useStyles = makeStyles({
  root: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
    '@media (max-width: 720px)': { padding: tokens.spacingHorizontalS },
  },
  box: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    borderRadius: '14px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ':focus-within': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    },
  },
  text: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '44px',
    maxHeight: '40vh',
    resize: 'none',
    overflowY: 'auto',
    border: 'none',
    outlineStyle: 'none',
    padding: '12px 16px 4px',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '21px',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    // Below 16 px phones zoom the page when the box is entered.
    '@media (pointer: coarse)': { fontSize: '16px' },
  },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalM,
    padding: '4px 8px 8px 8px',
  },
  // Where the hint beside them is left out, the room between these and the send button is theirs.
  tools: { display: 'flex', '@media (max-width: 720px)': { marginRight: 'auto' } },
  hint: {
    marginRight: 'auto',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 720px)': { display: 'none' },
  },
  warning: {
    marginRight: 'auto',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteDarkOrangeForeground1,
    display: 'block',
  },
  counter: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
})

/** Most replies have no picture: what shows them comes with the first one. */
const PictureTray = lazy(() => import('./picture-tray.tsx'))

/** What the page may ask of the composer. */
export interface ComposerHandle {
  focus(): void
  /** Puts a text behind what is written already. */
  add(text: string): void
}

/** Where a reply is written. Mount it anew (`key`) for another conversation. */
export function Composer({
  conversation,
  customerName,
  chosen,
  onSend,
  handle,
}: {
  conversation: Conversation
  customerName: string
  chosen: ChosenPictures
  /** Pictures first; the text may be empty then. */
  onSend: (text: string, pictures: readonly ChosenPicture[]) => void
  handle: Ref<ComposerHandle>
}) {
  const styles = useStyles()
  const t = useThreadText()
  const tQuick = useQuickText()
  const box = useRef<HTMLTextAreaElement>(null)
  const footId = useId()
  const draft = useDraft(conversation)
  const typing = useTyping(conversation.id)
  // On a touch keyboard Enter is the only way to a new line, and the button is near.
  const isTouch = useMedia('(pointer: coarse)')
  const ready = draft.text.trim()
  const left = lengthMax - ready.length
  const hasPictures = chosen.pictures.length > 0
  const canSend = (ready.length > 0 || hasPictures) && left >= 0

  // The box grows with its text; `auto` first, for a height that is set never shrinks by itself.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  })

  const change = (text: string) => {
    draft.setText(text)
    if (text.trim() === '') typing.stopped()
    else typing.typed()
  }
  const quick = useQuickReplies({ conversationId: conversation.id, box, text: draft.text, setText: change })

  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus(),
    add: (text) => {
      draft.setText(draft.text.trim() === '' ? text : `${draft.text}\n${text}`)
      box.current?.focus()
    },
  }))

  const send = () => {
    if (!canSend) return
    onSend(ready, chosen.take())
    draft.setText('')
    draft.flush()
    typing.stopped()
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (quick.onKeyDown(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      box.current?.blur()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || isTouch) return
    // Enter that only chooses a word of an input method; 229 is what Safari says for it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }

  return (
    <div className={styles.root}>
      <WindowNotice endsAt={conversation.replyWindowEndsAt} />
      <div className={styles.box}>
        {quick.isOpen && <QuickReplyList quick={quick} />}
        {(hasPictures || chosen.notes.length > 0) && (
          <Suspense>
            <PictureTray chosen={chosen} onRemoved={() => box.current?.focus()} />
          </Suspense>
        )}
        <textarea
          ref={box}
          className={styles.text}
          rows={1}
          value={draft.text}
          maxLength={draftMax}
          placeholder={t(hasPictures ? 'attach.caption' : 'composer.placeholder')}
          aria-label={t('composer.label', { name: customerName })}
          aria-describedby={footId}
          aria-invalid={left < 0}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(quick.isOpen && quick.options.length > 0
            ? { 'aria-controls': quick.listId, 'aria-activedescendant': quick.optionId(quick.index) }
            : {})}
          onChange={({ target }) => {
            change(target.value)
            quick.noteCaret(target.value, target.selectionEnd)
          }}
          onSelect={({ currentTarget }) =>
            quick.noteCaret(
              currentTarget.value,
              currentTarget.selectionStart === currentTarget.selectionEnd ? currentTarget.selectionEnd : null,
            )
          }
          onKeyDown={onKeyDown}
          onBlur={() => {
            quick.noteCaret(draft.text, null)
            draft.flush()
          }}
        />
        <div className={styles.foot}>
          <span className={styles.tools}>
            <AttachButton rule={conversation.pictures} onFiles={chosen.add} />
            <Tooltip content={tQuick('buttonHint')} relationship="description">
              <Button
                appearance="subtle"
                icon={<FlashRegular />}
                aria-label={tQuick('button')}
                aria-haspopup="listbox"
                aria-expanded={quick.isOpen}
                // The text box keeps the focus and with it the caret.
                onMouseDown={(event) => event.preventDefault()}
                onClick={quick.toggle}
              />
            </Tooltip>
          </span>
          <span id={footId} className={draft.isOnlyLocal ? styles.warning : styles.hint}>
            {draft.isOnlyLocal ? t('composer.draftKept') : !isTouch && t('composer.hint')}
          </span>
          <span role="status" className={styles.hidden}>
            {hasPictures && t('attach.count', { count: chosen.pictures.length })}
          </span>
          <span role="status" className={mergeClasses(styles.counter, left < 0 && styles.over)}>
            {left < 0
              ? t('composer.over', { count: -left })
              : left <= counterFrom && t('composer.left', { count: left })}
          </span>
          <Tooltip content={t('composer.send')} relationship="label">
            <Button
              appearance="primary"
              shape="circular"
              icon={<SendFilled />}
              disabledFocusable={!canSend}
              onClick={send}
            />
          </Tooltip>
        </div>
      </div>
    </div>
  )
}
