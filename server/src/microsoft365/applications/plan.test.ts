/** Plans, from data to data: reference 3.1 to 3.8, security.md 6.7. */
import { describe, expect, it } from 'vitest'
import { testCloud } from '../clouds/scripted.suite.ts'
import { cloudNamed } from '../clouds/known-clouds.ts'
import { applyIn, planIn, writesIn } from './applying.suite.ts'
import { readCatalogue } from './catalogue.ts'
import { draftFor } from './apply.ts'
import { applyApplication } from './apply-application.ts'
import type { ApplicationsRequest } from './model.ts'
import { type Existing, otherKey, withExisting } from './existing.suite.ts'
import { createTestTenant } from './tenant.suite.ts'
import { everyService, mailRequest, testCertificate } from './wanted.suite.ts'

const graphAppId = '00000003-0000-0000-c000-000000000000'
function grantRole({ tenant }: Existing, resource: string, value: string): void {
  const { resources } = readCatalogue()
  const appId = resources.find(({ name }) => name === resource)?.appId
  const principal = [...tenant.objects.servicePrincipals.values()].find((each) => each['appId'] === appId)
  const roles: unknown = principal?.['appRoles']
  const role: unknown = Array.isArray(roles)
    ? roles.find((each: { value: string }) => each.value === value)
    : undefined
  if (typeof role !== 'object' || role === null || !('id' in role)) throw new Error(`no role ${value}`)
  const id = `held-${resource}-${value}`
  tenant.objects.assignments.set(id, {
    id,
    principalId: 'existing-sp',
    resourceId: principal?.id,
    appRoleId: role.id,
  })
}

const statesOf = async ({ tenant, request }: Existing) => {
  const [application] = (await planIn(tenant, request)).applications
  return Object.fromEntries(
    (application?.permissions ?? []).map(({ value, resource, state }) => [
      resource === 'Microsoft Graph' ? value : `${resource}: ${value}`,
      state,
    ]),
  )
}

describe('layouts', () => {
  const purposes = async (changes: Partial<ApplicationsRequest>) =>
    (await planIn(createTestTenant(), mailRequest(changes))).applications.map((each) => each.purposes)

  it('are backup and sign-in, one more for restore, or one for everything', async () => {
    expect(await purposes({})).toEqual([['backup'], ['sign-in']])
    expect(await purposes({ signIn: false })).toEqual([['backup']])
    expect(await purposes({ layout: 'separate-restore' })).toEqual([['backup'], ['restore'], ['sign-in']])
    expect(await purposes({ layout: 'separate-restore', restore: 'none' })).toEqual([['backup'], ['sign-in']])
    expect(await purposes({ layout: 'single' })).toEqual([['backup', 'sign-in']])
  })

  it('without restore have no application for it, and say that nothing can be restored', async () => {
    const none = { layout: 'separate-restore', restore: 'none', signIn: false } as const
    const plan = await planIn(createTestTenant(), mailRequest(none))
    expect(plan.applications.map((each) => each.purposes)).toEqual([['backup']])
    const values = plan.applications.flatMap(({ permissions }) => permissions.map(({ value }) => value))
    expect(values).not.toContain('Mail.ReadWrite')
    expect(plan.remarks).toContainEqual(expect.stringMatching(/backups can be exported, not restored/))
    expect(plan.remarks).toContainEqual(expect.stringMatching(/no application of its own for restore/))

    const standard = await planIn(createTestTenant(), mailRequest({ restore: 'none', signIn: false }))
    expect(standard.remarks).not.toContainEqual(expect.stringMatching(/of its own for restore/))
    const held = await planIn(createTestTenant(), mailRequest({ ...none, restore: 'just-in-time' }))
    expect(held.applications.map((each) => each.purposes)).toEqual([['backup'], ['restore']])
    expect(held.remarks.join()).not.toContain('not restored')
  })

  it('share one existing application that is named for several purposes', async () => {
    expect(await purposes({ existing: { backup: 'a', 'sign-in': 'A' } })).toEqual([['backup', 'sign-in']])
  })

  it('keep restore permissions away from the backup application when restore has its own', async () => {
    const request = mailRequest({ layout: 'separate-restore', signIn: false })
    const [backup, restore] = (await planIn(createTestTenant(), request)).applications
    const values = (lines = backup?.permissions) => (lines ?? []).map(({ value }) => value)

    expect(values()).toEqual([
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'GroupMember.Read.All',
      'Mail.Read',
    ])
    expect(values(restore?.permissions)).toEqual(['Mail.ReadWrite'])
  })

  it.each(['just-in-time', 'none'] as const)(
    'leave restore permissions out when restore is %s',
    async (restore) => {
      const { applications, remarks } = await planIn(createTestTenant(), mailRequest({ restore }))

      expect(applications.flatMap(({ permissions }) => permissions.map(({ value }) => value))).not.toContain(
        'Mail.ReadWrite',
      )
      expect(remarks.join(' ')).toMatch(/Permissions to restore are not part of the plan/)
    },
  )

  it('are Graph-only, and ask for posture and drift only when these are wanted', async () => {
    const values = async (changes: Partial<ApplicationsRequest>) =>
      (await planIn(createTestTenant(), mailRequest({ signIn: false, ...changes }))).applications.flatMap(
        ({ permissions }) => permissions,
      )
    const full = await values({ services: everyService, posture: true, drift: true })
    expect(new Set(full.map(({ resourceAppId }) => resourceAppId))).toEqual(new Set([graphAppId]))
    // Delegated consent is read with it; Microsoft documents nothing less.
    const broad = full.filter(({ value }) => /^(Directory|Sites\.FullControl|Group\.)/.test(value))
    expect(broad).toMatchObject([{ value: 'Directory.Read.All', purposes: ['drift'] }])
    const watching = ['Policy.Read.All', 'AuditLog.Read.All', 'Application.Read.All']
    expect(full.map(({ value }) => value)).toEqual(expect.arrayContaining(watching))
    const mail = (await values({})).map(({ value }) => value)
    expect(mail.filter((value) => watching.includes(value))).toEqual([])
  })
})

describe('permissions of an existing application', () => {
  it('are granted, missing, declared only, undeclared or excessive', async () => {
    const ids = (values: string[]) =>
      values.map((value) => ({
        id: readCatalogue().permissions.find((each) => each.value === value && each.kind === 'application')
          ?.id,
        type: 'Role',
      }))
    const existing = withExisting({
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: ids(['Mail.Read', 'Mail.ReadWrite', 'Files.Read.All']) },
      ],
    })
    grantRole(existing, 'graph', 'Mail.Read')
    grantRole(existing, 'graph', 'User.Read.All')
    grantRole(existing, 'sharepoint', 'User.Read.All')

    expect(await statesOf(existing)).toEqual({
      'Mail.Read': 'granted',
      'Mail.ReadWrite': 'declared-only',
      'User.Read.All': 'undeclared',
      'RoleManagement.Read.Directory': 'missing',
      'GroupMember.Read.All': 'missing',
      'Files.Read.All': 'excessive',
      // The id of Graph's permission of the same name: ids are unique only within a resource.
      'Office 365 SharePoint Online: User.Read.All': 'excessive',
    })
  })

  it('are explained where the delegated one is held in place of the application one', async () => {
    const existing = withExisting()
    const scope = { id: 'g', clientId: 'existing-sp', consentType: 'AllPrincipals', resourceId: 'graph-sp' }
    existing.tenant.objects.grants.set('g', { ...scope, scope: 'User.Read.All' })
    const { remarks } = await planIn(existing.tenant, existing.request)

    expect(remarks.join(' ')).toMatch(/User\.Read\.All as a delegated permission.*nobody signed in/)
  })

  it('tell what the application was prepared for, and what each surplus one was for', async () => {
    const existing = withExisting()
    const set = readCatalogue().recognized.find((each) => each.set === 'backup')
    for (const { resource, value } of set?.permissions ?? []) grantRole(existing, resource, value)
    const plan = await planIn(existing.tenant, existing.request)
    const [application] = plan.applications
    const surplus = application?.permissions.find(({ value }) => value === 'full_access_as_app')

    expect(application?.preparedFor).toBe('Veeam Backup for Microsoft 365')
    expect(surplus).toMatchObject({
      state: 'excessive',
      reason: 'Veeam Backup for Microsoft 365: backup, restore with certificate',
    })
    expect(plan.remarks.join(' ')).toMatch(/prepared for Veeam Backup for Microsoft 365 \(backup: exo/)
    expect(plan.writes.some(({ removes }) => removes)).toBe(false)
  })

  it('are not taken for a set of another product by one of its common permissions', async () => {
    const existing = withExisting()
    grantRole(existing, 'graph', 'Group.Read.All')

    expect((await planIn(existing.tenant, existing.request)).applications[0]?.preparedFor).toBeUndefined()
  })

  it('that are lent to somebody who restores are named with their end, never declared, never taken away', async () => {
    const existing = withExisting()
    grantRole(existing, 'graph', 'Mail.ReadWrite')
    const asked = { restore: 'just-in-time', removeExcessive: true } as const
    const surplus = await planIn(existing.tenant, { ...existing.request, ...asked })
    expect(surplus.writes).toContainEqual(
      expect.objectContaining({ kind: 'revoke-role', name: 'Mail.ReadWrite' }),
    )

    const { id = '' } =
      readCatalogue().permissions.find(
        ({ value, kind }) => value === 'Mail.ReadWrite' && kind === 'application',
      ) ?? {}
    const role = { appId: 'Existing-App', id, value: 'Mail.ReadWrite', until: 0 }
    const plan = await planIn(existing.tenant, { ...existing.request, ...asked, lent: [role] })
    expect(plan.writes.filter(({ name }) => name.includes('Mail.ReadWrite'))).toEqual([])
    expect(plan.applications[0]?.permissions.map(({ value }) => value)).not.toContain('Mail.ReadWrite')
    expect(plan.remarks.join()).toContain('holds Mail.ReadWrite until 1970-01-01T00:00:00.000Z')

    const another = [{ ...role, appId: 'another-app' }]
    const unmoved = await planIn(existing.tenant, { ...existing.request, ...asked, lent: another })
    expect(unmoved.writes).toEqual(surplus.writes)
  })

  it('are taken away only when that is asked for', async () => {
    const existing = withExisting()
    grantRole(existing, 'graph', 'Group.Read.All')
    grantRole(existing, 'graph', 'Mail.Read')
    await applyIn(existing.tenant, { request: existing.request })
    expect([...existing.tenant.objects.assignments.keys()]).toContain('held-graph-Group.Read.All')

    const known = ['key-1']
    const request = { ...existing.request, removeExcessive: true, known }
    const plan = await planIn(existing.tenant, request)
    expect(plan.writes).toMatchObject([{ kind: 'revoke-role', name: 'Group.Read.All', removes: true }])
    const { error } = await applyIn(existing.tenant, { request })
    expect(error).toBeUndefined()
    expect([...existing.tenant.objects.assignments.keys()]).not.toContain('held-graph-Group.Read.All')
    expect((await planIn(existing.tenant, request)).writes).toEqual([])
  })
})

describe('clouds', () => {
  it('leave out what they do not have, with a remark', async () => {
    const request = mailRequest({ services: everyService })
    const { applications, remarks } = await planIn(createTestTenant(), request, cloudNamed('china'))
    const values = applications.flatMap(({ permissions }) => permissions.map(({ value }) => value))

    expect(values.filter((value) => /^(Team|Channel|Chat)/.test(value))).toEqual([])
    expect(
      remarks.filter((remark) => /does not exist in the cloud “china”/.test(remark)).length,
    ).toBeGreaterThan(10)
  })

  it('are judged by their features when they come from a file', async () => {
    const features = { mailboxImportExport: false, teams: false }
    const request = mailRequest({ services: everyService })
    const { applications } = await planIn(createTestTenant(), request, { name: 'ours', features })
    const values = applications.flatMap(({ permissions }) => permissions.map(({ value }) => value))

    expect(values.filter((value) => /^(Team|Channel|Chat)/.test(value))).toEqual([])
  })
})

describe('strangers', () => {
  it('PRV-03: an application is never adopted by its name', async () => {
    const tenant = createTestTenant()
    const stranger = { id: 'stranger', appId: 'x', displayName: "Strongroom Backup o'clock", tags: [] }
    tenant.objects.applications.set('stranger', stranger)
    const { plan, result } = await applyIn(tenant)

    expect(plan?.applications[0]?.objectId).toBeUndefined()
    expect(plan?.remarks.join(' ')).toMatch(/Another application named .*\(x\)/)
    expect(result?.[0]?.objectId).not.toBe('stranger')
    expect(tenant.objects.applications.get('stranger')).toEqual(stranger)
  })

  it.each([
    [
      'a certificate',
      { keyCredentials: [otherKey] },
      { code: 'unknown_credential', subject: 'old-key', message: expect.stringContaining('CN=someone') },
    ],
    [
      'a password',
      { passwordCredentials: [{ keyId: 'pw', displayName: 'script', endDateTime: '2027-01-01T00:00:00Z' }] },
      { code: 'unknown_credential', subject: 'pw', message: expect.stringContaining('password') },
    ],
    [
      'a redirect URI',
      { spa: { redirectUris: ['https://evil.example/'] } },
      { code: 'unknown_redirect_uri', subject: 'https://evil.example/' },
    ],
  ])('PRV-04: %s that nobody accepted blocks an adopted application', async (_what, changes, obstacle) => {
    const { tenant, request } = withExisting(changes)
    const { plan, error } = await applyIn(tenant, { request })

    expect(plan?.obstacles).toMatchObject([{ ...obstacle, isAcceptable: true }])
    expect(error).toMatchObject({ code: 'plan_blocked' })
    expect(writesIn(tenant)).toEqual([])

    const accepted = { ...request, known: [obstacle.subject] }
    expect((await planIn(tenant, accepted)).obstacles).toEqual([])
  })

  it('PRV-04: so do an owner, a federated credential, and a secret of the enterprise application', async () => {
    const { tenant, request } = withExisting()
    const on = { applicationId: 'existing' }
    tenant.objects.owners.set('o', { ...on, id: 'eve', userPrincipalName: 'eve@contoso.com' })
    tenant.objects.federated.set('f', { ...on, id: 'f', name: 'ci', issuer: 'https://ci', subject: 's' })
    Object.assign(tenant.objects.servicePrincipals.get('existing-sp') ?? {}, {
      passwordCredentials: [{ keyId: 'sp-pw' }],
    })
    const { obstacles } = await planIn(tenant, request)

    expect(obstacles.map(({ code, subject }) => [code, subject])).toEqual([
      ['unknown_credential', 'f'],
      ['unknown_credential', 'sp-pw'],
      ['unknown_owner', 'eve'],
    ])
    expect(obstacles[1]?.message).toContain('on its enterprise application')
  })

  it('PRV-04: a credential that came to our own application between two tries blocks it as well', async () => {
    const tenant = createTestTenant()
    await applyIn(tenant)
    const [application] = tenant.objects.applications.values()
    Object.assign(application ?? {}, { passwordCredentials: [{ keyId: 'intruder' }] })

    expect((await planIn(tenant)).obstacles).toMatchObject([
      { code: 'unknown_credential', subject: 'intruder' },
    ])
  })

  it('PRV-05: a multi-tenant application is refused, and cannot be accepted', async () => {
    const { tenant, request } = withExisting({ signInAudience: 'AzureADMultipleOrgs' })
    const { plan, error } = await applyIn(tenant, { request })

    expect(plan?.obstacles).toMatchObject([{ code: 'multi_tenant', isAcceptable: false }])
    expect(error).toMatchObject({ code: 'plan_blocked' })
  })

  it('an application that is not there is not made in its place', async () => {
    const tenant = createTestTenant()
    const plan = await planIn(tenant, mailRequest({ existing: { backup: 'gone' }, signIn: false }))

    expect(plan.obstacles).toMatchObject([{ code: 'application_missing', isAcceptable: false }])
    expect(plan.writes).toEqual([])
  })

  it('a disabled enterprise application is named', async () => {
    const { tenant, request } = withExisting()
    Object.assign(tenant.objects.servicePrincipals.get('existing-sp') ?? {}, { accountEnabled: false })

    expect((await planIn(tenant, request)).obstacles).toMatchObject([{ code: 'disabled' }])
  })

  it.each([
    ['another permission', { value: 'RoleManagement.ReadWrite.Directory' }],
    ['another id', { id: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8' }],
    ['another resource', { resourceAppId: '00000003-0000-0ff1-ce00-000000000000' }],
  ])(
    'PRV-02: nothing is written when a plan holds what is not in the catalogue: %s',
    async (_what, change) => {
      const tenant = createTestTenant()
      const { graph, clock, random } = tenant
      const hooks = {
        record: async () => undefined,
        withdraw: async () => undefined,
        progress: () => undefined,
        earlier: [],
      }
      const registration = { graph, clock, random, ...hooks, marker: 'm', signal: undefined }
      const work = { request: mailRequest(), marker: 'm' }
      const [draft] = (await draftFor({ graph, cloud: testCloud, tenantId: 't' }, work)).applications
      if (!draft) throw new Error('no draft')
      const actions = draft.actions.map((action) =>
        Object.assign({}, action, { lines: action.lines.map((line) => Object.assign({}, line, change)) }),
      )

      await expect(applyApplication(registration, { ...draft, actions })).rejects.toMatchObject({
        code: 'permission_unknown',
      })
      expect(writesIn(tenant)).toEqual([])
    },
  )

  it('PRV-02: the catalogue holds no application permission by which rights could be granted', () => {
    const values = readCatalogue()
      .permissions.filter(({ kind }) => kind === 'application')
      .map(({ value }) => value)

    expect(
      values.filter((value) =>
        /^(AppRoleAssignment|Application\.ReadWrite|RoleManagement\.ReadWrite|Directory\.ReadWrite)/.test(
          value,
        ),
      ),
    ).toEqual([])
  })
})

describe('PRV-01: the hash', () => {
  it('is the same for the same plan, and another for everything that a person confirms', async () => {
    const hash = async (changes: Partial<ApplicationsRequest> = {}) =>
      (await planIn(createTestTenant(), mailRequest(changes))).hash
    const certificate = { ...testCertificate, thumbprintSha1: 'AA' }
    const others = await Promise.all([
      hash({ services: everyService }),
      hash({ restore: 'none' }),
      hash({ publicUrl: 'https://other.example' }),
      hash({ certificates: { backup: certificate } }),
      hash({ names: { backup: 'A', restore: 'B', 'sign-in': 'C' } }),
      hash({ posture: true }),
    ])

    expect(await hash()).toMatch(/^[0-9a-f]{64}$/)
    expect(await hash()).toBe(await hash())
    expect(new Set([await hash(), ...others]).size).toBe(others.length + 1)
  })
})
