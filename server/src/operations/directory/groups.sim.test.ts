/** Groups against the built simulator: listed, their members, and jobs that select and exclude them. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Graph } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import type { JobSession, NewJob, Organization } from '../operations.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'

const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const administrator = 'admin@contoso.onmicrosoft.com'
const server = { kind: 'server' } as const
const firstPage = { offset: 0, limit: 100 }
const longMs = 120_000
const groupSchema = Type.Object({ id: Type.String() })
const idSchema = Type.Object({ id: Type.String() })
const assignmentsSchema = Type.Object({
  value: Type.Array(Type.Object({ id: Type.String(), appRoleId: Type.String() })),
})

let here: SimulatedOperations
let organization: Organization
let sales: DirectoryObjectId
let everybody: DirectoryObjectId
let repositoryId: NewJob['repositoryId']

async function group(displayName: string, members: readonly string[]): Promise<DirectoryObjectId> {
  const made = await here.control('POST', 'groups', { displayName, members })
  return directoryObjectId(Value.Parse(groupSchema, made).id)
}

/** Bob is in a group within the group. */
beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '2', '--users', '5', '--lag', '0')
  await group('Field', ['bob@contoso.onmicrosoft.com'])
  sales = await group('Sales', ['alice@contoso.onmicrosoft.com', 'Field'])
  everybody = await group('Staff', ['Sales', 'carol@contoso.onmicrosoft.com'])
  const { deviceCodes, organizations, repositories } = here.operations
  const { userCode } = await deviceCodes.start('Worldwide', here.actor)
  await here.approve(userCode, administrator)
  while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
  organization = await organizations.provision({ ...newOrganization, signInReference: userCode }, here.actor)
  const wanted = { name: 'Main', description: '', path: '', retention: {} }
  repositoryId = (await repositories.create(wanted, here.actor)).id
}, longMs)
afterAll(() => here.stop(), longMs)

interface Run {
  readonly session: JobSession
  readonly log: string
  /** Who was saved. */
  readonly saved: readonly string[]
}

const item = (id: DirectoryObjectId) => ({ type: 'Group', group: { id, displayName: 'a group' } })

async function run(
  selected: readonly DirectoryObjectId[],
  excluded: readonly DirectoryObjectId[] = [],
): Promise<Run> {
  const { jobs } = here.operations
  const job = await jobs.create(
    {
      organizationId: organization.id,
      repositoryId,
      name: `Groups ${here.clock.now()}`,
      description: '',
      backupType: 'SelectedItems',
      selectedItems: selected.map(item),
      excludedItems: excluded.map(item),
      schedulePolicy: {},
      isEnabled: true,
    },
    server,
    here.actor,
  )
  const { id } = await jobs.start(job.id, server, here.actor)
  await expect
    .poll(async () => (await jobs.session(id, server)).status, { timeout: 60_000 })
    .not.toBe('Running')
  const log = await jobs.sessionLog(id, server, firstPage)
  const objects = await jobs.sessionObjects(id, server, firstPage)
  return {
    session: await jobs.session(id, server),
    log: log.items.map(({ message }) => message).join('\n'),
    saved: objects.items.filter(({ status }) => status === 'Success').map(({ name }) => name),
  }
}

const shortNames = ({ saved }: Run): readonly string[] =>
  saved.map((name) => name.split(' ')[0] ?? '').toSorted()

describe('groups', () => {
  it(
    'are listed and shown with their members by the permissions that were planned',
    async () => {
      const { directory } = here.operations
      const listed = await directory.groups(organization.id, {}, server, firstPage)
      expect(listed.lacks).toBeUndefined()
      const names = listed.items.map(({ displayName }) => displayName)
      expect(names).toEqual(expect.arrayContaining(['Field', 'Sales', 'Staff']))
      const filtered = await directory.groups(organization.id, { displayName: 'Sal*' }, server, firstPage)
      expect(filtered.items).toMatchObject([{ id: sales, type: 'Security', location: 'Cloud' }])
      const members = await directory.members(organization.id, sales, server, firstPage)
      expect(members.items.map(({ name, type }) => `${type} ${name}`).toSorted()).toEqual([
        'Group Field',
        expect.stringMatching(/^User Alice/),
      ])
    },
    longMs,
  )

  it(
    'that a job selects mean the mailboxes of their members, and of groups within them',
    async () => {
      const done = await run([sales])
      expect(done.session).toMatchObject({ status: 'Success', items: { saved: 4 } })
      expect(shortNames(done)).toEqual(['Alice', 'Bob'])
    },
    longMs,
  )

  it(
    'that a job excludes leave their members out, also those of groups within them',
    async () => {
      const done = await run([everybody], [sales])
      expect(done.session).toMatchObject({ status: 'Success', items: { saved: 2 } })
      expect(shortNames(done)).toEqual(['Carol'])
    },
    longMs,
  )

  it(
    'without the permission a job says which one mends it, and the list what it lacks',
    async () => {
      await revokeGroupMembers(await signedIn())
      here.connections.forget(organization.id)
      const refused = await run([sales])
      expect(refused.session).toMatchObject({ status: 'Failed' })
      expect(refused.session.details).toContain('GroupMember.Read.All')
      expect(refused.session.details).toContain('strongroom org permissions apply')
      const excluding = await run([everybody], [sales])
      expect(excluding.session.details).toContain('strongroom org permissions apply')
      const listed = await here.operations.directory.groups(organization.id, {}, server, firstPage)
      expect(listed).toMatchObject({ items: [], lacks: 'GroupMember.Read.All' })
    },
    longMs,
  )
})

async function signedIn(): Promise<Graph> {
  const code = await here.identityPlatform.requestDeviceAuthorization({
    tenant: 'contoso.onmicrosoft.com',
    clientId: graphTools,
    scopes: ['Application.Read.All', 'AppRoleAssignment.ReadWrite.All'].map(
      (scope) => `https://graph.microsoft.com/${scope}`,
    ),
  })
  await here.approve(code.userCode, administrator)
  return here.microsoft365.withToken((await here.identityPlatform.pollForDeviceAccessToken(code)).accessToken)
}

async function revokeGroupMembers(graph: Graph): Promise<void> {
  const backup = organization.applications.find(({ purpose }) => purpose === 'backup')
  const path = `/servicePrincipals(appId='${backup?.appId ?? ''}')`
  const { id } = await graph.json({ path }, idSchema)
  const { value } = await graph.json(
    { path: `/servicePrincipals/${id}/appRoleAssignments` },
    assignmentsSchema,
  )
  const groupMembers = value.find(({ appRoleId }) => appRoleId === '98830695-27a2-44f7-8c18-0c3ebc9698f6')
  const assignment = `/servicePrincipals/${id}/appRoleAssignments/${groupMembers?.id ?? ''}`
  await graph.send({ method: 'DELETE', path: assignment })
}
