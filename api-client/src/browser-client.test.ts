import { expect, it } from 'vitest'
import { createBrowserClient } from './browser-client.ts'

function createPage(statuses: readonly [number, string][], reauthenticate?: () => Promise<boolean>) {
  const asked: (string | undefined)[] = []
  const events: string[] = []
  let token: string | undefined = 'first'
  const client = createBrowserClient({
    fetch: async (_path, init) => {
      const [status, code] = statuses[asked.length] ?? [200, '']
      asked.push(init?.headers?.['x-csrf-token'])
      return new Response(JSON.stringify({ code, message: code }), { status })
    },
    csrfToken: () => token,
    onSignedOut: () => events.push('signed out'),
    ...(reauthenticate === undefined
      ? {}
      : {
          reauthenticate: async () => {
            token = 'second'
            events.push('asked')
            return reauthenticate()
          },
        }),
  })
  return { client, asked, events }
}

it('sends a request again once the password was entered again, with the token of the new session (SES-26)', async () => {
  const { client, asked, events } = createPage([[401, 'reauth_required']], async () => true)
  await client.send('PUT', '/x', {})
  expect([asked, events]).toEqual([['first', 'second'], ['asked']])
})

it('a person who gives up keeps the session, and is told why it was refused', async () => {
  const { client, asked, events } = createPage([[401, 'reauth_required']], async () => false)
  await expect(client.send('PUT', '/x', {})).rejects.toMatchObject({ code: 'reauth_required' })
  expect([asked, events]).toEqual([['first'], ['asked']])
})

it('asks once: a second refusal is told', async () => {
  const twice: [number, string][] = [
    [401, 'reauth_required'],
    [401, 'reauth_required'],
  ]
  const { client, asked } = createPage(twice, async () => true)
  await expect(client.send('PUT', '/x', {})).rejects.toMatchObject({ status: 401 })
  expect(asked).toHaveLength(2)
})

it('says that the session has ended when it has', async () => {
  const { client, events } = createPage([[401, 'invalid_client']], async () => true)
  await expect(client.get('/x')).rejects.toMatchObject({ status: 401 })
  expect(events).toEqual(['signed out'])
})

it('marks what a page asks for while nobody sits before it (SES-23)', async () => {
  const marks: (string | undefined)[] = []
  let isAttended = true
  const client = createBrowserClient({
    fetch: async (_path, init) => {
      marks.push(init?.headers?.['x-background-request'])
      return new Response('{}')
    },
    csrfToken: () => 'token',
    onSignedOut: () => undefined,
    isAttended: () => isAttended,
  })
  await client.get('/x')
  isAttended = false
  await client.get('/x')
  expect(marks).toEqual([undefined, '1'])
})
