/** Service accounts with keys, for the tests of what only they may do. */
import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { insertAccount, insertAccountKey } from '../database/index.ts'
import { clientAssertionType } from './client-authentication/private-key-jwt.ts'
import { readPublicKey } from './client-authentication/public-jwk.ts'
import { issuer, type World } from './fixture.suite.ts'

export interface TestService {
  readonly accountId: string
  readonly userName: string
  readonly privateKey: CryptoKey
  /** Parameters that prove it, fresh each time. */
  proof(claims?: Record<string, unknown>): Promise<Record<string, string>>
  /** A new access token by client credentials. */
  accessToken(): Promise<string>
}

/** @param organizationIds - the organizations it is for; all of them and the server itself when absent. */
export async function addService(
  { database, server, time }: World,
  { organizationIds, role = 'monitor' }: { organizationIds?: readonly string[]; role?: string } = {},
): Promise<TestService> {
  const accountId = randomUUID()
  const userName = `service-${accountId.slice(0, 8)}`
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const { jwk, thumbprint } = await readPublicKey(await exportJWK(publicKey))
  await insertAccount(database.db, {
    id: accountId,
    userName,
    userNameKey: userName,
    passwordHash: '',
    createdAt: time.now,
    kind: 'service',
    role,
    organizationIds: organizationIds === undefined ? null : JSON.stringify(organizationIds),
    description: '',
    isEnabled: 1,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  })
  await insertAccountKey(database.db, {
    id: randomUUID(),
    accountId,
    jwk: JSON.stringify(jwk),
    thumbprint,
    description: '',
    createdAt: time.now,
    expiresAt: null,
  })
  const proof: TestService['proof'] = async (claims = {}) => {
    const now = Math.floor(time.now / 1000)
    const jwt = new SignJWT({
      iss: accountId,
      sub: accountId,
      aud: issuer,
      jti: randomUUID(),
      iat: now,
      exp: now + 60,
      ...claims,
    })
    const clientAssertion = await jwt.setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    return { client_assertion_type: clientAssertionType, client_assertion: clientAssertion }
  }
  return {
    accountId,
    userName,
    privateKey,
    proof,
    async accessToken() {
      const parameters = { grant_type: 'client_credentials', ...(await proof()) }
      const answer = await server.token({ parameters, remoteAddress: '192.0.2.7', requestId: randomUUID() })
      return answer.accessToken
    },
  }
}

/** The records of a world, out of reach from now on. */
export function outOfReach(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
}
