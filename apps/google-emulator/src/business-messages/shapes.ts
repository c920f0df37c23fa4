/**
 * The request bodies of Business Messages v1 with every published limit.
 * Source: protocol reference §5.1–§5.6 (Google's v1 clients and guides).
 */
import { checkWebAddress, type ObjectShape, type Shape } from '../shape.ts'
import { findRichTextMistake } from './rich-text.ts'

const url: Shape = { kind: 'string', check: checkWebAddress }

const text = (max: number, required = false): Shape => ({
  kind: 'string',
  max,
  ...(required && { required: true as const }),
})

const representative: ObjectShape = {
  kind: 'object',
  fields: {
    representativeType: { kind: 'enum', values: ['BOT', 'HUMAN'], required: true },
    displayName: { kind: 'string' },
    avatarImage: url,
  },
}

const contentInfo: ObjectShape = {
  kind: 'object',
  required: true,
  fields: {
    fileUrl: { ...url, required: true },
    thumbnailUrl: url,
    altText: { kind: 'string' },
    forceRefresh: { kind: 'bool' },
  },
}

const reply: Shape = {
  kind: 'object',
  fields: { text: text(25, true), postbackData: text(2048, true) },
}

const action: Shape = {
  kind: 'object',
  fields: {
    text: text(25, true),
    postbackData: text(2048, true),
    openUrlAction: { kind: 'object', fields: { url: { ...url, required: true } } },
    dialAction: {
      kind: 'object',
      fields: {
        phoneNumber: {
          kind: 'string',
          required: true,
          check: (value) =>
            /^\+\d[\d().-]*$/.test(value) ? undefined : 'must be a phone number such as +1-201-555-0123.',
        },
      },
    },
  },
  exactlyOne: ['openUrlAction', 'dialAction'],
}

const authenticationRequest: Shape = {
  kind: 'object',
  fields: {
    oauth: {
      kind: 'object',
      required: true,
      fields: {
        clientId: { kind: 'string', required: true },
        codeChallenge: { kind: 'string', required: true },
        codeChallengeMethod: {
          kind: 'string',
          check: (value) => (/^(?:plain|S256)$/.test(value) ? undefined : 'must be S256 or plain.'),
        },
        scopes: { kind: 'list', of: { kind: 'string' }, min: 1, required: true },
      },
    },
  },
}

const suggestion: Shape = {
  kind: 'object',
  fields: { reply, action, liveAgentRequest: { kind: 'object', fields: {} }, authenticationRequest },
  exactlyOne: ['reply', 'action', 'liveAgentRequest', 'authenticationRequest'],
}

const cardContent: ObjectShape = {
  kind: 'object',
  required: true,
  fields: {
    title: text(200),
    description: text(2000),
    media: {
      kind: 'object',
      fields: {
        height: { kind: 'enum', values: ['SHORT', 'MEDIUM', 'TALL'], required: true },
        contentInfo,
      },
    },
    suggestions: {
      kind: 'list',
      max: 4,
      of: { kind: 'object', fields: { reply, action }, exactlyOne: ['reply', 'action'] },
    },
  },
  check: (card) =>
    card['title'] || card['description'] || card['media']
      ? []
      : [{ at: '', description: 'A card needs a title, a description or media.' }],
}

type Card = { media?: { height?: string } }

const richCard: Shape = {
  kind: 'object',
  fields: {
    standaloneCard: { kind: 'object', fields: { cardContent } },
    carouselCard: {
      kind: 'object',
      fields: {
        cardWidth: { kind: 'enum', values: ['SMALL', 'MEDIUM'], required: true },
        cardContents: { kind: 'list', of: cardContent, min: 2, max: 10, required: true },
      },
      check: (carousel) =>
        carousel['cardWidth'] === 'SMALL'
          ? (carousel['cardContents'] as Card[]).flatMap((card, index) =>
              card.media?.height === 'TALL'
                ? [
                    {
                      at: `card_contents[${index}].media.height`,
                      description: 'TALL media does not fit into a carousel of width SMALL.',
                    },
                  ]
                : [],
            )
          : [],
    },
  },
  exactlyOne: ['standaloneCard', 'carouselCard'],
}

/** Body of `POST …/messages`. */
export const messageShape: ObjectShape = {
  kind: 'object',
  fields: {
    name: { kind: 'string', output: true },
    messageId: { ...text(1000, true) },
    representative: { ...representative, required: true },
    text: text(3072),
    image: { kind: 'object', fields: { contentInfo } },
    richCard,
    suggestions: { kind: 'list', of: suggestion, max: 13 },
    fallback: text(3072),
    containsRichText: { kind: 'bool' },
  },
  exactlyOne: ['text', 'image', 'richCard'],
  check: (message) => {
    if (message['containsRichText'] !== true || typeof message['text'] !== 'string') return []
    const mistake = findRichTextMistake(message['text'])
    return mistake === undefined ? [] : [{ at: 'text', description: mistake }]
  },
}

/** Body of `POST …/events`. */
export const eventShape: ObjectShape = {
  kind: 'object',
  fields: {
    name: { kind: 'string', output: true },
    eventType: {
      kind: 'enum',
      values: ['TYPING_STARTED', 'TYPING_STOPPED', 'REPRESENTATIVE_JOINED', 'REPRESENTATIVE_LEFT'],
      required: true,
    },
    representative: { ...representative, required: true },
  },
}

/** Body of `PATCH …/receipt`; READ is the only kind a partner may send. */
export const receiptShape: ObjectShape = {
  kind: 'object',
  fields: {
    name: { kind: 'string', output: true },
    receiptType: { kind: 'enum', values: ['READ'], required: true },
  },
}

/** Body of `POST …/surveys`, usually empty. */
export const surveyShape: ObjectShape = { kind: 'object', fields: { name: { kind: 'string', output: true } } }

/** A checked message as it is stored and shown. */
export type AgentMessage = {
  messageId: string
  representative: Representative
  text?: string
  image?: { contentInfo: ContentInfo }
  richCard?: {
    standaloneCard?: { cardContent: CardContent }
    carouselCard?: { cardWidth: 'SMALL' | 'MEDIUM'; cardContents: CardContent[] }
  }
  suggestions?: Suggestion[]
  fallback?: string
  containsRichText?: boolean
}
export type Representative = {
  representativeType: 'BOT' | 'HUMAN'
  displayName?: string
  avatarImage?: string
}
type ContentInfo = { fileUrl: string; thumbnailUrl?: string; altText?: string; forceRefresh?: boolean }
export type CardContent = {
  title?: string
  description?: string
  media?: { height: 'SHORT' | 'MEDIUM' | 'TALL'; contentInfo: ContentInfo }
  suggestions?: Suggestion[]
}
export type Suggestion = {
  reply?: { text: string; postbackData: string }
  action?: {
    text: string
    postbackData?: string
    openUrlAction?: { url: string }
    dialAction?: { phoneNumber: string }
  }
  liveAgentRequest?: Record<string, never>
  authenticationRequest?: {
    oauth: { clientId: string; codeChallenge: string; codeChallengeMethod?: string; scopes: string[] }
  }
}
