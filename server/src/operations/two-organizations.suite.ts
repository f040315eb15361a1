/** Two organizations that share a server, each with jobs, backups, roles and restore sessions of its own. */
import { randomUUID } from 'node:crypto'
import {
  insertApproval,
  insertMaintenanceRun,
  insertPostureReport,
  insertVerification,
} from '../database/index.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import { addDriftFinding, addRestoreGrant } from './drift/recorded.suite.ts'
import { organizationId } from './ids.ts'
import type { Job, JobSession, Reach, RestoreSession } from './operations.ts'
import { addProvisioning } from './provisioning/recorded.suite.ts'
import { addOrganizationRows, createTestWorld, type FakeUser, type TestWorld } from './test-world.suite.ts'

const server: Reach = { kind: 'server' }
const firstPage = { offset: 0, limit: 100 }

/** What an organization has, by id. */
export interface Tenant {
  readonly organizationId: OrganizationId
  readonly name: string
  readonly owner: FakeUser
  readonly other: FakeUser
  readonly job: Job
  readonly jobSession: JobSession
  readonly logItemId: string
  readonly restorePointId: string
  readonly roleId: string
  readonly reportId: string
  readonly findingId: string
  readonly grantId: string
  /** Waits for its certificate. */
  readonly keyId: string
  readonly verificationId: string
  /** A run of maintenance of the repository. */
  readonly runId: string
  /** A destructive act that waits; it is the server's. */
  readonly approvalId: string
  readonly provisioningId: string
  readonly operatorItemId: string
  readonly folderId: string
  readonly messageId: string
}

export interface TwoOrganizations {
  readonly world: TestWorld
  readonly own: Tenant
  readonly foreign: Tenant
  /** Is an operator of both organizations' first role, which lets them see its `owner` alone. */
  readonly operator: FakeUser
  /** Opens a restore session as somebody. */
  open(tenant: Tenant, reach: Reach): Promise<RestoreSession>
  addJob(tenant: Pick<Tenant, 'organizationId' | 'owner' | 'other'>, name: string): Promise<Job>
  addRole(tenant: Pick<Tenant, 'organizationId' | 'owner'>, name: string): Promise<string>
  /** An organization without anything. */
  addOrganization(): Promise<OrganizationId>
}

/** @param location - of the records; a file of their own when absent. */
export async function createTwoOrganizations(location?: {
  url?: string
  file?: string
}): Promise<TwoOrganizations> {
  const world = await createTestWorld(location)
  const operator = world.addUser('oscar')
  const repository = await world.addRepository('Own')
  const other = await world.addRepository('Foreign')

  const addJob: TwoOrganizations['addJob'] = (tenant, name) =>
    world.addJob({
      name,
      organizationId: tenant.organizationId,
      repositoryId: tenant.organizationId === world.organizationId ? repository.id : other.id,
      backupType: 'SelectedItems',
      selectedItems: [tenant.owner, tenant.other].map(({ id }) => ({
        type: 'User',
        user: { id },
        mailbox: true,
      })),
    })
  const addRole: TwoOrganizations['addRole'] = async (tenant, name) => {
    const item = (id: string) => ({ type: 'User' as const, objectId: id, document: { id } })
    const role = await world.operations.rbac.create(
      {
        organizationId: tenant.organizationId,
        name,
        description: '',
        roleType: 'SpecificObjects',
        operators: [item(operator.id)],
        selectedItems: [item(tenant.owner.id)],
        excludedItems: [item(randomUUID())],
      },
      server,
      world.actor,
    )
    return role.id
  }
  const open: TwoOrganizations['open'] = (tenant, reach) =>
    world.operations.restore.explore(
      tenant.organizationId,
      { pointInTime: undefined, reason: 'matrix', jobId: undefined },
      reach,
      world.actor,
    )

  async function addTenant(id: OrganizationId, name: string): Promise<Tenant> {
    const { jobs, restore, rbac } = world.operations
    const owner = world.addUser(`owner-of-${name}`)
    const second = world.addUser(`other-of-${name}`)
    for (const { mailbox } of [owner, second]) mailbox.deliver(`m-${name}`)
    const people = { organizationId: id, owner, other: second }
    const job = await addJob(people, `Job of ${name}`)
    const jobSession = await world.run(job)
    const [line] = (await jobs.sessionLog(jobSession.id, server, firstPage)).items
    const [point] = (await world.operations.restorePoints({ organizationId: id }, server, firstPage)).items
    const roleId = await addRole(people, `Role of ${name}`)
    const [item] = await rbac.items({ roleId, list: 'operators' }, server)
    const tenant = {
      ...people,
      name,
      job,
      jobSession,
      logItemId: line?.id ?? '',
      restorePointId: point?.id ?? '',
      roleId,
      reportId: await addPostureReport(world, id),
      findingId: await addDriftFinding(world, id),
      grantId: await addRestoreGrant(world, id),
      keyId: (await world.keys.createSigningRequest({ commonName: 'x', context: id })).id,
      verificationId: await addVerification(world, id),
      runId: await addMaintenanceRun(world, job.repositoryId),
      approvalId: await addApproval(world, job.repositoryId),
      provisioningId: await addProvisioning(world, id),
      operatorItemId: item?.id ?? '',
    }
    const session = await restore.explore(
      id,
      { pointInTime: undefined, reason: '', jobId: undefined },
      server,
      world.actor,
    )
    const access = { sessionId: session.id, reach: server, actor: world.actor }
    const [message] = (await restore.messages(access, owner.id, undefined, firstPage)).items
    if (message === undefined) throw new Error('nothing was backed up')
    return { ...tenant, folderId: message.folderId, messageId: message.id }
  }

  const fabrikam = organizationId(randomUUID())
  await addOrganizationRows(world, fabrikam, 'fabrikam.onmicrosoft.com')
  return {
    world,
    operator,
    open,
    addJob,
    addRole,
    own: await addTenant(world.organizationId, 'contoso.onmicrosoft.com'),
    foreign: await addTenant(fabrikam, 'fabrikam.onmicrosoft.com'),
    async addOrganization() {
      const id = organizationId(randomUUID())
      await addOrganizationRows(world, id, `${id}.onmicrosoft.com`)
      return id
    },
  }
}

async function addVerification({ database, clock }: TestWorld, id: OrganizationId): Promise<string> {
  const row = { id: randomUUID(), organizationId: id, state: 'passed', startedBy: 'admin' }
  const results = JSON.stringify({ waitMinutes: 0, applications: [] })
  const times = { startedAt: clock.now(), endedAt: clock.now() }
  await database.transaction((trx) => insertVerification(trx, { ...row, results, ...times }, 20))
  return row.id
}

async function addMaintenanceRun({ database, clock }: TestWorld, repositoryId: string): Promise<string> {
  const row = { id: randomUUID(), repositoryId, kind: 'check', options: '{}', state: 'success', report: '{}' }
  const nothing = { progress: null, errorCode: null, errorMessage: null }
  const at = { startedAt: clock.now(), endedAt: clock.now() }
  await insertMaintenanceRun(database.db, { ...row, ...nothing, ...at, startedBy: 'admin' })
  return row.id
}

async function addApproval({ database, clock }: TestWorld, subject: string): Promise<string> {
  const row = { id: randomUUID(), kind: 'repository.keep-last', subject, title: 'keep fewer', request: '{}' }
  const nothing = { decidedBy: null, decidedAt: null, endedAt: null, error: null }
  const now = clock.now()
  const times = { requestedAt: now, dueAt: now + 1_000_000_000 }
  await insertApproval(database.db, { ...row, ...nothing, ...times, state: 'waiting', requestedBy: 'admin' })
  return row.id
}

async function addPostureReport({ database, clock }: TestWorld, id: OrganizationId): Promise<string> {
  const reportId = randomUUID()
  const contents = { tenantId: '', organizationName: '', days: 1, findings: [], passed: [], unread: [] }
  const row = { id: reportId, organizationId: id, way: 'delegated', report: JSON.stringify(contents) }
  await database.transaction((trx) =>
    insertPostureReport(trx, { ...row, createdBy: 'admin', createdAt: clock.now() }, 10),
  )
  return reportId
}
