import type { ApiClient } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { consentInBrowser, type ConsentDependencies, type PreparedConsent } from './org-consent.ts'

const organizationId = 'contoso'
const prepared: PreparedConsent = {
  id: 'c1',
  url: 'https://login.example/contoso/adminconsent?state=s1',
  state: 's1',
  outcome: 'pending',
  expiresAt: '2026-11-21T12:15:00.000Z',
}
const start = Date.parse('2026-11-21T12:00:00.000Z')

/** A server that answers what the test says, and keeps what it was asked. */
function scripted(answers: { polls: readonly Partial<PreparedConsent>[]; held: readonly string[] }) {
  const asked: { readonly path: string; readonly body?: unknown }[] = []
  const { polls, held } = { polls: [...answers.polls], held: [...answers.held] }
  let now = start
  const reply = (path: string): unknown => {
    if (path.endsWith('/consent')) return prepared
    if (path.startsWith('/api/v1/consents/'))
      return { ...prepared, ...(polls.length > 1 ? polls.shift() : polls[0]) }
    const state = held.length > 1 ? held.shift() : held[0]
    const permissions = [{ value: 'Mail.Read', reason: 'reads mail', state }]
    return { applications: [{ purposes: ['backup'], permissions }], remarks: [] }
  }
  const answer = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    asked.push({ path, body })
    const document: Answer = JSON.parse(JSON.stringify(reply(path)))
    return document
  }
  const api: Pick<ApiClient, 'get' | 'send'> = {
    get: (path) => answer(path),
    send: (_method, path, body) => answer(path, body),
  }
  const dependencies: ConsentDependencies = {
    api,
    output: { say: () => undefined, progress: () => undefined },
    context: { now: () => now, sleep: async (milliseconds) => void (now += milliseconds) },
    openBrowser: undefined,
  }
  return { asked, dependencies, elapsed: () => now - start }
}

describe('strongroom org consent (PRV-06)', () => {
  const wish = { organizationId, purpose: 'backup', isLoopback: false } as const

  it('reads what was granted from the application’s tokens, and looks again while Microsoft settles', async () => {
    const { dependencies, asked } = scripted({
      polls: [{}, { outcome: 'returned' }],
      held: ['missing', 'missing', 'granted'],
    })
    const granted = await consentInBrowser(dependencies, wish)
    expect(granted.applications[0]?.permissions[0]?.state).toBe('granted')
    expect(asked[0]).toEqual({ path: '/api/v1/organizations/contoso/consent', body: { purpose: 'backup' } })
    expect(asked.filter(({ path }) => path.endsWith('/permissions'))).toHaveLength(3)
  })

  it('does not take the page’s word: what is not in the tokens stays missing', async () => {
    const { dependencies, elapsed } = scripted({ polls: [{ outcome: 'returned' }], held: ['missing'] })
    const granted = await consentInBrowser(dependencies, wish)
    expect(granted.applications[0]?.permissions[0]?.state).toBe('missing')
    expect(elapsed()).toBeLessThan(90_000)
  })

  it.each([
    ['refused', { outcome: 'refused', message: 'Consent was not given.' } as const, /was not given/],
    ['left alone', {}, /nobody gave consent in time/],
  ])('says what to do when it is %s', async (_title, poll, message) => {
    const { dependencies, asked } = scripted({ polls: [poll], held: ['granted'] })
    await expect(consentInBrowser(dependencies, wish)).rejects.toThrow(message)
    expect(asked.some(({ path }) => path.endsWith('/permissions'))).toBe(false)
  })

  it('listens on this machine where the application leads back to it', async () => {
    const { dependencies, asked } = scripted({ polls: [{ outcome: 'pending' }], held: ['granted'] })
    const { api } = dependencies
    const context = { now: () => start, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) }
    const send: typeof api.send = async (method, path, body) => {
      if (path.endsWith('/complete'))
        return JSON.parse(JSON.stringify({ ...prepared, outcome: 'returned', body }))
      return api.send(method, path, body)
    }
    const openBrowser = async (): Promise<boolean> => {
      const { body } = asked[0] ?? {}
      const { redirectUri }: { redirectUri: string } = JSON.parse(JSON.stringify(body))
      const answer = await fetch(`${redirectUri}/?admin_consent=True&tenant=t&state=s1`)
      return answer.ok
    }
    const loopback = { ...dependencies, api: { ...api, send }, context, openBrowser }
    await consentInBrowser(loopback, { ...wish, isLoopback: true })
    expect(asked.some(({ path }) => path.endsWith('/permissions'))).toBe(true)
  })
})
