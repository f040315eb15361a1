/** What the clients of the load ask, of the product and of the peer, and how they see that an answer is right. */
import { randomUUID, sign, type KeyObject } from 'node:crypto'
import { type Answer, formRequest, getRequest, openConnection } from './connection.ts'
import type { Chain } from './load.ts'

function membersOf(answer: Answer, status = 200): Readonly<Record<string, unknown>> {
  if (answer.status !== status) throw new Error(`the answer was ${answer.status}: ${answer.body}`)
  const members: Readonly<Record<string, unknown>> = JSON.parse(answer.body)
  return members
}

export function textOf(answer: Answer, name: string, status = 200): string {
  const value = membersOf(answer, status)[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`the answer has no ${name}: ${answer.body}`)
}

/** Each answer gives the refresh token of the next request; one that comes twice is an error. */
export function refreshChain(
  path: string,
  firstToken: string,
  parameters: Record<string, string> = {},
): Chain {
  let token = firstToken
  return {
    request: () => formRequest(path, { grant_type: 'refresh_token', refresh_token: token, ...parameters }),
    accept(answer) {
      const next = textOf(answer, 'refresh_token')
      if (next === token) throw new Error('the refresh token was not rotated')
      token = next
    },
  }
}

export interface ServiceClient {
  readonly clientId: string
  readonly privateKey: KeyObject
  readonly audience: string
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** `private_key_jwt` (RFC 7523 §2.2): a new assertion each time. */
function clientAssertion({ clientId, privateKey, audience }: ServiceClient): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: clientId, sub: clientId, aud: audience, jti: randomUUID(), iat: now, exp: now + 60 }
  const content = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}

export function clientCredentialsChain(path: string, client: ServiceClient): Chain {
  return {
    request: () =>
      formRequest(path, {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: clientAssertion(client),
      }),
    accept: (answer) => void textOf(answer, 'access_token'),
  }
}

export function introspectionChain(
  path: string,
  {
    token,
    parameters = {},
    headers = '',
  }: { token: string; parameters?: Record<string, string>; headers?: string },
): Chain {
  const request = formRequest(path, { token, ...parameters }, headers)
  return {
    request: () => request,
    accept(answer) {
      if (membersOf(answer)['active'] !== true)
        throw new Error(`a living token is not active: ${answer.body}`)
    },
  }
}

/** What a stranger can make without anybody's help: it looks like an assertion, and names a tenant that is not here. */
export function junkAssertionChain(path: string): Chain {
  return {
    request() {
      const now = Math.floor(Date.now() / 1000)
      const claims = { aud: randomUUID(), tid: randomUUID(), oid: randomUUID(), iat: now, exp: now + 3600 }
      const token = `${encode({ alg: 'RS256', kid: 'x' })}.${encode(claims)}.${'A'.repeat(342)}`
      return formRequest(path, {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        client_id: 'contoso.onmicrosoft.com',
        assertion: JSON.stringify({ token_type: 'Bearer', access_token: token }),
      })
    },
    accept: (answer) => void membersOf(answer, 400),
  }
}

export function getChain(path: string, headers = ''): Chain {
  const request = getRequest(path, headers)
  return { request: () => request, accept: (answer) => void membersOf(answer) }
}

export const bearer = (token: string): string => `authorization: Bearer ${token}\r\n`

/** An access token of the product's administrator. */
export async function signIn(port: number, password: string): Promise<string> {
  const connection = await openConnection(port)
  const form = { grant_type: 'password', username: 'admin', password }
  const answer = await connection.send(formRequest('/v8/token', form))
  connection.close()
  return textOf(answer, 'access_token')
}
