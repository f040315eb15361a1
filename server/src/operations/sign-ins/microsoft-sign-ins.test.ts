import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { cloudNamed, IdentityPlatformError } from '../../microsoft365/index.ts'
import type { SignedInAdministrator } from '../ports.ts'
import { createMicrosoftSignIns } from './microsoft-sign-ins.ts'

const ofMicrosoft = '14D82EEC-204b-4c2f-b7e8-296a70dab67e'
const ofCustomer = '12345678-1234-4234-8234-123456789012'
const request = { purpose: 'consent', tenant: 'contoso.com' } as const
const asked = 'openid profile User.Read Organization.Read.All application.read.all'
const signal = new AbortController().signal

const never = (): never => {
  throw new Error('not in this test')
}
const administrator: SignedInAdministrator = {
  graph: { json: never, pages: never, send: never, bytes: never, delta: never, upload: never },
  inspect: never,
  plan: never,
  apply: never,
  rollBack: never,
  remove: never,
  dispose: () => undefined,
}

/** Sign-ins whose token may be used for `scope`; or that Microsoft refuses with `error`. */
function world(clientId: string, scope: string, error?: Error) {
  const scopes: (readonly string[])[] = []
  const signedIn = async () => {
    if (error !== undefined) throw error
    return {
      accessToken: new Secret('t'),
      expiresAt: 1,
      scopes: scope.split(' '),
      tenantId: undefined,
    }
  }
  const signIns = createMicrosoftSignIns(
    {
      cloud: cloudNamed('worldwide'),
      random: systemRandom,
      administrator: () => administrator,
      identityPlatform: {
        requestDeviceAuthorization: async (given) => {
          scopes.push(given.scopes)
          return {
            ...given,
            deviceCode: new Secret('d'),
            userCode: 'ABCD12345',
            verificationUri: 'https://microsoft.com/devicelogin',
            expiresAt: 1,
            expiresInSeconds: 900,
            intervalSeconds: 5,
          }
        },
        pollForDeviceAccessToken: signedIn,
        authorizationUrl: ({ state }) => `https://login.example/?state=${state.reveal()}`,
        redeemAuthorizationCode: signedIn,
      },
    },
    { clientId },
  )
  return { signIns, scopes }
}

describe('what is asked for', () => {
  it.each(['onboarding', 'consent', 'posture', 'restore-grant'] as const)(
    'is what %s needs, and never offline_access',
    async (purpose) => {
      const { signIns, scopes } = world(ofMicrosoft, asked)
      await signIns.requestSignIn({ ...request, purpose }, signal)
      expect(scopes[0]?.every((scope) => scope.startsWith('https://graph.microsoft.com/'))).toBe(true)
      expect(scopes[0]?.join(' ')).not.toMatch(/offline_access|\.default/)
      expect(scopes[0]?.some((scope) => scope.endsWith('ReadWrite.All'))).toBe(
        purpose === 'onboarding' || purpose === 'restore-grant',
      )
    },
  )

  it('DEV-05: shows the page and the code in our own words, with no address that carries the code', async () => {
    const pending = await world(ofMicrosoft, asked).signIns.requestSignIn(request, signal)
    expect(pending.message).toBe(
      'To sign in, open the page https://microsoft.com/devicelogin in a browser and enter the code ABCD12345.',
    )
    expect(pending.verificationUrl).not.toContain('ABCD12345')
  })
})

describe('DEV-25: permissions that nobody asked for', () => {
  const wider = `${asked} https://graph.microsoft.com/Mail.ReadWrite`

  it('end the sign-in with a client that the customer made', async () => {
    const { signIns } = world(ofCustomer, wider)
    const pending = await signIns.requestSignIn(request, signal)
    await expect(pending.wait(signal)).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('Mail.ReadWrite'),
    })
    const browser = signIns.browserSignIn({ ...request, redirectUri: 'http://localhost:1' })
    await expect(browser.redeem(new Secret('c'), signal)).rejects.toMatchObject({ reason: 'refused' })
  })

  it('are told with a client of Microsoft’s, which holds whatever the tenant ever granted to it', async () => {
    const pending = await world(ofMicrosoft, wider).signIns.requestSignIn(request, signal)
    expect((await pending.wait(signal)).surplusScopes).toEqual(['Mail.ReadWrite'])
  })

  it('are not those that say who signed in, whatever their letters', async () => {
    const pending = await world(ofCustomer, asked).signIns.requestSignIn(request, signal)
    expect((await pending.wait(signal)).surplusScopes).toEqual([])
  })
})

it('DEV-26: a client of Microsoft’s is known as such, so that it is led back to loopback alone', () => {
  expect(world(ofMicrosoft, '').signIns.bootstrapClient.isOfMicrosoft).toBe(true)
  expect(world(ofCustomer, '').signIns.bootstrapClient.isOfMicrosoft).toBe(false)
})

it('every sign-in in a browser has a state of its own', () => {
  const { signIns } = world(ofCustomer, asked)
  const states = [1, 2, 3].map(() =>
    signIns.browserSignIn({ ...request, redirectUri: 'http://localhost:1' }).state.reveal(),
  )
  expect(new Set(states).size).toBe(3)
  expect(states.every((state) => state.length === 43)).toBe(true)
})

it.each([
  ['expired_token', 'expired'],
  ['bad_verification_code', 'expired'],
  ['authorization_declined', 'declined'],
  ['invalid_grant', 'refused'],
] as const)('DEV-11 to DEV-13: %s is told as %s', async (code, reason) => {
  const { signIns } = world(ofCustomer, asked, new IdentityPlatformError(code, 'said'))
  const pending = await signIns.requestSignIn(request, signal)
  await expect(pending.wait(signal)).rejects.toMatchObject({ name: 'SignInError', reason })
})
