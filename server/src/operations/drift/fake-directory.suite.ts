/** A tenant with one application of ours, as the watch and the restore grants ask for it; each write can be held. */
import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  findOrganization,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  updateOrganization,
  updateOrganizationApplication,
} from '../../database/index.ts'
import { type Graph, GraphError } from '../../microsoft365/index.ts'
import type { TestWorld } from '../test-world.suite.ts'

export const roleIds = {
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'Mail.Read': '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
  'Mail.ReadWrite': 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
} as const
export type Role = keyof typeof roleIds

const graphAppId = '00000003-0000-0000-c000-000000000000'
const batchBody = Type.Object({
  requests: Type.Array(Type.Object({ id: Type.String(), url: Type.String() })),
})
const assignmentBody = Type.Object({
  principalId: Type.String(),
  resourceId: Type.String(),
  appRoleId: Type.String(),
})

interface Assignment {
  readonly id: string
  readonly appRoleId: string
  readonly resourceId: string
  readonly createdDateTime?: string
}

/** As Microsoft gives it. */
type Wire = Record<string, unknown>

export class FakeDirectory {
  application: Wire = {}
  principal: Wire = {}
  keys: Wire[] = []
  passwords: Wire[] = []
  owners: Wire[] = []
  federated: Wire[] = []
  assignments: Assignment[] = []
  directoryRoles: Wire[] = []
  audits: Wire[] | undefined
  /** The application may not look. */
  isBlind = false
  trouble: Error | undefined
  /** Called before and after each write. */
  onWrite: ((when: 'before' | 'after', what: string) => Promise<void>) | undefined
  batches = 0
  readonly row: OrganizationApplicationRow
  readonly graphId = randomUUID()

  constructor(row: OrganizationApplicationRow) {
    this.row = row
    const { applicationObjectId: id, appId, displayName, servicePrincipalId } = row
    this.application = {
      id,
      appId,
      displayName,
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
    }
    this.principal = { id: servicePrincipalId, accountEnabled: true }
    this.grant('User.Read.All', 'RoleManagement.Read.Directory', 'GroupMember.Read.All', 'Mail.Read')
    this.grant('Application.Read.All', 'Directory.Read.All')
  }

  grant(...roles: Role[]): void {
    for (const role of roles)
      this.assignments.push({ id: randomUUID(), appRoleId: roleIds[role], resourceId: this.graphId })
  }

  revoke(role: Role): void {
    this.assignments = this.assignments.filter(({ appRoleId }) => appRoleId !== roleIds[role])
  }

  has(role: Role): boolean {
    return this.assignments.some(({ appRoleId }) => appRoleId === roleIds[role])
  }

  graph(): Graph {
    const answer = async (method: string, path: string, json: unknown): Promise<unknown> => {
      if (this.trouble !== undefined) throw this.trouble
      if (path === '/$batch') return this.#batch(json)
      if (method === 'GET') return this.#read(path)
      const what = `${method} ${path}`
      await this.onWrite?.('before', what)
      const result = this.#write(method, path, json)
      await this.onWrite?.('after', what)
      return result
    }
    const isShaped = Type.Object({ value: Type.Array(Type.Unknown()) })
    return {
      async json({ method = 'GET', path, json }, schema) {
        const value = await answer(method, path, json)
        if (Value.Check(schema, value)) return value
        throw new Error(`the fake answers ${path} in another shape`)
      },
      async send({ method = 'GET', path, json }) {
        await answer(method, path, json)
      },
      async *pages({ path }, item) {
        const { value } = Value.Parse(isShaped, await answer('GET', path, undefined))
        const checked = Type.Array(item)
        if (!Value.Check(checked, value)) throw new Error(`the fake answers ${path} in another shape`)
        yield value
      },
      bytes: () => {
        throw new Error('not in the fake')
      },
      delta: () => {
        throw new Error('not in the fake')
      },
      upload: () => Promise.reject(new Error('not in the fake')),
    }
  }

  #batch(json: unknown): unknown {
    this.batches += 1
    const { requests } = Value.Parse(batchBody, json)
    return {
      responses: requests.toReversed().map(({ id, url }) => {
        try {
          if (this.isBlind) throw new GraphError(403, 'Authorization_RequestDenied', 'no')
          return { id, status: 200, body: this.#read(url) }
        } catch (error) {
          return { id, status: error instanceof GraphError ? error.status : 500, body: {} }
        }
      }),
    }
  }

  #read(path: string): unknown {
    const { appId, servicePrincipalId } = this.row
    const application = `/applications(appId='${appId}')`
    const byAppId = `/servicePrincipals(appId='${appId}')`
    const places: readonly (readonly [string, unknown])[] = [
      [`${application}/owners`, { value: this.owners }],
      [`${application}/federatedIdentityCredentials`, { value: this.federated }],
      [
        `${application}?`,
        { ...this.application, keyCredentials: this.keys, passwordCredentials: this.passwords },
      ],
      [`${byAppId}/owners`, { value: [] }],
      [`${byAppId}/appRoleAssignments`, { value: this.assignments }],
      [`/servicePrincipals/${servicePrincipalId}/appRoleAssignments`, { value: this.assignments }],
      [`${byAppId}?`, this.principal],
      [`/servicePrincipals(appId='${graphAppId}')`, this.#graphItself()],
      ['/roleManagement/', { value: this.directoryRoles }],
      ['/auditLogs/', this.audits === undefined ? undefined : { value: this.audits }],
    ]
    const found = places.find(([start]) => path.startsWith(start))?.[1]
    if (found !== undefined) return found
    const isForbidden = path.startsWith('/auditLogs/') || path.includes('/oauth2PermissionGrants')
    throw new GraphError(isForbidden ? 403 : 404, 'no', `the fake has no ${path}`)
  }

  #graphItself(): unknown {
    const appRoles = Object.entries(roleIds).map(([value, id]) => ({ id, value, isEnabled: true }))
    return { id: this.graphId, appId: graphAppId, displayName: 'Microsoft Graph', appRoles }
  }

  #write(method: string, path: string, json: unknown): unknown {
    if (method === 'POST' && path.endsWith('/appRoleAssignedTo')) {
      const { appRoleId, resourceId } = Value.Parse(assignmentBody, json)
      const made = { id: randomUUID(), appRoleId, resourceId }
      this.assignments.push(made)
      return made
    }
    const id = path.split('/').at(-1)
    if (method === 'DELETE') this.assignments = this.assignments.filter((one) => one.id !== id)
    return {}
  }
}

/** An organization of the world that is watched, with its application as it stands in the tenant. */
export async function watchedOrganization(
  world: TestWorld,
  options: Record<string, unknown> = {},
  id: string = world.organizationId,
): Promise<FakeDirectory> {
  const { db } = world.database
  const [row] = await listOrganizationApplications(db, id)
  const organization = await findOrganization(db, id)
  if (row === undefined || organization === undefined) throw new Error('no organization')
  const thumbprint = 'AA'.repeat(20)
  const known = ['owner-of-the-first-day']
  const wanted = {
    layout: 'standard',
    signIn: false,
    restore: 'just-in-time',
    posture: false,
    drift: true,
    known,
  }
  await updateOrganization(db, id, { options: JSON.stringify({ ...wanted, ...options }) })
  await updateOrganizationApplication(db, row.id, { certificateThumbprint: thumbprint })
  const directory = new FakeDirectory({ ...row, certificateThumbprint: thumbprint })
  directory.keys.push(keyCredential(thumbprint))
  directory.owners.push({ id: 'owner-of-the-first-day', displayName: 'Admin' })
  return directory
}

/** Named by its thumbprint, as Microsoft does. */
export function keyCredential(thumbprint: string, keyId: string = randomUUID()): Wire {
  return {
    keyId,
    displayName: 'Strongroom',
    customKeyIdentifier: Buffer.from(thumbprint, 'hex').toString('base64'),
    key: null,
  }
}
