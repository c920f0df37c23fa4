import { useState } from 'react'
import type { CardContent } from '../../src/business-messages/shapes.ts'
import type { TextSpan } from '../../src/business-messages/rich-text.ts'
import type { ChatItem } from '../../src/phones/items.ts'
import { useI18n } from '../i18n.tsx'
import { Chips } from './chips.tsx'
import type { OnTap } from './tap.ts'

type AgentItem = ChatItem & { kind: 'agent' }

/** One message of the agent in the form it asked for, or its fallback on a device that cannot show that. */
export function AgentBubble({ item, onTap }: { item: AgentItem; onTap: OnTap }) {
  const { t } = useI18n()
  const { message, richText, isFallback } = item
  if (isFallback)
    return (
      <>
        <p className="bubble agent" dir="auto">
          {message.fallback}
        </p>
        <span className="receipt">{t('phone.fallback')}</span>
      </>
    )
  const { image, richCard } = message
  if (image !== undefined)
    return (
      <Picture
        className="bubble-picture"
        src={image.contentInfo.fileUrl}
        alt={image.contentInfo.altText ?? t('phone.agentPicture')}
      />
    )
  if (richCard?.standaloneCard !== undefined)
    return (
      <div className="standalone">
        <CardView
          card={richCard.standaloneCard.cardContent}
          cardIndex={0}
          messageId={message.messageId}
          onTap={onTap}
        />
      </div>
    )
  if (richCard?.carouselCard !== undefined)
    return (
      <ul
        className={`carousel ${richCard.carouselCard.cardWidth.toLowerCase()}`}
        aria-label={t('phone.carousel')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollable boxes need the focus (WCAG 2.1.1)
        tabIndex={0}
      >
        {richCard.carouselCard.cardContents.map((card, cardIndex) => (
          <li key={`${card.title ?? ''} ${card.media?.contentInfo.fileUrl ?? ''} ${card.description ?? ''}`}>
            <CardView card={card} cardIndex={cardIndex} messageId={message.messageId} onTap={onTap} />
          </li>
        ))}
      </ul>
    )
  return (
    <p className="bubble agent" dir="auto">
      {richText === undefined ? message.text : <RichText spans={richText} />}
    </p>
  )
}

function RichText({ spans }: { spans: readonly TextSpan[] }) {
  return spans.map(({ text, isBold, isItalic, href }, index) => {
    const link =
      href === undefined ? (
        text
      ) : (
        <a href={href} target="_blank" rel="noreferrer">
          {text}
        </a>
      )
    const slanted = isItalic === true ? <em>{link}</em> : link
    // Spans never move or change: the message they belong to is final.
    // eslint-disable-next-line react/no-array-index-key
    return <span key={index}>{isBold === true ? <strong>{slanted}</strong> : slanted}</span>
  })
}

function CardView({
  card,
  cardIndex,
  messageId,
  onTap,
}: {
  card: CardContent
  cardIndex: number
  messageId: string
  onTap: OnTap
}) {
  const { t } = useI18n()
  return (
    <div className="rich-card">
      {card.media !== undefined && (
        <Picture
          className={`card-media ${card.media.height.toLowerCase()}`}
          src={card.media.contentInfo.fileUrl}
          alt={card.media.contentInfo.altText ?? ''}
        />
      )}
      {(card.title ?? card.description) !== undefined && (
        <div className="card-text" dir="auto">
          {card.title !== undefined && <strong>{card.title}</strong>}
          {card.description !== undefined && <p>{card.description}</p>}
        </div>
      )}
      <Chips
        label={t('phone.cardSuggestions', { card: card.title ?? String(cardIndex + 1) })}
        suggestions={card.suggestions ?? []}
        onTap={(suggestion, index) => onTap(suggestion, { messageId, cardIndex, index })}
      />
    </div>
  )
}

/** A picture that opens in full when pressed; when it cannot be loaded its description takes the place. */
export function Picture({ src, alt, className }: { src: string; alt: string; className: string }) {
  const { t } = useI18n()
  const [isBroken, setBroken] = useState(false)
  if (isBroken)
    return (
      <div className={`${className} broken`} role="img" aria-label={alt === '' ? t('phone.noPicture') : alt}>
        <span>{alt === '' ? t('phone.noPicture') : alt}</span>
      </div>
    )
  return (
    <a
      className={className}
      href={src}
      target="_blank"
      rel="noreferrer"
      aria-label={alt === '' ? t('phone.agentPicture') : undefined}
    >
      <img src={src} alt={alt} loading="lazy" onError={() => setBroken(true)} />
    </a>
  )
}
