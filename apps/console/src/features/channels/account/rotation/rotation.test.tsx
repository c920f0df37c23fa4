import { getAccount } from '@parley/contracts/accounts'
import * as contract from '@parley/contracts/credentials-rotation'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aMe, aSession, fakeServer, FakeProblem } from '../../../../testing/fake-server.ts'
import { renderRoute } from '../../../../testing/render-route.tsx'
import { accountId, aDraftWithKey } from '../../testing.ts'

const at = new Date('2026-11-20T10:00:00Z')
const facts = (keyIdTail: string) => ({
  fileName: `${keyIdTail}.json`,
  clientEmail: 'sender@project-7.iam.example',
  projectId: 'project-7',
  keyIdTail,
  tokenUri: 'https://token.example',
})
const current = { facts: facts('aaaaaa'), setAt: at, setBy: 'Anna Berg' }
const next = {
  facts: facts('bbbbbb'),
  uploadedAt: at,
  uploadedBy: 'Anna Berg',
  provenAt: null,
  provenBy: null,
  isProofFresh: false,
}
const previous = { facts: facts('oldold'), replacedAt: at, replacedBy: 'Anna Berg', keptUntil: at }
const aRotation = (changes: Partial<CredentialsRotation> = {}): CredentialsRotation => ({
  current,
  next: null,
  previous: null,
  version: 3,
  ...changes,
})
const path = `/channels/accounts/${accountId}`
const account = () => aDraftWithKey({ state: 'active', credentialsFacts: facts('aaaaaa') })

function serve(state: CredentialsRotation, session = aSession()) {
  const server = fakeServer(session)
  let shown = state
  server.on(getAccount, account)
  server.on(contract.getCredentialsRotation, () => shown)
  return { server, set: (to: CredentialsRotation) => (shown = to) }
}
const file = (text: string) => new File([text], 'next.json', { type: 'application/json' })
const dropZone = () => screen.findByLabelText(/Next credentials file$/, { selector: 'input[type=file]' })
const button = (name: string) => screen.findByRole('button', { name })
const dialog = () => screen.findByRole('alertdialog', { hidden: true })

it('the next file is stored beside the current one and proven at once; only then it can be promoted', async () => {
  const { server, set } = serve(aRotation())
  server.on(contract.setNextCredentials, () => aRotation({ next, version: 4 }))
  server.on(contract.proveNextCredentials, () => {
    set(
      aRotation({
        next: { ...next, provenAt: at, provenBy: 'Anna Berg', isProofFresh: true },
        version: 4,
      }),
    )
    return [{ step: 'token' as const, outcome: 'passed' as const, code: 'token.ok', params: {} }]
  })
  server.on(contract.promoteNextCredentials, () =>
    aRotation({
      current: { ...current, facts: facts('bbbbbb') },
      previous: { ...previous, facts: facts('aaaaaa') },
    }),
  )
  const { user } = renderRoute(path)
  await user.upload(await dropZone(), file('{"next":1}'))
  await screen.findByText(/bbbbbb\.json, key …bbbbbb/)
  expect(server.callsOf(contract.setNextCredentials)[0]?.body).toEqual({
    fileName: 'next.json',
    content: '{"next":1}',
  })
  await waitFor(() => expect(server.callsOf(contract.proveNextCredentials)).toHaveLength(1))
  await screen.findByText(/^Proven on/)
  await user.click(await button('Promote'))
  const question = await dialog()
  within(question).getByText(/ends with …aaaaaa/)
  await user.click(within(question).getByRole('button', { name: 'Promote', hidden: true }))
  await screen.findByText('Key …bbbbbb is in use.')
  expect(server.callsOf(contract.promoteNextCredentials)[0]?.body).toEqual({ version: 4 })
  screen.getByText('Delete the key whose ID ends in aaaaaa.')
})

it('the key in use is refused with its own sentence, and nothing else changes', async () => {
  const { server } = serve(aRotation())
  server.on(contract.setNextCredentials, () => {
    throw new FakeProblem('account/credentials-invalid', {
      errors: [{ pointer: '/body/content', code: 'key.current' }],
    })
  })
  const { user } = renderRoute(path)
  await user.upload(await dropZone(), file('{}'))
  await screen.findByText('This is the key that is in use already')
  screen.getByText('This file cannot be the next key. Nothing was stored.')
  expect(screen.queryByRole('button', { name: 'Promote' })).toBeNull()
})

it('what is not proven, or not lately, cannot be promoted', async () => {
  const { server } = serve(aRotation({ next: { ...next, provenAt: at, provenBy: 'Anna Berg' } }))
  const { user } = renderRoute(path)
  await screen.findByText(/more than a day ago: prove it again/)
  const promote = await button('Promote')
  expect(promote.getAttribute('aria-disabled')).toBe('true')
  await user.click(promote)
  expect(screen.queryByRole('alertdialog', { hidden: true })).toBeNull()
  expect(server.callsOf(contract.promoteNextCredentials)).toEqual([])
})

it('after a conflict the newest state is shown behind the question, which stays open', async () => {
  const proven = { ...next, provenAt: at, provenBy: 'Anna Berg', isProofFresh: true }
  const { server, set } = serve(aRotation({ next: proven, previous }))
  server.on(contract.promoteNextCredentials, () => {
    set(aRotation({ next: { ...proven, facts: facts('cccccc') }, version: 9 }))
    throw new FakeProblem('request/conflict')
  })
  const { user } = renderRoute(path)
  await user.click(await button('Promote'))
  const question = await dialog()
  within(question).getByText(/previous key …oldold, which is still kept, is wiped/)
  await user.click(within(question).getByRole('button', { name: 'Promote', hidden: true }))
  await screen.findByText(/cccccc\.json, key …cccccc/)
  within(await dialog()).getByText('Use key …cccccc from now on?')
})

it('going back and wiping say what they mean before they are done', async () => {
  const { server } = serve(aRotation({ previous }))
  server.on(contract.returnToPreviousCredentials, () => aRotation({ previous }))
  server.on(contract.retirePreviousCredentials, () => aRotation())
  const { user } = renderRoute(path)
  await user.click(await button('Go back to it'))
  within(await dialog()).getByText(/If …oldold was deleted at Google already, no message goes out/)
  await user.click(within(await dialog()).getByRole('button', { name: 'Go back to it', hidden: true }))
  await screen.findByText('The previous key …oldold is in use again.')
  await user.click(await button('Wipe it here'))
  within(await dialog()).getByText(/does not delete it at Google/)
  await user.click(within(await dialog()).getByRole('button', { name: 'Wipe it here', hidden: true }))
  await screen.findByText('The previous key was wiped.')
  expect(screen.queryByText(/^Previous key/)).toBeNull()
})

it('without the right everything is seen and can be proven, and nothing changed', async () => {
  serve(aRotation({ next, previous }), aSession({ me: aMe({ fieldRights: [] }) }))
  renderRoute(path)
  await screen.findByText(/bbbbbb\.json/)
  await button('Prove now')
  for (const name of ['Promote', 'Discard', 'Upload another file', 'Wipe it here', 'Go back to it'])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

it('a failure to read is told and tried again', async () => {
  const { server } = serve(aRotation())
  let isDown = true
  server.on(contract.getCredentialsRotation, () => {
    if (isDown) throw new FakeProblem('server/error')
    return aRotation({ previous })
  })
  const { user } = renderRoute(path)
  const again = await button('Try again')
  isDown = false
  await user.click(again)
  await screen.findByText(/^Previous key …oldold/)
})
