/** Applications, service principals and grants: found by what makes them ours, created when they are not there. */
import { Type, type Static } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import { ApplicationsError } from './errors.ts'
import { withSignal, type CreatedKind, type CreatedObject, type Registration } from './registration.ts'
import { ensure, whileReplicating } from './replication.ts'

const applicationSchema = Type.Object({
  id: Type.String(),
  appId: Type.String(),
  tags: Type.Optional(Type.Array(Type.String())),
})
const objectSchema = Type.Object({ id: Type.String() })
const assignmentSchema = Type.Object({
  id: Type.String(),
  appRoleId: Type.String(),
  resourceId: Type.String(),
})
const grantSchema = Type.Object({
  id: Type.String(),
  consentType: Type.String(),
  resourceId: Type.String(),
  scope: Type.Union([Type.String(), Type.Null()]),
})
const resourceSchema = Type.Object({
  id: Type.String(),
  appRoles: Type.Array(
    Type.Object({
      id: Type.String(),
      value: Type.Union([Type.String(), Type.Null()]),
      isEnabled: Type.Boolean(),
    }),
  ),
  oauth2PermissionScopes: Type.Array(
    Type.Object({
      id: Type.String(),
      value: Type.Union([Type.String(), Type.Null()]),
      isEnabled: Type.Boolean(),
    }),
  ),
})

type Tell = (detail: string) => void
export type Resource = Static<typeof resourceSchema>
export interface ApplicationIds {
  readonly id: string
  readonly appId: string
}

/** The service principal of Microsoft's own application in this tenant, with the permissions that it publishes. */
export async function readResource({ graph, signal }: Registration, appId: string): Promise<Resource> {
  const path = `/servicePrincipals(appId='${appId}')?$select=id,appRoles,oauth2PermissionScopes`
  try {
    return await graph.json({ path, ...withSignal(signal) }, resourceSchema)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const message =
      'Microsoft Graph is not present in this organization: check that the cloud is the right one.'
    throw new ApplicationsError('permission_unknown', message, { cause: error })
  }
}

/** The application with this name and the tag of this registration; one that only has the name is a stranger's. */
export async function findMarkedApplications(
  { graph, signal }: Pick<Registration, 'graph' | 'signal'>,
  name: string,
  marker: string,
): Promise<readonly ApplicationIds[]> {
  const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`)
  const path = `/applications?$filter=${filter}&$select=id,appId,displayName,tags`
  const found: ApplicationIds[] = []
  for await (const page of graph.pages({ path, ...withSignal(signal) }, applicationSchema))
    found.push(...page.filter(({ tags }) => tags?.includes(marker) === true))
  return found
}

/** Finds the application of this registration, or creates it from `body`. */
export async function ensureApplication(
  registration: Registration,
  tell: Tell,
  body: { readonly displayName: string },
): Promise<ApplicationIds> {
  const { graph, marker, signal } = registration
  const name = body.displayName
  const application = await ensure(registration, tell, {
    find: async () => (await findMarkedApplications(registration, name, marker))[0],
    create: () =>
      recorded(registration, { kind: 'application', name, marker }, () =>
        graph.json(
          { method: 'POST', path: '/applications', json: { ...body, tags: [marker] }, ...withSignal(signal) },
          applicationSchema,
        ),
      ),
  })
  await registration.record({ kind: 'application', name, marker, id: application.id })
  return { id: application.id, appId: application.appId }
}

/** Finds or creates the service principal, which is what portals call the enterprise application. */
export async function ensureServicePrincipal(
  registration: Registration,
  tell: Tell,
  application: { readonly appId: string; readonly name: string },
): Promise<string> {
  const { graph, signal } = registration
  const { appId, name } = application
  const options = withSignal(signal)
  const servicePrincipal = await ensure(registration, tell, {
    find: () =>
      orUndefined(() =>
        graph.json({ path: `/servicePrincipals(appId='${appId}')?$select=id`, ...options }, objectSchema),
      ),
    create: () =>
      recorded(registration, { kind: 'service-principal', name }, () =>
        graph.json(
          {
            method: 'POST',
            path: '/servicePrincipals',
            // Portals list what carries this tag among the enterprise applications.
            json: { appId, tags: ['WindowsAzureActiveDirectoryIntegratedApp'] },
            ...options,
          },
          objectSchema,
        ),
      ),
  })
  await registration.record({ kind: 'service-principal', name, id: servicePrincipal.id })
  return servicePrincipal.id
}

export interface RoleGrant {
  /** Object ids of service principals. */
  readonly principalId: string
  readonly resourceId: string
  readonly appRoleId: string
  /** For example `Mail.Read`. */
  readonly name: string
}

/** Grants an application permission; this is what an administrator's consent is made of. */
export async function ensureAppRoleAssignment(
  registration: Registration,
  tell: Tell,
  { principalId, resourceId, appRoleId, name }: RoleGrant,
): Promise<void> {
  const { graph, signal } = registration
  const options = withSignal(signal)
  const find = async () => {
    const path = `/servicePrincipals/${principalId}/appRoleAssignments`
    for await (const page of graph.pages({ path, ...options }, assignmentSchema)) {
      const found = page.find((held) => held.appRoleId === appRoleId && held.resourceId === resourceId)
      if (found) return found
    }
    return undefined
  }
  const assignment = await ensure(registration, tell, {
    find: () => orUndefined(find),
    create: () =>
      recorded(registration, { kind: 'app-role-assignment', name }, () =>
        graph.json(
          {
            method: 'POST',
            path: `/servicePrincipals/${resourceId}/appRoleAssignedTo`,
            json: { principalId, resourceId, appRoleId },
            ...options,
          },
          assignmentSchema,
        ),
      ),
  })
  await registration.record({ kind: 'app-role-assignment', name, id: assignment.id })
}

export interface ScopeGrant {
  readonly clientId: string
  readonly resourceId: string
  readonly scope: string
}

/** Grants a delegated permission for everybody; extends the grant that is there, since there can be only one. */
export async function ensurePermissionGrant(
  registration: Registration,
  tell: Tell,
  { clientId, resourceId, scope }: ScopeGrant,
): Promise<void> {
  const { graph, signal } = registration
  const options = withSignal(signal)
  const filter = encodeURIComponent(`clientId eq '${clientId}'`)
  const find = async () => {
    for await (const page of graph.pages(
      { path: `/oauth2PermissionGrants?$filter=${filter}`, ...options },
      grantSchema,
    )) {
      const found = page.find(
        (held) => held.consentType === 'AllPrincipals' && held.resourceId === resourceId,
      )
      if (found) return found
    }
    return undefined
  }
  const grant = await ensure(registration, tell, {
    find,
    create: () =>
      recorded(registration, { kind: 'oauth2-permission-grant', name: scope }, () =>
        graph.json(
          {
            method: 'POST',
            path: '/oauth2PermissionGrants',
            json: { clientId, consentType: 'AllPrincipals', principalId: null, resourceId, scope },
            ...options,
          },
          grantSchema,
        ),
      ),
  })
  await registration.record({ kind: 'oauth2-permission-grant', name: scope, id: grant.id })
  const held = (grant.scope ?? '').split(' ').filter((value) => value !== '')
  if (held.includes(scope)) return
  await graph.send({
    method: 'PATCH',
    path: `/oauth2PermissionGrants/${grant.id}`,
    json: { scope: [...held, scope].join(' ') },
    ...options,
  })
}

/** Changes an application that may not be known everywhere yet. */
export async function changeApplication(
  registration: Registration,
  tell: Tell,
  change: { readonly id: string; readonly body: object },
): Promise<void> {
  const { graph, signal } = registration
  const request = { method: 'PATCH', path: `/applications/${change.id}`, json: change.body } as const
  await whileReplicating(registration, tell, () => graph.send({ ...request, ...withSignal(signal) }))
}

/** Names what is about to be made before it is made, so that nothing in a tenant is ever unnamed. */
async function recorded<Result>(
  registration: Registration,
  object: CreatedObject & { readonly kind: CreatedKind },
  create: () => Promise<Result>,
): Promise<Result> {
  await registration.record(object)
  return await create()
}

async function orUndefined<Result>(read: () => Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}
