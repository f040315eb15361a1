import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertOrganizationApplication } from '../../database/index.ts'
import { Secret } from '../../foundation/secret.ts'
import { decodeUnverified, type IdentityPlatform, IdentityPlatformError } from '../../microsoft365/index.ts'
import { organizationId } from '../ids.ts'
import { createTestWorld, ManualClock, type TestWorld } from '../test-world.suite.ts'
import { createAssertionVerifier } from './assertion-verifier.ts'

const signInAppId = '66666666-6666-4666-8666-666666666666'
const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

type Platform = Pick<IdentityPlatform, 'verifyOwnApiToken' | 'redeemRefreshToken'>

let world: TestWorld
let asked: unknown[]
let platform: Platform

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const token = new Secret(`${encode({ alg: 'RS256' })}.${encode({ ver: '2.0' })}.c2ln`)

beforeEach(async () => {
  world = await createTestWorld()
  asked = []
  platform = {
    async verifyOwnApiToken(accessToken, api) {
      asked.push({ verify: accessToken.reveal(), api })
      const claims = decodeUnverified(accessToken)
      return claims === undefined ? { isGood: false, reason: 'malformed' } : { isGood: true, claims }
    },
    async redeemRefreshToken({ refreshToken, ...request }) {
      asked.push({ redeem: refreshToken.reveal(), ...request })
      return { isGranted: true, accessToken: token }
    },
  }
})
afterEach(() => world.close())

function verifier(changes: Partial<Platform> = {}) {
  return createAssertionVerifier({
    database: world.database,
    identityPlatform: { ...platform, ...changes },
    microsoft365: world.microsoft365,
    clock: new ManualClock(),
    unavailable: (cause) => new Unavailable('away', { cause }),
  })
}

async function tenantOf(): Promise<string> {
  const rows = await world.database.db.selectFrom('organizations').select(['id', 'tenantId']).execute()
  return rows.find(({ id }) => id === world.organizationId)?.tenantId ?? ''
}

async function addSignInApplication(): Promise<void> {
  await insertOrganizationApplication(world.database.db, {
    id: signInAppId,
    organizationId: world.organizationId,
    purpose: 'sign-in',
    displayName: 'Strongroom Sign-in',
    applicationObjectId: null,
    appId: signInAppId,
    servicePrincipalId: null,
    keyId: null,
    certificateThumbprint: null,
    createdAt: 2 ** 41,
  })
}

describe('a token for our own API', () => {
  it('is verified for the organization’s own tenant and application', async () => {
    await addSignInApplication()
    expect(await verifier().verifyOwnApi(world.organizationId, token)).toMatchObject({ isGood: true })
    expect(asked).toEqual([
      { verify: token.reveal(), api: { tenantId: await tenantOf(), appId: signInAppId } },
    ])
  })

  it('is good for no organization that is not there', async () => {
    const nowhere = organizationId('99999999-9999-4999-8999-999999999999')
    const bad = { isGood: false, reason: 'own_api_not_registered' }
    expect(await verifier().verifyOwnApi(nowhere, token)).toEqual(bad)
    const client = { clientId: azureCli, refreshToken: new Secret('0.canary') }
    expect(await verifier().upgradeAudience(nowhere, client)).toEqual(bad)
    expect(asked).toEqual([])
  })

  it('is undecided when the keys cannot be had', async () => {
    await addSignInApplication()
    const away = async (): Promise<never> => {
      throw new IdentityPlatformError('connection_failed', 'away')
    }
    const verifying = verifier({ verifyOwnApiToken: away }).verifyOwnApi(world.organizationId, token)
    await expect(verifying).rejects.toBeInstanceOf(Unavailable)
  })
})

describe('a refresh token beside an assertion', () => {
  const client = { clientId: azureCli, refreshToken: new Secret('0.canary') }
  const upgrade = (changes: Partial<Platform> = {}) =>
    verifier(changes).upgradeAudience(world.organizationId, client)

  it('is redeemed once at the organization’s tenant for our own API, and what comes is verified', async () => {
    await addSignInApplication()
    expect(await upgrade()).toMatchObject({ isGood: true, claims: { version: '2.0' } })
    const tenantId = await tenantOf()
    expect(asked).toEqual([
      { redeem: '0.canary', tenantId, clientId: azureCli, scope: `api://${signInAppId}/access_as_user` },
      { verify: token.reveal(), api: { tenantId, appId: signInAppId } },
    ])
  })

  it.each([
    ['refused', 'refresh_token_refused'],
    ['interaction_required', 'interaction_required'],
    ['consent_required', 'consent_required'],
  ] as const)('tells that it was %s, with the ids of the tenant’s own log', async (reason, told) => {
    await addSignInApplication()
    const ids = { traceId: 'a-trace', correlationId: 'a-correlation' }
    const redeemRefreshToken: Platform['redeemRefreshToken'] = async () => ({
      isGranted: false,
      reason,
      ...ids,
    })
    expect(await upgrade({ redeemRefreshToken })).toEqual({ isGood: false, reason: told, ...ids })
    expect(asked).toEqual([])
  })

  it('AST-84, AST-85: is not enough when what it brought does not verify', async () => {
    await addSignInApplication()
    const verifyOwnApiToken: Platform['verifyOwnApiToken'] = async () => ({
      isGood: false,
      reason: 'wrong_audience',
    })
    expect(await upgrade({ verifyOwnApiToken })).toEqual({ isGood: false, reason: 'wrong_audience' })
  })

  it('AST-79, AST-80: leaves it undecided when Microsoft gives no answer that decides', async () => {
    await addSignInApplication()
    const redeemRefreshToken = async (): Promise<never> => {
      throw new IdentityPlatformError('unexpected_answer', 'nonsense')
    }
    await expect(upgrade({ redeemRefreshToken })).rejects.toBeInstanceOf(Unavailable)
  })
})
