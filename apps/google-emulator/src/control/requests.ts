import { z } from 'zod'
import { launchStates, verificationStates } from '../business-communications/shapes.ts'
import { apiFamilies, apiFaultKinds } from '../faults.ts'
import { entryPoints, surfaces } from '../phones/items.ts'
import { apis } from '../restrictions.ts'
import { deliveryStates } from '../webhook/delivery.ts'

/** The bodies and queries of the control API. Unknown members are refused, so that a typo is seen at once. */
const agentName = z.string().regex(/^brands\/[^/]+\/agents\/[^/]+$/, 'brands/{brand}/agents/{agent}')
const text = z.string().trim().min(1)

export const partnerPatch = z.strictObject({
  displayName: text.max(100).optional(),
  company: text.max(200).optional(),
  contactEmails: z.array(z.string()).optional(),
})
export const newPartner = z.strictObject({ displayName: text.max(100) })
export const clockChange = z.union([
  z.strictObject({ offsetMs: z.number().int() }),
  z.strictObject({ advanceMs: z.number().int() }),
])
export const settingsPatch = z.strictObject({
  windowRefusal: z.enum(['PERMISSION_DENIED', 'FAILED_PRECONDITION']).optional(),
  foreignRefusal: z.enum(['NOT_FOUND', 'PERMISSION_DENIED']).optional(),
})
const someApis = z.array(z.enum(apis)).optional()
export const restrictions = z.strictObject({
  disabledApis: someApis,
  refusedScopes: someApis,
  withheldScopes: someApis,
})

export const webhookLevel = z.strictObject({ agent: agentName.optional() })
export const webhookUrl = webhookLevel.extend({ url: z.string().trim().min(1).max(2000) })
export const webhookSave = webhookUrl.extend({ skipVerification: z.boolean().optional() })
export const webhookToken = webhookLevel.extend({ clientToken: z.string().min(1).max(500).optional() })

export const newKey = z.strictObject({ partnerId: z.string().optional() })
export const keyPatch = z.strictObject({ isDisabled: z.boolean() })

export const verificationChange = z.strictObject({ state: z.enum(verificationStates) })
export const launchChange = z.strictObject({ state: z.enum(launchStates), entryPoint: z.string().optional() })

export const deliveryFaultsPatch = z.strictObject({
  duplicates: z.number().int().min(0).max(20).optional(),
  isReordered: z.boolean().optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  signature: z.enum(['right', 'wrong', 'none']).optional(),
  isEscaped: z.boolean().optional(),
  isVerificationLenient: z.boolean().optional(),
  isVerificationSigned: z.boolean().optional(),
  timeoutMs: z.number().int().min(10).max(120_000).optional(),
  speedUp: z.number().min(1).max(1_000_000).optional(),
})
export const apiFaults = z.strictObject({
  seed: z.number().int().default(1),
  faults: z.array(
    z.strictObject({
      family: z.enum(apiFamilies),
      kind: z.enum(apiFaultKinds),
      calls: z.number().int().min(1).optional(),
      probability: z.number().min(0).max(1).optional(),
      ms: z.number().int().min(0).max(120_000).optional(),
      retryAfterSeconds: z.number().int().min(0).optional(),
    }),
  ),
})
export const deliveryQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const openPhone = z.strictObject({
  agentId: agentName,
  phoneId: z.string().min(1).max(100).optional(),
  surface: z.enum(surfaces).default('SURFACE_ANDROID_WEB'),
  locale: z.string().min(2).max(35).default('en'),
  resolvedLocale: z.string().min(2).max(35).optional(),
  entryPoint: z.enum(entryPoints).default('PREVIEW'),
  displayName: z.string().max(200).optional(),
  placeId: z.string().max(500).optional(),
  nearPlaceId: z.string().max(500).optional(),
  customContext: z.string().max(2000).optional(),
  widget: z
    .strictObject({ url: z.string().max(2000).optional(), widgetContext: z.string().max(2000).optional() })
    .optional(),
})
export const phonePatch = z.strictObject({ isOldDevice: z.boolean() })
export const phoneText = z.strictObject({ text: z.string().min(1).max(100_000) })
export const phoneTap = z.strictObject({
  messageId: z.string().optional(),
  cardIndex: z.number().int().min(0).optional(),
  index: z.number().int().min(0),
})
export const phoneTyping = z.strictObject({ isTyping: z.boolean() })
export const surveyAnswer = z.strictObject({
  surveyId: z.string(),
  questionIndex: z.number().int().min(0),
  optionIndex: z.number().int().min(0),
})
export const authenticationAnswer = z.strictObject({ outcome: z.enum(['success', 'denied']) })

/** `payload` is serialised like any other payload; `body` is sent byte for byte. */
export const rawPayload = z
  .strictObject({
    agent: agentName.optional(),
    conversationId: z.string().optional(),
    payload: z.unknown().optional(),
    body: z.string().optional(),
  })
  .refine(
    (one) => (one.payload === undefined) !== (one.body === undefined),
    'exactly one of payload and body',
  )
