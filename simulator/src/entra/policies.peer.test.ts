/** @azure/msal-node where policies stand in the way, on behalf of a caller, and after an administrator's consent. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId, graphAppId } from '../tenant/microsoft-applications.ts'
import type { Application, PasswordCredential } from '../tenant/model.ts'
import { addPolicy } from './conditional-access/testing.ts'
import { runClient, signInOnPages } from './testing-client.ts'
import { principalOf, register } from './testing.ts'
import { decodeJwt } from './tokens/jwt.ts'

const upn = 'alice@contoso.onmicrosoft.com'
const graphScope = 'https://graph.microsoft.com/User.ReadWrite.All'
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
})

afterAll(async () => {
  await simulator.stop()
})

beforeEach(() => {
  simulator.tenant.securityDefaultsEnabled = false
  simulator.tenant.conditionalAccessPolicies.clear()
})

function secret(): PasswordCredential {
  const now = simulator.clock.now()
  return {
    keyId: randomUUID(),
    displayName: null,
    hint: 'sec',
    startDateTime: new Date(now).toISOString(),
    endDateTime: new Date(now + 24 * 3600 * 1000).toISOString(),
    secretText: 'secret',
    effectiveAt: 0,
  }
}

function baseInput(clientId: string): object {
  const { ready } = simulator
  return {
    authority: `${ready.loginUrl}/${ready.tenantId}`,
    knownAuthorities: [new URL(ready.loginUrl).host],
    clientId,
    scope: graphScope,
  }
}

function byPassword(): Promise<JsonRecord> {
  const alice = [...simulator.tenant.users.values()].find(
    ({ userPrincipalName }) => userPrincipalName === upn,
  )
  return runClient({
    ready: simulator.ready,
    input: { ...baseInput(azureCliAppId), username: upn, password: alice?.password },
    script: `
      import { PublicClientApplication } from '@azure/msal-node'
      const { authority, knownAuthorities, clientId, scope, username, password } = input
      const application = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities } })
      try {
        const { account } = await application.acquireTokenByUsernamePassword({ scopes: [scope], username, password })
        say({ done: { username: account.username } })
      } catch (error) {
        say({ done: { errorCode: error.errorCode, errorNo: error.errorNo, subError: error.subError, claims: error.claims } })
      }`,
  })
}

it('the password grant works, until a policy asks for more or blocks it', { timeout: 30_000 }, async () => {
  expect(await byPassword()).toEqual({ username: upn })
  const { id } = addPolicy(simulator.tenant, { controls: ['mfa'] })
  const asked = await byPassword()
  expect(asked).toMatchObject({ errorNo: 50_076, subError: 'basic_action' })
  expect(asked['claims']).toContain(id)
  addPolicy(simulator.tenant)
  expect(await byPassword()).toMatchObject({ errorNo: 53_003, subError: 'message_only' })
})

it(
  'a device code that policy blocks shows 53003 on the page, and the client sees no more',
  { timeout: 30_000 },
  async () => {
    addPolicy(simulator.tenant, {
      conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
    })
    const done = await runClient({
      ready: simulator.ready,
      input: baseInput(azureCliAppId),
      script: `
      import { PublicClientApplication } from '@azure/msal-node'
      const { authority, knownAuthorities, clientId, scope } = input
      const application = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities } })
      const request = {
        scopes: [scope],
        deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
      }
      const ended = application.acquireTokenByDeviceCode(request).then(() => 'token', (error) => error.errorCode)
      const { pageError } = await hear()
      request.cancel = true
      say({ done: { pageError, ended: await ended } })`,
      onLine: async (line) => {
        if (typeof line['userCode'] !== 'string') return undefined
        const page = signInOnPages(simulator.ready, String(line['verificationUri']), upn, line['userCode'])
        return { pageError: await page.then(() => 'none', String) }
      },
    })
    expect(done['pageError']).toContain('AADSTS53003')
    expect(done['ended']).not.toBe('token')
  },
)

it(
  'an administrator consents by redirect, and the next token carries the role',
  { timeout: 60_000 },
  async () => {
    const role = principalOf(simulator.tenant, graphAppId).appRoles.find(
      ({ value }) => value === 'Directory.Read.All',
    )
    const redirectUri = 'https://app.example/consented'
    const { application } = register(simulator.tenant, {
      passwordCredentials: [secret()],
      web: { redirectUris: [redirectUri], homePageUrl: null, logoutUrl: null },
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: [{ id: role?.id ?? '', type: 'Role' }] },
      ],
    })
    const query = new URLSearchParams({
      client_id: application.appId,
      scope: 'https://graph.microsoft.com/.default',
      redirect_uri: redirectUri,
      state: 'abc',
    })
    const { ready } = simulator
    const last = await signInOnPages(
      ready,
      `${ready.loginUrl}/${ready.tenantId}/v2.0/adminconsent?${query.toString()}`,
      'admin@contoso.onmicrosoft.com',
    )
    expect(Object.fromEntries(new URL(last).searchParams)).toMatchObject({
      admin_consent: 'True',
      tenant: ready.tenantId,
      state: 'abc',
    })
    const done = await runClient({
      ready,
      input: baseInput(application.appId),
      script: `
      import { ConfidentialClientApplication } from '@azure/msal-node'
      const { authority, knownAuthorities, clientId } = input
      const application = new ConfidentialClientApplication({ auth: { clientId, authority, knownAuthorities, clientSecret: 'secret' } })
      const { accessToken } = await application.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })
      say({ done: { accessToken } })`,
    })
    expect(decodeJwt(String(done['accessToken']))?.claims['roles']).toEqual(['Directory.Read.All'])
  },
)

function registerApi(): Application {
  const id = randomUUID()
  const scope = {
    id,
    value: 'access_as_user',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Access',
    adminConsentDescription: 'Access',
    userConsentDisplayName: null,
    userConsentDescription: null,
  } as const
  const { application, principal } = register(simulator.tenant, {
    passwordCredentials: [secret()],
    api: {
      requestedAccessTokenVersion: 2,
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [scope],
      preAuthorizedApplications: [{ appId: azureCliAppId, delegatedPermissionIds: [id] }],
    },
  })
  simulator.tenant.oauth2PermissionGrants.set(application.appId, {
    id: application.appId,
    clientId: principal.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: principalOf(simulator.tenant, graphAppId).id,
    scope: 'User.Read',
    effectiveAt: 0,
  })
  return application
}

it('an API acts on behalf of the person who called it', { timeout: 30_000 }, async () => {
  const api = registerApi()
  const { ready } = simulator
  const done = await runClient({
    ready,
    input: { ...baseInput(azureCliAppId), api: api.appId, graphUrl: ready.graphUrl },
    script: `
      import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node'
      const { authority, knownAuthorities, clientId, api, graphUrl } = input
      const caller = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities } })
      const { accessToken } = await caller.acquireTokenByDeviceCode({
        scopes: ['api://' + api + '/access_as_user'],
        deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
      })
      const middle = new ConfidentialClientApplication({ auth: { clientId: api, authority, knownAuthorities, clientSecret: 'secret' } })
      const next = await middle.acquireTokenOnBehalfOf({ oboAssertion: accessToken, scopes: ['https://graph.microsoft.com/User.Read'] })
      const answer = await fetch(graphUrl + '/v1.0/me', { headers: { authorization: 'Bearer ' + next.accessToken } })
      const { userPrincipalName } = await answer.json()
      say({ done: { userPrincipalName } })`,
    onLine: async (line) => {
      if (typeof line['userCode'] === 'string')
        await signInOnPages(ready, String(line['verificationUri']), upn, line['userCode'])
      return undefined
    },
  })
  expect(done).toEqual({ userPrincipalName: upn })
})
