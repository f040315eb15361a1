/**
 * Registers our two applications in a tenant (Graph application life cycle): one that works with a certificate and
 * nobody signed in, and one that people sign in to. Neither can do what the other does.
 */
import { backupApplication, ownApi, signInApplication } from './application-bodies.ts'
import { readPermissionCatalogue, type Permission, type PermissionCatalogue } from './permissions.ts'
import {
  changeApplication,
  ensureApplication,
  ensureAppRoleAssignment,
  ensurePermissionGrant,
  ensureServicePrincipal,
  readResource,
  type ApplicationIds,
  type Resource,
} from './directory-objects.ts'
import { ApplicationsError } from './errors.ts'
import type {
  RegisteredApplication,
  RegisteredApplications,
  Registration,
  RegistrationDependencies,
  RegistrationRequest,
} from './registration.ts'
import { runStep } from './step.ts'

/**
 * Finds or creates both applications, their service principals and their grants. Every object is named to `record`
 * before it is created and again with its id; when this throws, what was recorded may stand in the tenant
 * ({@link removeApplications} takes it back). An application of the same name that is not of this registration is
 * never touched.
 * @throws {ApplicationsError} `permission_unknown`, `permission_mismatch`, `registration_failed`
 */
export async function registerApplications(
  dependencies: RegistrationDependencies,
  request: RegistrationRequest,
  signal?: AbortSignal,
): Promise<RegisteredApplications> {
  const marker = `strongroom-registration:${dependencies.random.uuid()}`
  const { graph, clock, random } = dependencies
  const registration: Registration = {
    graph,
    clock,
    random,
    marker,
    signal,
    record: (object) => dependencies.record(object),
    progress: (step) => dependencies.progress(step),
  }
  const catalogue = readPermissionCatalogue()
  const resource = await runStep(registration, 'read-permissions', async () => {
    const result = await readResource(registration, catalogue.resource.appId)
    comparePermissions(catalogue.backup, result.appRoles)
    comparePermissions(catalogue.signIn, result.oauth2PermissionScopes)
    return { result, made: '' }
  })
  // A tag each: the two may be given the same name.
  const subject = (purpose: string): Subject => ({
    registration: { ...registration, marker: `${marker}:${purpose}` },
    catalogue,
    resource,
  })
  const backup = await registerBackup(subject('backup'), request)
  const signIn = await registerSignIn(subject('sign-in'), request.signInName)
  return { backup, signIn, roles: catalogue.backup.map(({ value }) => value) }
}

interface Subject {
  readonly registration: Registration
  readonly catalogue: PermissionCatalogue
  readonly resource: Resource
}

/** Ids are the same in every tenant, so another id under a name that we know means that something is wrong. */
function comparePermissions(
  wanted: readonly Permission[],
  published: readonly { readonly id: string; readonly value: string | null; readonly isEnabled: boolean }[],
): void {
  for (const { value, id } of wanted) {
    const found = published.find((permission) => permission.value === value && permission.isEnabled)
    if (!found) {
      const message = `Microsoft Graph does not offer the permission ${value} in this organization: nothing was created.`
      throw new ApplicationsError('permission_unknown', message)
    }
    if (found.id.toLowerCase() === id) continue
    const message = `Microsoft Graph lists the permission ${value} under an id that Strongroom does not know: nothing was created.`
    throw new ApplicationsError('permission_mismatch', message, {
      detail: `${value}: ${found.id}, expected ${id}`,
    })
  }
}

async function registerBackup(
  { registration, catalogue, resource }: Subject,
  { backupName, certificate }: RegistrationRequest,
): Promise<RegisteredApplication> {
  const application = await runStep(registration, 'create-backup-application', async (tell) => {
    const result = await ensureApplication(
      registration,
      tell,
      backupApplication(catalogue, backupName, certificate),
    )
    return { result, made: madeApplication(backupName, result) }
  })
  const servicePrincipalId = await runStep(registration, 'create-backup-service-principal', async (tell) => {
    const result = await ensureServicePrincipal(registration, tell, {
      appId: application.appId,
      name: backupName,
    })
    return { result, made: `object ${result}` }
  })
  await runStep(registration, 'grant-backup-permissions', async (tell) => {
    for (const { value, id } of catalogue.backup)
      await ensureAppRoleAssignment(registration, tell, {
        principalId: servicePrincipalId,
        resourceId: resource.id,
        appRoleId: id,
        name: value,
      })
    return { result: undefined, made: catalogue.backup.map(({ value }) => value).join(', ') }
  })
  return { displayName: backupName, objectId: application.id, appId: application.appId, servicePrincipalId }
}

async function registerSignIn(
  { registration, catalogue, resource }: Subject,
  name: string,
): Promise<RegisteredApplication> {
  const application = await runStep(registration, 'create-sign-in-application', async (tell) => {
    const result = await ensureApplication(registration, tell, signInApplication(catalogue, name))
    return { result, made: madeApplication(name, result) }
  })
  await runStep(registration, 'expose-sign-in-scope', async (tell) => {
    const { exposed, preAuthorized } = ownApi(application.appId, registration.random.uuid())
    await changeApplication(registration, tell, { id: application.id, body: exposed })
    // Only a scope that exists can be pre-authorized, so this is a second change.
    await changeApplication(registration, tell, { id: application.id, body: preAuthorized })
    return { result: undefined, made: `api://${application.appId}/access_as_user` }
  })
  const servicePrincipalId = await runStep(registration, 'create-sign-in-service-principal', async (tell) => {
    const result = await ensureServicePrincipal(registration, tell, { appId: application.appId, name })
    return { result, made: `object ${result}` }
  })
  await runStep(registration, 'grant-sign-in-permissions', async (tell) => {
    for (const { value } of catalogue.signIn)
      await ensurePermissionGrant(registration, tell, {
        clientId: servicePrincipalId,
        resourceId: resource.id,
        scope: value,
      })
    return { result: undefined, made: catalogue.signIn.map(({ value }) => value).join(', ') }
  })
  return { displayName: name, objectId: application.id, appId: application.appId, servicePrincipalId }
}

function madeApplication(name: string, { id, appId }: ApplicationIds): string {
  return `${name}, client id ${appId}, object ${id}`
}
