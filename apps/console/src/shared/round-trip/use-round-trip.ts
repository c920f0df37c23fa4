import { actOnConversation, getConversation, listMessages, sendReply } from '@parley/contracts/conversations'
import type { Conversation } from '@parley/contracts/conversations'
import { readRoundTrip } from '@parley/contracts/round-trips'
import { messageId } from '@parley/contracts/values'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api.ts'
import {
  inboundMiss,
  inboundTimes,
  nextOfReply,
  patienceMs,
  replyTimes,
  type Miss,
  type Times,
} from './hops.ts'

/** `waiting` for the customer's message, `arrived` and waiting for the person's click, `replying`, then one of three ends. */
export interface RoundTripState {
  readonly phase: 'idle' | 'waiting' | 'arrived' | 'replying' | 'done' | 'missed' | 'failed'
  readonly times: Times
  readonly conversation: Conversation | null
  readonly miss: Miss | null
  readonly error: unknown
}

const idle: RoundTripState = { phase: 'idle', times: {}, conversation: null, miss: null, error: null }
const pollMs = 1_000

/**
 * Follows one message in and one reply out over the ordinary reads and actions, once a second. `start` waits for a
 * message to the Google agent; `reply` takes the conversation and sends a text. Leaving the page ends it.
 */
export function useRoundTrip(googleAgentId: string) {
  const [state, setState] = useState<RoundTripState>(idle)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  /** Runs one half; whatever it throws is shown, unless it was stopped. */
  async function run(half: (signal: AbortSignal) => Promise<void>) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    try {
      await half(controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) setState((before) => ({ ...before, phase: 'failed', error }))
    }
  }

  async function waitForMessage(signal: AbortSignal) {
    setState({ ...idle, phase: 'waiting' })
    const params = { googleAgentId }
    const { now, refusedSignatures } = await call(readRoundTrip, { params, signal })
    const query = { since: now.toISOString() }
    let deadline = Date.now() + patienceMs.received
    let isSeen = false
    for (;;) {
      const reading = await call(readRoundTrip, { params, query, signal })
      const times = inboundTimes(reading)
      setState((before) => ({ ...before, times }))
      const conversationId = reading.inbound?.conversationId
      if (conversationId) {
        const conversation = await call(getConversation, { params: { conversationId }, signal })
        setState((before) => ({
          ...before,
          phase: 'arrived',
          times: { ...times, shown: new Date() },
          conversation,
        }))
        return
      }
      if (reading.inbound && !isSeen) {
        isSeen = true
        deadline = Date.now() + patienceMs.stored
      }
      const isRefused = reading.refusedSignatures > refusedSignatures
      if (reading.inbound?.parkedReason || isRefused || Date.now() > deadline) {
        const miss = inboundMiss(reading, refusedSignatures)
        setState((before) => ({ ...before, phase: 'missed', miss }))
        return
      }
      await delay(pollMs, signal)
    }
  }

  async function answer(conversation: Conversation, text: string, signal: AbortSignal) {
    setState((before) => ({ ...before, phase: 'replying' }))
    const params = { conversationId: conversation.id }
    if (!conversation.allowed.reply)
      await call(actOnConversation, { params, body: { action: 'take' }, signal })
    const id = messageId.parse(crypto.randomUUID())
    await call(sendReply, { params, body: { id, text }, signal })
    let next: ReturnType<typeof nextOfReply> = 'accepted'
    let deadline = Date.now() + patienceMs.accepted
    for (;;) {
      const { items } = await call(listMessages, { params, query: { limit: 20 }, signal })
      const reply = items.find((one) => one.id === id)
      if (reply?.direction === 'outbound') {
        const now = nextOfReply(reply)
        const isFailed = reply.state === 'failed' || reply.state === 'expired'
        setState((before) => ({
          ...before,
          times: { ...before.times, ...replyTimes(reply) },
          ...(isFailed
            ? { phase: 'missed' as const, miss: 'replyFailed' as const }
            : now === null
              ? { phase: 'done' as const }
              : {}),
        }))
        if (isFailed || now === null) return
        if (now !== next) deadline = Date.now() + patienceMs[now]
        next = now
      }
      if (Date.now() > deadline) {
        const miss = ({ accepted: 'notAccepted', delivered: 'notDelivered', read: 'notRead' } as const)[next]
        setState((before) => ({ ...before, phase: 'missed', miss }))
        return
      }
      await delay(pollMs, signal)
    }
  }

  return {
    state,
    start: () => void run(waitForMessage),
    reply: (text: string) => {
      const { conversation } = state
      if (conversation) void run((signal) => answer(conversation, text, signal))
    },
    stop: () => {
      running.current?.abort()
      setState(idle)
    },
  }
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      fail(signal.reason as Error)
    })
  })
}
