import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLevels, type Access } from './access.ts'
import { createTestApi, type TestApi } from './fakes.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const callers = [undefined, 'admin', 'adminOfContoso', 'monitor', 'alice', 'carol', 'oscar'] as const

/** `in`: let through to the route, whatever it says then; otherwise the status that the door answers. */
async function door(method: string, path: string, caller: (typeof callers)[number]): Promise<string> {
  const url = path.replaceAll(/:\w+/g, '99999999-9999-4999-8999-999999999999')
  const headers = caller === undefined ? {} : { authorization: `Bearer ${caller}` }
  // A stream of events has no end of its own: what it says is read only where the door has refused.
  const answer = await api.app.inject({ method: method as 'GET', url, headers, payloadAsStream: true })
  const { statusCode, headers: answered } = answer
  const isEmpty = answered['content-length'] === '0' || answered['content-type'] === undefined
  answer.stream().destroy()
  if (statusCode === 401 && isEmpty) return '401'
  return statusCode === 403 ? '403' : 'in'
}

/** Who is let in; whoever is not named is refused: 401 without a session, 403 with one. */
const admitted: Readonly<Record<Access, readonly string[]>> = {
  anonymous: ['anonymous'],
  session: ['admin', 'adminOfContoso', 'monitor', 'alice', 'carol', 'oscar'],
  restore: ['admin', 'adminOfContoso', 'alice', 'carol', 'oscar'],
  'server-administrator': ['admin'],
  administrator: ['admin', 'adminOfContoso'],
  monitor: ['admin', 'adminOfContoso', 'monitor'],
  person: ['alice', 'carol'],
  operator: ['alice', 'carol', 'oscar'],
}

function expectedFor(access: string): Record<string, string> {
  const level = accessLevels.find((one) => one === access) ?? 'anonymous'
  const names = level === 'anonymous' ? ['anonymous'] : callers.map((caller) => caller ?? 'anonymous')
  return Object.fromEntries(
    names.map((name) => {
      const refusal = name === 'anonymous' ? '401' : '403'
      return [name, admitted[level].includes(name) ? 'in' : refusal]
    }),
  )
}

describe('every route × every kind of principal (security 5.8, AZ-01, AZ-26, AZ-36)', () => {
  it('is decided as the route declares', async () => {
    expect(api.routes.length).toBeGreaterThan(150)
    for (const { method, path, access } of api.routes) {
      const found: Record<string, string> = {}
      // What is open to everybody may still ask, in its own way, who somebody is: introspection does (RFC 7662 §2.1).
      for (const caller of access === 'anonymous' ? [undefined] : callers)
        found[caller ?? 'anonymous'] = await door(method, path, caller)
      expect({ method, path, found }).toEqual({ method, path, found: expectedFor(access) })
    }
  }, 300_000)

  it('is the checked-in table: a route that is new or changes hands shows here', async () => {
    const lines = api.routes.map(({ method, path, access }) => `${access} ${method} ${path}`).toSorted()
    await expect(lines.join('\n')).toMatchFileSnapshot('access.table.txt')
  })
})
