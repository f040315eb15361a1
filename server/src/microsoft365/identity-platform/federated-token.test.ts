/** Workload identity federation: microsoft.md 1.3 and 3.2; security 3.6. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { cloudNamed } from '../clouds/known-clouds.ts'
import {
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  testCloud,
} from '../clouds/scripted.suite.ts'
import { createTokenFile, federatedIdentityOf } from './federated-token.ts'
import { createIdentityPlatform } from './identity-platform.ts'

const issuer = 'https://kubernetes.example/cluster-1'
const subject = 'system:serviceaccount:backup:strongroom'
const clock = createTestClock()
let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-federated-'))
  file = join(folder, 'token')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function token(claims: object = {}): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const exp = Math.floor(clock.now() / 1000) + 600
  const payload = { iss: issuer, sub: subject, aud: 'api://AzureADTokenExchange', exp, ...claims }
  return `${encode({ alg: 'RS256' })}.${encode(payload)}.c2lnbmF0dXJl`
}

const here = { cloud: testCloud, clock }
const refusal = (): Promise<unknown> =>
  createTokenFile(file, here)
    .assertion()
    .then(
      () => 'taken',
      (error: unknown) => error,
    )

describe('a token file in place of a key', () => {
  it('is sent as the client assertion, and read anew when somebody renewed it', async () => {
    await writeFile(file, `${token({ jti: 'one' })}\n`)
    const answer = (): Response =>
      jsonAnswer(200, { token_type: 'Bearer', expires_in: 600, access_token: 'graph' })
    const { fetch, sent } = scriptedFetch([answer(), answer()])
    const platform = createIdentityPlatform({
      fetch,
      clock,
      random: createTestRandom(),
      log: silentLog,
      cloud: testCloud,
    })
    const tokens = platform.applicationTokens({
      tenantId: 'tenant-1',
      clientId: 'client-1',
      assertions: createTokenFile(file, here),
    })
    await tokens.token()
    // As Kubernetes does it: the new file takes the place of the old one at once.
    await writeFile(join(folder, 'new'), token({ jti: 'two' }))
    await rename(join(folder, 'new'), file)
    tokens.forget()
    await tokens.token()
    const assertions = sent.map(({ body }) => new URLSearchParams(body).get('client_assertion'))
    expect(assertions).toEqual([token({ jti: 'one' }), token({ jti: 'two' })])
    expect(new URLSearchParams(sent[0]?.body).get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    )
  })

  it('tells issuer and subject as they are registered', async () => {
    await writeFile(file, token({ aud: ['other', 'api://AzureADTokenExchange'] }))
    expect(await federatedIdentityOf(file, here)).toEqual({
      issuer,
      subject,
      audience: 'api://AzureADTokenExchange',
    })
  })

  it('has the audience of the cloud', async () => {
    const cloud = cloudNamed('china')
    await writeFile(file, token())
    await expect(federatedIdentityOf(file, { cloud, clock })).rejects.toThrow(/AzureADTokenExchangeChina/)
    await writeFile(file, token({ aud: 'api://AzureADTokenExchangeChina' }))
    const audience = 'api://AzureADTokenExchangeChina'
    expect(await federatedIdentityOf(file, { cloud, clock })).toMatchObject({ audience })
  })

  it('is a managed identity of the cloud itself, whose tokens name the exchange by its application id', async () => {
    const own = `${testCloud.loginUrl}/11111111-1111-4111-8111-111111111111/v2.0`
    const aud = 'fb60f99c-7a34-4190-8149-302f77469936'
    const cloud = { ...testCloud, tokenExchangeAppId: aud }
    await writeFile(file, token({ iss: own, aud }))
    // Registered with the name: Microsoft takes no id there.
    expect(await federatedIdentityOf(file, { cloud, clock })).toEqual({
      issuer: own,
      subject,
      audience: 'api://AzureADTokenExchange',
    })
    const another = '22222222-2222-4222-8222-222222222222'
    await writeFile(file, token({ iss: own, aud: another }))
    await expect(federatedIdentityOf(file, { cloud, clock })).rejects.toThrow(/audience has to be api:/)
    // Nobody else writes Microsoft's id.
    await writeFile(file, token({ aud }))
    await expect(federatedIdentityOf(file, { cloud, clock })).rejects.toThrow(/audience has to be api:/)
    await writeFile(file, token({ iss: `${testCloud.loginUrl}.example/v2.0`, aud }))
    await expect(federatedIdentityOf(file, { cloud, clock })).rejects.toThrow(/audience has to be api:/)
  })

  it('of a managed identity is left to Microsoft where its id of the exchange is not known', async () => {
    const china = cloudNamed('china')
    await writeFile(
      file,
      token({ iss: `${china.loginUrl}/t/v2.0`, aud: '22222222-2222-4222-8222-222222222222' }),
    )
    expect(await federatedIdentityOf(file, { cloud: china, clock })).toMatchObject({
      audience: 'api://AzureADTokenExchangeChina',
    })
    await writeFile(file, token({ iss: `${china.loginUrl}/t/v2.0`, aud: 'https://vault.azure.cn' }))
    await expect(federatedIdentityOf(file, { cloud: china, clock })).rejects.toThrow(
      /audience has to be api:/,
    )
  })

  it.each([
    ['of another audience', { aud: 'https://kubernetes.default.svc' }, /audience has to be api:/],
    ['that has expired', { exp: 1_000 }, /has expired/],
    ['without a subject', { sub: undefined }, /lacks an issuer, a subject/],
  ])('is refused in words when it holds a token %s', async (_what, claims, words) => {
    await writeFile(file, token(claims))
    expect(await refusal()).toMatchObject({ code: 'invalid_client', message: expect.stringMatching(words) })
  })

  it.each([
    ['what is no token', 'hello', /holds no token/],
    ['a token with padding', `${token()}=`, /holds no token/],
    ['more than a token can be', 'x'.repeat(16_385), /longer than 16384/],
  ])('is refused when it holds %s, and nothing of it is repeated', async (_what, content, words) => {
    await writeFile(file, content)
    const error = await refusal()
    expect(error).toMatchObject({ message: expect.stringMatching(words) })
    expect(String(error)).not.toContain(content)
  })

  it('is refused when it is a pipe, which would hold a thread until somebody writes', async () => {
    execFileSync('mkfifo', [file])
    expect(await refusal()).toMatchObject({ message: expect.stringMatching(/it is no file/) })
  })

  it('is refused when it is not there', async () => {
    expect(await refusal()).toMatchObject({ message: expect.stringMatching(/cannot be read/) })
  })

  it.each([
    ['a wildcard in the subject', { sub: 'repo:contoso/*:ref:refs/heads/main' }],
    ['a wildcard in the issuer', { iss: 'https://*.example' }],
    ['an issuer without https', { iss: 'http://kubernetes.example' }],
  ])('PRV-31: %s is never registered', async (_what, claims) => {
    await writeFile(file, token(claims))
    await expect(federatedIdentityOf(file, here)).rejects.toMatchObject({ code: 'invalid_client' })
  })
})
