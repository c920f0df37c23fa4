import { claimSetup, getSession, signIn } from '@parley/contracts/session'
import { acceptInvitation, listUsers, readInvitation } from '@parley/contracts/team'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aSession, FakeProblem, fakeServer } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'
import { answerEverything } from '../../testing/quiet-server.ts'

const nobody = aSession({ me: null, csrfToken: null })

test('whoever is not signed in signs in first and comes to the page they wanted', async () => {
  const server = fakeServer(nobody)
  answerEverything(server)
  server.on(signIn, () => aSession())
  const { user, router } = renderRoute('/team')
  await user.type(await screen.findByLabelText('E-mail address'), 'anna@example.com')
  await user.type(screen.getByLabelText('Password'), 'four unrelated words')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByRole('heading', { name: 'Team', level: 1 })
  expect(router.state.location.pathname).toBe('/team')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example'])(
  'sign-in never leads out of the console (%s)',
  async (next) => {
    const server = fakeServer(aSession())
    answerEverything(server)
    const { router } = renderRoute(`/sign-in?next=${encodeURIComponent(next)}`)
    await waitFor(() => expect(router.state.location.pathname).toBe('/inbox'))
  },
)

test('wrong credentials are said so, and the password can be typed anew at once', async () => {
  const server = fakeServer(nobody)
  server.on(signIn, () => {
    throw new FakeProblem('session/wrong-credentials')
  })
  const { user } = renderRoute('/sign-in')
  await user.type(await screen.findByLabelText('E-mail address'), 'anna@example.com')
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}')
  await screen.findByText('E-mail address or password is wrong')
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('after too many attempts the button counts the seconds down and sends nothing', async () => {
  const server = fakeServer(nobody)
  server.on(signIn, () => {
    throw new FakeProblem('request/too-many', { retryAfterSeconds: 30 })
  })
  const { user } = renderRoute('/sign-in')
  await user.type(await screen.findByLabelText('E-mail address'), 'anna@example.com')
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Wait 30 s' }))
  expect(server.callsOf(signIn)).toHaveLength(1)
})

test('without the one-time link, the first visitor learns how to get it', async () => {
  fakeServer(aSession({ me: null, csrfToken: null, setupRequired: true }))
  renderRoute('/inbox')
  expect(await screen.findByRole('heading', { name: 'Set-up begins with a link' })).not.toBeNull()
})

test('the holder of the link becomes the administrator; a weak password is refused at its field', async () => {
  const server = fakeServer(aSession({ me: null, csrfToken: null, setupRequired: true }))
  answerEverything(server)
  let attempts = 0
  server.on(claimSetup, () => {
    attempts += 1
    if (attempts === 1) throw new FakeProblem('user/weak-password')
    return aSession()
  })
  const { user } = renderRoute('/setup#token=secret')
  await user.type(await screen.findByLabelText('Your name'), 'Anna Berg')
  await user.type(screen.getByLabelText('E-mail address'), 'Anna@Example.com')
  const password = screen.getByLabelText('Password')
  await user.type(password, 'short')
  await user.click(screen.getByRole('button', { name: 'Create account and begin' }))
  await screen.findByText('At least 12 characters')
  await user.clear(password)
  await user.type(password, 'password1234{Enter}')
  await screen.findByText('This password is among the most common ones')
  await user.clear(password)
  await user.type(password, 'four unrelated words{Enter}')
  await screen.findByRole('heading', { name: 'Channels', level: 1 })
  expect(server.callsOf(claimSetup).at(-1)?.body).toMatchObject({
    token: 'secret',
    email: 'anna@example.com',
  })
})

test('an invitation is accepted with name and password; a used one says what to do', async () => {
  const server = fakeServer(nobody)
  answerEverything(server)
  server.on(readInvitation, () => ({
    email: 'maria@example.com',
    role: 'agent' as const,
    invitedBy: 'Anna Berg',
    expiresAt: new Date('2030-01-01T00:00:00Z'),
  }))
  server.on(acceptInvitation, () => {
    throw new FakeProblem('invitation/invalid')
  })
  const { user } = renderRoute('/invitation#token=secret')
  await user.type(await screen.findByLabelText('Your name'), 'Maria')
  await user.type(screen.getByLabelText('Choose a password'), 'four unrelated words{Enter}')
  expect(await screen.findByRole('heading', { name: 'This invitation is not valid any more' })).not.toBeNull()
})

test('a session that ends while working leads to sign-in and remembers the place', async () => {
  const server = fakeServer()
  answerEverything(server)
  const { router, queryClient } = renderRoute('/team?x=1')
  await screen.findByRole('heading', { name: 'Team', level: 1 })
  server.on(getSession, () => nobody)
  server.on(listUsers, () => {
    throw new FakeProblem('session/required')
  })
  await act(() => queryClient.invalidateQueries({ queryKey: ['team'] }))
  await screen.findByText(/Your session has ended/)
  expect(router.state.location.search).toBe(`?next=${encodeURIComponent('/team?x=1')}`)
})

test('a server that is away says so and can be tried again', async () => {
  const server = fakeServer(nobody)
  server.setOffline(true)
  const { user } = renderRoute('/sign-in')
  await screen.findByRole('heading', { name: 'The server cannot be reached' })
  server.setOffline(false)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByLabelText('E-mail address')).not.toBeNull()
})
