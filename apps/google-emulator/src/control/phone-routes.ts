import type { Router } from 'express'
import type { Core } from '../core.ts'
import { readRawBody } from '../google-api.ts'
import { PhoneRefusal } from '../phones/refusal.ts'
import { created, type ControlCall, type On } from './door.ts'
import * as requests from './requests.ts'

const imageBytesMax = 10 * 1_048_576
const idOf = ({ params }: ControlCall): string => params['id'] ?? ''

/** Phones and everything a person does on them. */
export function phoneRoutes(on: On, router: Router, core: Core): void {
  const { phones, live } = core

  on('get', '/phones', () => phones.list())
  on('post', '/phones', async ({ body }) => created(phones.open(await body(requests.openPhone))))
  on('get', '/phones/:id', (call) => phones.state(idOf(call)))
  on('patch', '/phones/:id', async (call) => {
    phones.setOldDevice(idOf(call), (await call.body(requests.phonePatch)).isOldDevice)
    return phones.state(idOf(call))
  })
  on('delete', '/phones/:id', (call) => phones.remove(idOf(call)))
  router.get('/phones/:id/live', (req, res) => {
    const { id } = req.params
    phones.state(id)
    live.stream(req, res, {
      matches: (topic) => topic === `phone:${id}` || topic === 'agents',
      snapshot: () => {
        try {
          return phones.state(id)
        } catch (error) {
          if (!(error instanceof PhoneRefusal)) throw error
          return { isGone: true }
        }
      },
    })
  })
  on('post', '/phones/:id/text', async (call) =>
    created(phones.sendText(idOf(call), (await call.body(requests.phoneText)).text)),
  )
  on('post', '/phones/:id/image', async (call) =>
    created(phones.sendImage(idOf(call), await readRawBody(call.req, imageBytesMax))),
  )
  on('post', '/phones/:id/suggestion', async (call) =>
    phones.tap(idOf(call), await call.body(requests.phoneTap)),
  )
  on('post', '/phones/:id/live-agent', (call) => phones.requestLiveAgent(idOf(call)))
  on('post', '/phones/:id/typing', async (call) =>
    phones.setTyping(idOf(call), (await call.body(requests.phoneTyping)).isTyping),
  )
  on('post', '/phones/:id/survey-answer', async (call) =>
    phones.answerSurvey(idOf(call), await call.body(requests.surveyAnswer)),
  )
  on('post', '/phones/:id/authentication', async (call) =>
    phones.authenticate(idOf(call), (await call.body(requests.authenticationAnswer)).outcome),
  )
  on('post', '/phones/:id/read', (call) => ({ readCount: phones.markRead(idOf(call)) }))
}
