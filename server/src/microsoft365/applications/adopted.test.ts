/** Applications that are there already, and what becomes of them: reference 3.2, security.md 6.7. */
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { applyIn, planIn, writesIn } from './applying.suite.ts'
import { otherKey, withExisting } from './existing.suite.ts'
import { removeApplications, removeOwned } from './remove.ts'
import { createTestTenant, graphError } from './tenant.suite.ts'
import { testCertificate } from './wanted.suite.ts'

describe('an existing application that is granted what it needs', () => {
  const known = ['old-key', 'alice']
  const adopted = () => {
    const existing = withExisting(
      { keyCredentials: [otherKey], web: { redirectUris: ['https://old/'] } },
      {
        known: [...known, 'https://old/'],
      },
    )
    existing.tenant.objects.owners.set('o', { applicationId: 'existing', id: 'alice' })
    return existing
  }

  it('keeps every key by its id and gets ours beside them', async () => {
    const { tenant, request } = adopted()
    const { error, result } = await applyIn(tenant, { request })
    const patch = tenant.requests.find(({ body }) => 'keyCredentials' in body)

    expect(error).toBeUndefined()
    expect(patch?.body['keyCredentials']).toMatchObject([
      { keyId: 'old-key', key: null },
      { key: Buffer.from('DER of a certificate').toString('base64') },
    ])
    expect(tenant.objects.applications.get('existing')?.['keyCredentials']).toHaveLength(2)
    expect(result).toMatchObject([
      { appId: 'existing-app', entraKeyId: 'key-3', known: ['old-key', 'key-3', 'alice', 'https://old/'] },
    ])
  })

  it('needs nothing more once it is done', async () => {
    const { tenant, request } = adopted()
    await applyIn(tenant, { request })
    const again = { ...request, known: [...request.known, 'key-3'] }

    expect((await planIn(tenant, again)).writes).toEqual([])
    const before = writesIn(tenant).length
    await applyIn(tenant, { request: again })
    expect(writesIn(tenant)).toHaveLength(before)
  })

  it('is left as it was when it is rolled back', async () => {
    const { tenant, request } = adopted()
    const { recorded } = await applyIn(tenant, { request })
    const left = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)

    expect(left).toEqual([])
    expect([...tenant.objects.assignments.keys()]).toEqual([])
    expect(tenant.objects.applications.get('existing')?.['keyCredentials']).toMatchObject([
      { keyId: 'old-key' },
    ])
    expect(tenant.objects.servicePrincipals.has('existing-sp')).toBe(true)
  })

  it('stays, without our certificate and grants, when the organization is removed', async () => {
    const { tenant, request } = adopted()
    const { recorded } = await applyIn(tenant, { request })
    const left = await removeOwned({ graph: tenant.graph, log: silentLog }, [
      {
        purpose: 'backup',
        displayName: 'Backup of Contoso',
        appId: 'existing-app',
        applicationObjectId: 'existing',
        servicePrincipalId: 'existing-sp',
        origin: 'existing-managed',
        thumbprints: [testCertificate.thumbprintSha1],
        added: recorded,
      },
    ])

    expect(left).toEqual([])
    expect([...tenant.objects.assignments.keys()]).toEqual([])
    expect(tenant.objects.applications.get('existing')?.['keyCredentials']).toMatchObject([
      { keyId: 'old-key' },
    ])
  })

  it('keeps what it had before us when the organization is removed: a permission, a delegated one, a credential', async () => {
    const federated = {
      backup: { name: 'ours', issuer: 'https://issuer.example', subject: 'ours', audience: 'api://x' },
    }
    const { tenant, request } = withExisting(
      {},
      { certificates: {}, federated, layout: 'single', signIn: true },
    )
    const { assignments, grants, federated: credentials, servicePrincipals } = tenant.objects
    const [mine] = (await planIn(tenant, request)).applications[0]?.permissions ?? []
    const before = { principalId: 'existing-sp', resourceId: 'graph-sp', appRoleId: mine?.id ?? '' }
    assignments.set('theirs', { id: 'theirs', ...before })
    const scope = { clientId: 'existing-sp', consentType: 'AllPrincipals', resourceId: 'exchange-sp' }
    grants.set('theirs', { id: 'theirs', ...scope, scope: 'EWS.AccessAsUser.All' })
    const other = {
      id: 'theirs',
      name: 'theirs',
      audiences: ['api://x'],
      issuer: 'https://other.example',
      subject: 's',
      applicationId: 'existing',
    }
    credentials.set('theirs', other)
    const accepted = { ...request, known: ['theirs'] }
    const { error, recorded } = await applyIn(tenant, { request: accepted })
    expect(error).toBeUndefined()
    expect([assignments.size > 1, grants.size > 1, credentials.size]).toEqual([true, true, 2])

    const left = await removeOwned({ graph: tenant.graph, log: silentLog }, [
      {
        purpose: 'backup',
        displayName: 'Backup of Contoso',
        appId: 'existing-app',
        applicationObjectId: 'existing',
        servicePrincipalId: 'existing-sp',
        origin: 'existing-managed',
        thumbprints: [],
        added: recorded,
      },
    ])
    expect(left).toEqual([])
    for (const map of [assignments, grants, credentials]) expect([...map.keys()]).toEqual(['theirs'])
    expect(servicePrincipals.has('existing-sp')).toBe(true)
  })

  it('takes a federated credential in place of a certificate', async () => {
    const federated = {
      backup: {
        name: 'cluster',
        issuer: 'https://issuer.example',
        subject: 'system:serviceaccount:backup:strongroom',
        audience: 'api://AzureADTokenExchange',
      },
    }
    const { tenant, request } = withExisting({}, { certificates: {}, federated })
    const { error } = await applyIn(tenant, { request })

    expect(error).toBeUndefined()
    expect([...tenant.objects.federated.values()]).toMatchObject([
      { issuer: 'https://issuer.example', audiences: ['api://AzureADTokenExchange'] },
    ])
    expect((await planIn(tenant, request)).writes).toEqual([])
  })

  it('serves for everything, and keeps the scopes that it exposes', async () => {
    const scope = { id: 'own', value: 'old', isEnabled: true, type: 'User' }
    const { tenant, request } = withExisting(
      { api: { oauth2PermissionScopes: [scope], preAuthorizedApplications: [] } },
      { layout: 'single', signIn: true, existing: { backup: 'existing-app' } },
    )
    const { result, error } = await applyIn(tenant, { request })

    expect(error).toBeUndefined()
    expect(result).toHaveLength(1)
    expect(tenant.objects.applications.get('existing')).toMatchObject({
      isFallbackPublicClient: true,
      identifierUris: ['api://existing-app'],
      api: { oauth2PermissionScopes: [scope, { value: 'access_as_user' }] },
    })
  })
})

describe('applications of a connected organization', () => {
  const owned = (appId: string, objectId: string) => ({
    purpose: 'backup' as const,
    displayName: 'Strongroom Backup',
    appId,
    applicationObjectId: objectId,
    servicePrincipalId: undefined,
    origin: 'registered' as const,
    thumbprints: [],
    added: [],
  })

  it('are deleted when they bear our tag, and left alone and named when they do not', async () => {
    const tenant = createTestTenant()
    const application = (id: string, tags: string[]) => ({ id, appId: `${id}-app`, displayName: id, tags })
    tenant.objects.applications.set('ours', application('ours', ['strongroom-registration:x:backup']))
    tenant.objects.applications.set('other', application('other', []))
    const { graph } = tenant
    const left = await removeOwned({ graph, log: silentLog }, [
      owned('ours-app', 'ours'),
      owned('other-app', 'other'),
      owned('gone-app', 'gone'),
    ])

    expect([...tenant.objects.applications.keys()]).toEqual(['other'])
    expect(left).toMatchObject([{ id: 'other', reason: expect.stringContaining('tag of Strongroom') }])
  })

  it('are named when Microsoft refuses', async () => {
    const denied = graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges')
    const tenant = createTestTenant(({ method }) => (method === 'DELETE' ? denied.clone() : undefined))
    const tags = ['strongroom-registration:x:backup']
    tenant.objects.applications.set('ours', { id: 'ours', appId: 'ours-app', displayName: 'N', tags })
    const { graph } = tenant

    await expect(removeOwned({ graph, log: silentLog }, [owned('ours-app', 'ours')])).resolves.toMatchObject([
      { kind: 'application', reason: expect.stringContaining('Insufficient privileges') },
    ])
  })
})
