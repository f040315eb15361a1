/** The watch over our applications: strangers are told, our own writes never are (security 3.4, PRV-27). */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  insertApplicationKey,
  insertProvisioning,
  listOrganizationApplications,
  updateApplicationKey,
  updateProvisioning,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { organizationId } from '../ids.ts'
import type { Reach } from '../operations.ts'
import { addOrganizationRows, createTestWorld, type TestWorld } from '../test-world.suite.ts'
import type { DriftOperations, DriftReport } from './drift.ts'
import { createDriftOperations, turnMinutes } from './drift-operations.ts'
import { type FakeDirectory, keyCredential, watchedOrganization } from './fake-directory.suite.ts'

const server: Reach = { kind: 'server' }
const minuteMs = 60_000

interface Watch {
  readonly world: TestWorld
  readonly directory: FakeDirectory
  readonly drift: DriftOperations
  readonly errors: string[]
  readonly check: () => Promise<DriftReport>
  /** `kind name` of what is open. */
  readonly open: () => Promise<readonly string[]>
}

async function watch(location: { url?: string; file?: string }, options = {}): Promise<Watch> {
  const world = await createTestWorld(location)
  const directory = await watchedOrganization(world, options)
  const errors: string[] = []
  const log = { ...world.log, error: (_fields: object, message: string) => void errors.push(message) }
  const drift = driftOf(world, () => directory, log)
  const check = (): Promise<DriftReport> =>
    drift.check(world.organizationId, { actor: world.actor, reach: server })
  const open = async (): Promise<readonly string[]> =>
    (await check()).findings
      .filter(({ state }) => state === 'open')
      .map(({ kind, name }) => `${kind} ${name}`)
      .toSorted()
  return { world, directory, drift, errors, check, open }
}

function driftOf(
  world: TestWorld,
  of: (id: string) => FakeDirectory,
  log: TestWorld['log'] = world.log,
): DriftOperations {
  return createDriftOperations({
    database: world.database,
    microsoft365: world.microsoft365,
    keys: world.keys,
    clock: world.clock,
    random: systemRandom,
    log,
    connections: { graph: async (id) => of(id).graph() },
  })
}

describeOnEveryDatabase('the drift watch', (open) => {
  it('PRV-27: raises the alarm within a quarter of an hour, once: log, audit record, count', async () => {
    const { world, directory, drift, errors } = await watch((await open()).location)
    const { signal } = new AbortController()
    await drift.upkeep(signal)
    expect(errors).toEqual([])
    directory.keys.push(keyCredential('BB'.repeat(20), 'stranger-key'))
    for (let minute = 0; minute < 15; minute += 1) {
      await world.clock.advance(minuteMs)
      await drift.upkeep(signal)
    }
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/Somebody added a certificate .*BBBB/)
    const { items } = await world.operations.audit.list({ action: 'drift.alarm' }, server, {
      offset: 0,
      limit: 10,
    })
    expect(items).toMatchObject([{ outcome: 'failed', reason: 'unknown-credential', actor: 'system' }])
    expect((await world.operations.organizations.get(world.organizationId, server)).alarms).toBe(1)
    expect(turnMinutes).toBeLessThan(15)
    await world.close()
  })

  it('tells every kind of stranger, who did it where the audit log says so, and what is gone', async () => {
    const { world, directory, open: strange, check } = await watch((await open()).location)
    expect(await strange()).toEqual([])
    await world.clock.advance(minuteMs)
    directory.passwords.push({ keyId: 'p', displayName: 'mine' })
    directory.federated.push({ id: 'f', name: 'ci', issuer: 'https://i.example', subject: 's' })
    directory.owners.push({ id: 'mallory', displayName: 'Mallory' })
    directory.directoryRoles.push({ id: 'r', roleDefinitionId: 'ga', roleDefinition: { displayName: 'GA' } })
    directory.grant('AppRoleAssignment.ReadWrite.All')
    directory.revoke('Mail.Read')
    Object.assign(directory.application, {
      signInAudience: 'AzureADMultipleOrgs',
      isFallbackPublicClient: true,
      web: { redirectUris: ['https://evil.example/'] },
      identifierUris: ['https://evil.example', `api://${directory.row.appId}`],
      api: { preAuthorizedApplications: [{ appId: 'evil', delegatedPermissionIds: [] }] },
    })
    directory.principal['accountEnabled'] = false
    directory.audits = [
      {
        activityDisplayName: 'Add owner to application',
        activityDateTime: new Date(world.clock.now()).toISOString(),
        initiatedBy: { user: { id: 'u', userPrincipalName: 'eve@contoso.com' }, app: null },
        targetResources: [{ id: directory.row.applicationObjectId }],
      },
    ]
    expect(await strange()).toEqual([
      'disabled enterprise application',
      'multi-tenant AzureADMultipleOrgs',
      'permission-granted AppRoleAssignment.ReadWrite.All (' + directory.graphId + ')',
      'permission-removed Mail.Read',
      'public-client public client flows',
      'role-assigned GA',
      'unknown-authorized-client evil',
      'unknown-credential client secret “mine”',
      'unknown-federated-credential federated credential “ci” for https://i.example s',
      'unknown-identifier-uri https://evil.example',
      'unknown-owner Mallory',
      'unknown-redirect-uri https://evil.example/ (web)',
    ])
    const owner = (await check()).findings.find(({ kind }) => kind === 'unknown-owner')
    expect(owner).toMatchObject({ severity: 'critical', changedBy: 'eve@contoso.com' })
    directory.owners.pop()
    expect((await check()).findings.find(({ kind }) => kind === 'unknown-owner')?.state).toBe('gone')
    directory.owners.push({ id: 'mallory', displayName: 'Mallory' })
    expect((await check()).findings.find(({ kind }) => kind === 'unknown-owner')?.state).toBe('open')
    await world.close()
  })

  it('a certificate that only bears the name of ours is a stranger; so is another one under its id', async () => {
    const { world, directory, open: strange } = await watch((await open()).location)
    const ours = 'AA'.repeat(20)
    const [row] = await listOrganizationApplications(world.database.db, world.organizationId)
    const keyId = randomUUID()
    directory.keys = [keyCredential(ours, keyId)]
    const key = ownKey(world, row?.id ?? '', { thumbprintSha1: ours, state: 'active', entraKeyId: keyId })
    await insertApplicationKey(world.database.db, key)
    expect(await strange()).toEqual([])
    directory.keys.push(keyCredential(ours, 'another'))
    expect(await strange()).toHaveLength(1)
    directory.keys = [{ keyId, displayName: 'Strongroom', customKeyIdentifier: null, key: 'c3RyYW5nZXI=' }]
    expect((await strange()).join('; ')).toMatch(
      /credential-removed.*unknown-credential certificate “Strongroom”/,
    )
    await world.close()
  })

  it('our own rotation raises nothing at any state of the key, also when it is stopped there', async () => {
    const { world, directory, open: strange } = await watch((await open()).location)
    const { db } = world.database
    const [row] = await listOrganizationApplications(db, world.organizationId)
    const next = 'CC'.repeat(20)
    const key = ownKey(world, row?.id ?? '', { thumbprintSha1: '', state: 'planned', entraKeyId: null })
    await insertApplicationKey(db, key)
    expect(await strange()).toEqual([])
    await updateApplicationKey(db, key.id, { state: 'generated', thumbprintSha1: next })
    directory.keys.push(keyCredential(next, 'next-key'))
    expect(await strange()).toEqual([])
    for (const state of ['published', 'proven', 'active', 'retiring', 'removed']) {
      await updateApplicationKey(db, key.id, { state, entraKeyId: 'next-key' })
      expect(await strange()).toEqual([])
    }
    await world.close()
  })

  it('our own plan raises nothing while it is applied, nor when it was stopped after any write', async () => {
    const { world, directory, open: strange } = await watch((await open()).location)
    const { db } = world.database
    await world.clock.advance(60 * minuteMs)
    const id = randomUUID()
    const { applicationObjectId, servicePrincipalId } = directory.row
    const thumbprint = 'DD'.repeat(20)
    const graphRole = `${directory.graphId}/e2a3a72e-5f79-4c64-b1b1-878b674786c9`
    const created: object[] = []
    const provisioning = { id, tenantId: 'x', state: 'running', created: '[]', error: null }
    const times = { startedAt: world.clock.now(), endedAt: null }
    const plan = {
      hash: 'ab',
      applications: [],
      obstacles: [],
      remarks: [],
      writes: [{ kind: 'revoke-role', purpose: 'backup', title: '', name: 'Mail.Read', removes: true }],
    }
    await insertProvisioning(db, {
      ...provisioning,
      ...times,
      organizationId: world.organizationId,
      kind: 'edit',
      plan: JSON.stringify(plan),
    })
    const intend = async (object: object): Promise<void> => {
      created.push(object)
      await updateProvisioning(db, id, { created: JSON.stringify(created) })
    }
    await intend({ kind: 'key-credential', name: thumbprint, parent: applicationObjectId })
    directory.keys.push(keyCredential(thumbprint))
    expect(await strange()).toEqual([])
    await intend({
      kind: 'app-role-assignment',
      name: 'Mail.ReadWrite',
      marker: graphRole,
      parent: servicePrincipalId,
    })
    directory.grant('Mail.ReadWrite')
    await intend({ kind: 'federated-credential', name: 'strongroom-backup', parent: applicationObjectId })
    directory.federated.push({ id: 'f1', name: 'strongroom-backup', issuer: 'https://i', subject: 's' })
    directory.revoke('Mail.Read')
    expect(await strange()).toEqual([])
    await updateProvisioning(db, id, { state: 'interrupted' })
    await world.clock.advance(60 * minuteMs)
    expect(await strange()).toEqual([])
    await updateProvisioning(db, id, { state: 'cancelled', endedAt: world.clock.now() })
    await world.clock.advance(60 * minuteMs)
    expect(await strange()).toHaveLength(4)
    await world.close()
  })

  it('is told once more what is new, so that one late answer of the directory calls nobody', async () => {
    const { world, directory, drift, errors } = await watch((await open()).location)
    await drift.upkeep(new AbortController().signal)
    const graph = directory.graph()
    let asked = 0
    const once = {
      ...graph,
      json: async (...given: Parameters<typeof graph.json>) => {
        if (given[0].path === '/$batch') asked += 1
        directory.owners.length = 1
        if (asked === 1) directory.owners.push({ id: 'late', displayName: 'Late' })
        return graph.json(...given)
      },
    }
    const late = driftOf(world, () => Object.assign(directory, { graph: () => once }))
    const report = await late.check(world.organizationId, { actor: world.actor, reach: server })
    expect(asked).toBe(2)
    expect(report.alarms).toBe(0)
    expect(errors).toEqual([])
    await world.close()
  })

  it('takes over what an application had that is only used, and tells what comes later', async () => {
    const { world, directory, open: strange } = await watch((await open()).location, { known: [] })
    await world.database.db.updateTable('organizationApplications').set({ origin: 'existing' }).execute()
    directory.passwords.push({ keyId: 'old', displayName: 'of before' })
    directory.owners.push({ id: 'their-owner', displayName: 'Theirs' })
    expect(await strange()).toEqual([])
    directory.passwords.push({ keyId: 'new', displayName: 'of today' })
    expect(await strange()).toEqual(['unknown-credential client secret “of today”'])
    await world.close()
  })

  it('accepts with a reason, for its own organization alone, and plans know it then', async () => {
    const { world, directory, drift, check } = await watch((await open()).location)
    const fabrikam = organizationId(randomUUID())
    await addOrganizationRows(world, fabrikam, 'fabrikam.onmicrosoft.com')
    const theirs = await watchedOrganization(world, {}, fabrikam)
    const both = driftOf(world, (id) => (id === fabrikam ? theirs : directory))
    theirs.owners.push({ id: 'eve', displayName: 'Eve' })
    const caller = { actor: world.actor, reach: server }
    const report = await both.check(fabrikam, caller)
    expect(report.alarms).toBe(1)
    expect(await check()).toMatchObject({ alarms: 0, findings: [] })
    const finding = { id: report.findings[0]?.id ?? '', reason: ' they moved ' }
    const own: Reach = { kind: 'organizations', organizationIds: [world.organizationId] }
    await expect(drift.accept(world.organizationId, finding, caller)).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const foreign of [both.get(fabrikam, own), both.check(fabrikam, { ...caller, reach: own })])
      await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
    await expect(both.accept(fabrikam, { ...finding, reason: ' ' }, caller)).rejects.toMatchObject({
      code: 'invalid_request',
    })
    expect(await both.accept(fabrikam, finding, caller)).toMatchObject({
      state: 'accepted',
      reason: 'they moved',
    })
    expect((await both.check(fabrikam, caller)).alarms).toBe(0)
    theirs.owners.pop()
    await both.check(fabrikam, caller)
    theirs.owners.push({ id: 'eve', displayName: 'Eve' })
    expect((await both.check(fabrikam, caller)).alarms).toBe(1)
    await world.close()
  })

  it('says what it cannot see, and keeps what was found when Microsoft does not answer', async () => {
    const { world, directory, check } = await watch((await open()).location)
    directory.owners.push({ id: 'mallory', displayName: 'Mallory' })
    expect((await check()).alarms).toBe(1)
    directory.isBlind = true
    world.roles = [
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'GroupMember.Read.All',
      'Mail.Read',
      'Application.Read.All',
      'Directory.Read.All',
    ]
    const blind = await check()
    expect(blind).toMatchObject({ sight: 'tokens', alarms: 1 })
    expect(blind.remarks.join()).toMatch(/Change the organization so that it may read its own registration/)
    directory.trouble = new GraphError(503, 'serviceNotAvailable', 'away')
    expect(await check()).toMatchObject({ sight: 'none', alarms: 1, error: expect.stringContaining('away') })
    await world.close()
  })
})

function ownKey(
  world: TestWorld,
  applicationId: string,
  change: { thumbprintSha1: string; state: string; entraKeyId: string | null },
) {
  const id = randomUUID()
  const dates = { notBefore: 0, notAfter: world.clock.now() * 2, changedAt: 0, createdAt: 0 }
  return {
    id,
    organizationId: world.organizationId,
    applicationId,
    keyId: id,
    thumbprintSha256: '',
    ...dates,
    lastUsedAt: null,
    error: null,
    ...change,
  }
}
