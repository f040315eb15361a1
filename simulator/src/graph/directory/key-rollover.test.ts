import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createTestCertificate,
  signAssertion,
  type TestCertificate,
} from '../../entra/testing-certificate.ts'
import { createTestGraph, type TestCaller, type TestGraph } from '../testing.ts'

const retiredGraph = '00000002-0000-0000-c000-000000000000'
const lagMs = 10_000

let graph: TestGraph
let admin: TestCaller
/** The application for itself, without a single permission. */
let itself: TestCaller
let first: TestCertificate
let second: TestCertificate
let id: string
let servicePrincipalId: string

const now = () => Math.floor(graph.clock.now() / 1000)

const send = (path: string, body: object, as: TestCaller = itself, method = 'POST') =>
  graph.send({ method, path, as, body })

beforeEach(async () => {
  graph = createTestGraph({ lagMs })
  admin = graph.person('admin', 'Application.ReadWrite.All', 'Directory.Read.All')
  const made = await send('/applications', { displayName: 'Backup', keyCredentials: [shown(first)] }, admin)
  id = String(made.json['id'])
  graph.clock.advance(lagMs)
  const appid = String(made.json['appId'])
  const principal = await send('/servicePrincipals', { appId: appid }, admin)
  servicePrincipalId = String(principal.json['id'])
  graph.clock.advance(lagMs)
  itself = { oid: servicePrincipalId, idtyp: 'app', permissions: [], appid }
})

beforeAll(async () => {
  const start = Date.UTC(2026, 10, 21, 12)
  first = await createTestCertificate(start)
  second = await createTestCertificate(start)
}, 30_000)

const shown = (certificate: TestCertificate) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: certificate.der.toString('base64'),
})

function proof(claims: object = {}, { signer = first, alg = 'RS256' } = {}): string {
  const standard = { aud: retiredGraph, iss: id, nbf: now(), exp: now() + 600 }
  return signAssertion(signer.privateKey, { alg, typ: 'JWT' }, { ...standard, ...claims })
}

const addKey = (text: unknown, as = itself) =>
  send(
    `/applications/${id}/addKey`,
    { keyCredential: shown(second), passwordCredential: null, proof: text },
    as,
  )

const keys = () => graph.tenant.applications.get(id)?.keyCredentials ?? []

describe('addKey (section 3.2; Graph: "Generate proof of possession tokens for rolling keys")', () => {
  test.each(['RS256', 'PS256'])('an application rolls its own key with %s and no permission', async (alg) => {
    const reply = await addKey(proof({}, { alg }))
    expect([reply.status, reply.message]).toEqual([200, undefined])
    expect(reply.json).toMatchObject({ type: 'AsymmetricX509Cert', usage: 'Verify', key: null })
    expect(keys().map(({ keyId }) => keyId)).toContain(reply.json['keyId'])
    expect(keys()).toHaveLength(2)
    expect(keys()[1]?.effectiveAt).toBe(graph.clock.now() + lagMs)
  })

  test('the audience may be Microsoft Graph as well, as newer documentation says', async () => {
    expect((await addKey(proof({ aud: '00000003-0000-0000-c000-000000000000' }))).status).toBe(200)
  })

  test.each<[string, () => unknown, number, string]>([
    ['no proof', () => undefined, 403, 'Authorization_RequestDenied'],
    ['no JWT', () => 'proof', 401, 'Authentication_MissingOrMalformed'],
    ['padding', () => `${proof()}=`, 401, 'Authentication_MissingOrMalformed'],
    ['another signer', () => proof({}, { signer: second }), 401, 'Authentication_MissingOrMalformed'],
    ['another algorithm', () => proof({}, { alg: 'RS512' }), 401, 'Authentication_MissingOrMalformed'],
    [
      'another audience',
      () => proof({ aud: 'https://graph.microsoft.com' }),
      401,
      'Authentication_MissingOrMalformed',
    ],
    ['the app id as issuer', () => proof({ iss: itself.appid }), 401, 'Authentication_MissingOrMalformed'],
    ['more than ten minutes', () => proof({ exp: now() + 601 }), 401, 'Authentication_MissingOrMalformed'],
    ['no start', () => proof({ nbf: undefined }), 401, 'Authentication_MissingOrMalformed'],
    [
      'an end in the past',
      () => proof({ nbf: now() - 700, exp: now() - 100 }),
      401,
      'Authentication_ExpiredToken',
    ],
  ])('refuses %s', async (_, make, status, code) => {
    const reply = await addKey(make())
    expect([reply.status, reply.code]).toEqual([status, code])
    expect(keys()).toHaveLength(1)
  })

  test('a key that is not effective yet, or has expired, proves nothing', async () => {
    expect((await addKey(proof())).status).toBe(200)
    const third = await createTestCertificate(graph.clock.now())
    const body = () => ({
      keyCredential: shown(third),
      passwordCredential: null,
      proof: proof({}, { signer: second }),
    })
    expect((await send(`/applications/${id}/addKey`, body())).code).toBe('Authentication_MissingOrMalformed')
    graph.clock.advance(lagMs)
    expect((await send(`/applications/${id}/addKey`, body())).status).toBe(200)
    graph.clock.advance(366 * 86_400_000)
    expect((await addKey(proof())).code).toBe('Authorization_RequestDenied')
  })

  test('everybody else needs a permission, and the proof as well', async () => {
    const stranger = { ...itself, appid: '11111111-2222-3333-4444-555555555555' }
    expect((await addKey(proof(), stranger)).code).toBe('Authorization_RequestDenied')
    const owned = { ...stranger, permissions: ['Application.ReadWrite.OwnedBy'] }
    graph.tenant.applications.get(id)?.ownerIds.delete(owned.oid)
    expect((await addKey(proof(), owned)).code).toBe('Authorization_RequestDenied')
    graph.tenant.applications.get(id)?.ownerIds.add(owned.oid)
    expect((await addKey(undefined, owned)).status).toBe(403)
    expect((await addKey(proof(), owned)).status).toBe(200)
  })

  test('type and usage belong together; a password goes with a private key only', async () => {
    const keyCredential = { ...shown(second), usage: 'Sign' }
    const path = `/applications/${id}/addKey`
    expect((await send(path, { keyCredential, passwordCredential: null, proof: proof() })).status).toBe(400)
    const passwordCredential = { secretText: 'x' }
    const reply = await send(path, { keyCredential: shown(second), passwordCredential, proof: proof() })
    expect(reply.status).toBe(400)
  })

  test('a service principal has keys of its own', async () => {
    const path = `/servicePrincipals/${servicePrincipalId}`
    const body = () => ({
      keyCredential: shown(second),
      passwordCredential: null,
      proof: proof({ iss: servicePrincipalId }),
    })
    expect((await send(`${path}/addKey`, body())).code).toBe('Authorization_RequestDenied')
    const initial = { keyCredentials: [shown(first)] }
    expect((await send(path, initial, admin, 'PATCH')).status).toBe(204)
    graph.clock.advance(lagMs)
    const principal = graph.tenant.servicePrincipals.get(servicePrincipalId)
    expect((await send(`${path}/addKey`, body())).status).toBe(200)
    expect(principal?.keyCredentials).toHaveLength(2)
    expect(keys()).toHaveLength(1)
  })
})

describe('removeKey (section 3.2)', () => {
  test('takes one key away, with a proof of any key', async () => {
    const added = await addKey(proof())
    graph.clock.advance(lagMs)
    const path = `/applications/${id}/removeKey`
    const old = keys()[0]?.keyId
    const reply = await send(path, { keyId: old, proof: proof({}, { signer: second }) })
    expect(reply.status).toBe(204)
    expect(keys().map(({ keyId }) => keyId)).toEqual([added.json['keyId']])
    const late = await send(path, { keyId: added.json['keyId'], proof: proof() })
    expect(late.code).toBe('Authentication_MissingOrMalformed')
  })

  test('refuses a key id that is not there', async () => {
    for (const keyId of ['11111111-2222-3333-4444-555555555555', 'x', undefined]) {
      const reply = await send(`/applications/${id}/removeKey`, { keyId, proof: proof() })
      expect([reply.status, reply.code]).toEqual([400, 'Request_BadRequest'])
    }
    expect(keys()).toHaveLength(1)
  })
})

describe('the audit log of key changes (Graph: directoryAudit)', () => {
  test('names who did it, and no key', async () => {
    await addKey(proof())
    const last = graph.tenant.directoryAudits.at(-1)
    expect(last).toMatchObject({
      activityDisplayName: 'Update application – Certificates and secrets management ',
      initiatedBy: { user: null, app: { servicePrincipalId } },
      targetResources: [{ id, type: 'Application', modifiedProperties: [{ displayName: 'KeyDescription' }] }],
    })
    expect(JSON.stringify(last)).not.toContain(second.der.toString('base64').slice(0, 40))
  })
})

describe('application management policies (section 3.2)', () => {
  const policyAdmin = () =>
    graph.person('admin', 'Policy.ReadWrite.ApplicationConfiguration', 'Application.Read.All')
  const restrict = (restrictions: object) =>
    send(
      '/policies/defaultAppManagementPolicy',
      { isEnabled: true, applicationRestrictions: restrictions },
      policyAdmin(),
      'PATCH',
    )

  test('forbid secrets', async () => {
    const passwordAddition = { restrictionType: 'passwordAddition', state: 'enabled', maxLifetime: null }
    expect((await restrict({ passwordCredentials: [passwordAddition] })).status).toBe(204)
    const reply = await send(`/applications/${id}/addPassword`, {}, admin)
    expect([reply.status, reply.code]).toEqual([400, 'CredentialTypeNotAllowedAsPerAppPolicy'])
  })

  test('bound the life of certificates: at addKey, PATCH and create', async () => {
    const asymmetricKeyLifetime = {
      restrictionType: 'asymmetricKeyLifetime',
      state: 'enabled',
      maxLifetime: 'P90D',
    }
    expect((await restrict({ keyCredentials: [asymmetricKeyLifetime] })).status).toBe(204)
    const codes = [
      await addKey(proof()),
      await send(
        `/applications/${id}`,
        { keyCredentials: [{ keyId: keys()[0]?.keyId, key: null }, shown(second)] },
        admin,
        'PATCH',
      ),
      await send('/applications', { displayName: 'x', keyCredentials: [shown(second)] }, admin),
    ].map(({ code }) => code)
    expect(codes).toEqual(Array.from({ length: 3 }, () => 'CredentialInvalidLifetimeAsPerAppPolicy'))
    const kept = { keyCredentials: [{ keyId: keys()[0]?.keyId, key: null }] }
    expect((await send(`/applications/${id}`, kept, admin, 'PATCH')).status).toBe(204)
  })

  test('spare applications made before the date, and those with a policy of their own', async () => {
    const rule = { restrictionType: 'asymmetricKeyLifetime', state: 'enabled', maxLifetime: 'P90D' }
    const later = new Date(graph.clock.now() + 86_400_000).toISOString()
    await restrict({ keyCredentials: [{ ...rule, restrictForAppsCreatedAfterDateTime: later }] })
    expect((await addKey(proof())).status).toBe(200)
    await restrict({ keyCredentials: [rule] })
    const own = await send(
      '/policies/appManagementPolicies',
      { displayName: 'Backup', isEnabled: true, restrictions: {} },
      policyAdmin(),
    )
    expect(own.status).toBe(201)
    const reference = {
      '@odata.id': `https://graph.microsoft.com/v1.0/policies/appManagementPolicies/${String(own.json['id'])}`,
    }
    const assigned = `/applications/${id}/appManagementPolicies/$ref`
    expect((await send(assigned, reference, policyAdmin())).status).toBe(204)
    expect((await addKey(proof())).status).toBe(200)
  })

  test('are written by administrators of applications alone', async () => {
    const alice = graph.person('alice', 'Policy.ReadWrite.ApplicationConfiguration')
    const reply = await send('/policies/defaultAppManagementPolicy', { isEnabled: true }, alice, 'PATCH')
    expect(reply.code).toBe('Authorization_RequestDenied')
  })
})
