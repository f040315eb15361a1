import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import * as oauth from 'oauth4webapi'
import { Agent, fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from './app.ts'
import { readConfiguration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { silentLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'

let folder: string
let server: RunningServer
let agent: Agent
const password = 'correct horse battery staple'
const dependencies = { clock: systemClock, random: systemRandom, log: silentLog }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-peer-'))
  await writeFile(join(folder, 'password'), `${password}\n`)
  const options = [
    '--data-dir',
    join(folder, 'data'),
    '--port',
    '0',
    '--admin-password-file',
    join(folder, 'password'),
  ]
  server = await startServer(readConfiguration(options, {}), dependencies)
  agent = new Agent({ connect: { ca: await readFile(server.ready.caFile, 'utf8') } })
}, 30_000)
afterAll(async () => {
  await agent.close()
  await server.close()
  await rm(folder, { recursive: true })
})

/** The same standard, typed twice. */
const trusting = ((input: string, init: object) =>
  undiciFetch(input, { ...init, dispatcher: agent })) as unknown as (
  url: string,
  init: object,
) => Promise<Response>

const client: oauth.Client = { client_id: 'contoso.onmicrosoft.com' }

async function ask(
  version: number,
  grant: string,
  parameters: Record<string, string>,
): Promise<oauth.TokenEndpointResponse> {
  const as = { issuer: server.ready.apiUrl, token_endpoint: `${server.ready.apiUrl}/v${version}/token` }
  const response = await oauth.genericTokenEndpointRequest(as, client, oauth.None(), grant, parameters, {
    [oauth.customFetch]: trusting,
  })
  return oauth.processGenericTokenEndpointResponse(as, client, response)
}

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

describe('the token endpoint, asked by oauth4webapi over HTTPS (RFC 6749, RFC 7523)', () => {
  it.each([6, 7, 8])('v%i: password, then refresh token; the used one ends the family', async (version) => {
    const first = await ask(version, 'password', { username: 'admin', password })
    expect(first).toMatchObject({ token_type: 'bearer', expires_in: 3600, userName: 'admin' })
    const second = await ask(version, 'refresh_token', { refresh_token: first.refresh_token ?? '' })
    expect(second.refresh_token).not.toBe(first.refresh_token)
    const third = await ask(version, 'refresh_token', { refresh_token: second.refresh_token ?? '' })
    const reuse = ask(version, 'refresh_token', { refresh_token: first.refresh_token ?? '' })
    await expect(reuse).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
    const after = ask(version, 'refresh_token', { refresh_token: third.refresh_token ?? '' })
    await expect(after).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('refusals are OAuth refusals', async () => {
    await expect(ask(6, 'password', { username: 'admin', password: 'wrong' })).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(ask(6, jwtBearer, { assertion: '{}' })).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
    })
    await expect(ask(6, jwtBearer, {})).rejects.toMatchObject({ error: 'invalid_request' })
    await expect(ask(6, 'integration', {})).rejects.toMatchObject({ error: 'unsupported_grant_type' })
    await expect(ask(6, 'client_credentials', {})).rejects.toMatchObject({ status: 401 })
  })

  it('RFC 6750: the access token opens the API, and no longer after logout', async () => {
    const { access_token: token } = await ask(8, 'password', { username: 'admin', password })
    const call = (path: string, method: string) =>
      oauth.protectedResourceRequest(
        token,
        method,
        new URL(`${server.ready.apiUrl}${path}`),
        undefined,
        undefined,
        {
          [oauth.customFetch]: trusting,
        },
      )
    const proxies = (await (await call('/v8/Proxies', 'GET')).json()) as { results: { port: number }[] }
    expect(proxies.results[0]?.port).toBe(Number(new URL(server.ready.apiUrl).port))
    expect((await call('/v8/token/logout', 'POST')).status).toBe(204)
    await expect(call('/v8/Jobs', 'GET')).rejects.toThrow(oauth.WWWAuthenticateChallengeError)
  })
})

describe('the listener', () => {
  const handshake = (versions: object): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(server.ready.apiUrl)
      const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false, ...versions })
      socket.once('secureConnect', () => {
        resolve(socket.getProtocol() ?? '')
        socket.destroy()
      })
      socket.once('error', () => resolve('refused'))
    })

  it('speaks TLS 1.2 and 1.3, nothing older', async () => {
    expect(await handshake({ minVersion: 'TLSv1.3' })).toBe('TLSv1.3')
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2')
    expect(
      await handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    ).toBe('refused')
  })

  it('TOK-23: plain HTTP is refused without a redirect', async () => {
    await expect(undiciFetch(server.ready.apiUrl.replace('https:', 'http:'))).rejects.toThrow('fetch failed')
  })

  it('TOK-24: conflicting lengths are refused and the connection ends', async () => {
    const { hostname, port } = new URL(server.ready.apiUrl)
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
    socket.write(
      'POST /v6/token HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (piece: Buffer) => (text += piece.toString()))
      socket.once('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('the data folder', () => {
  it('belongs to one process at a time, and to the next one after it', async () => {
    const place = join(folder, 'second')
    const options = readConfiguration(['--data-dir', place, '--port', '0'], {})
    const first = await startServer(options, dependencies)
    expect(first.ready.setupSecretFile).toBe(join(place, 'setup-secret'))
    await first.close()
    const again = await startServer(options, dependencies)
    expect(again.ready.setupSecretFile).toBeDefined()
    await again.close()
  })
})
