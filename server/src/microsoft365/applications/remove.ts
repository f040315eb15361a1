/** Takes back what was made in a tenant, or what is ours of a connected one, and names what could not be taken back. */
import { Type } from 'typebox'
import { describeError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import type { Graph } from '../graph/graph.ts'
import { removeCertificates, removeFederatedCredential } from './credentials.ts'
import { deleteApplication, deleteIfThere } from './deletion.ts'
import { findMarkedApplications } from './find-application.ts'
import { deleteAssignment, revokeAppRole, revokeScopes } from './grants.ts'
import type { OwnedApplication } from './model.ts'
import { orUndefined } from './observe-application.ts'
import { type CreatedObject, withSignal } from './registration.ts'
import { markerPrefix, removeOwnedApplication } from './remove-owned.ts'

export interface RemovalDependencies {
  /** With the administrator's token. */
  readonly graph: Graph
  readonly log: Log
}

/** What still stands in the tenant, and why. */
export interface LeftObject extends CreatedObject {
  readonly reason: string
}

/**
 * Deletes the applications and service principals among `created`; their grants and credentials go with them. What was
 * granted to, or put on, an application that was there before is taken away, and the application stays. What was about
 * to be made is looked for. May be called again: what is gone counts as removed.
 * @param created - As recorded; the same object may be there with and without its id.
 */
export async function removeApplications(
  { graph, log }: RemovalDependencies,
  created: readonly CreatedObject[],
  signal?: AbortSignal,
): Promise<readonly LeftObject[]> {
  const { left, attempt } = attempts(log, signal)
  const reader = { graph, signal }
  for (const object of onOthers(created)) await attempt(object, () => takeOff(reader, object))
  // Later things hang on earlier ones.
  for (const object of created.filter(({ kind }) => kind === 'service-principal').toReversed())
    await attempt(object, () => removeServicePrincipal(reader, object))
  for (const object of applicationsOf(created).toReversed())
    await attempt(object, async () => {
      for (const id of await idsOf(reader, object)) await deleteApplication(reader, id)
    })
  return left
}

/**
 * Takes away what is ours of a connected organization: applications that bear our tag are deleted; on one that was
 * there before us only our certificates, federated credentials and grants are removed; what it had before stays.
 */
export async function removeOwned(
  { graph, log }: RemovalDependencies,
  applications: readonly OwnedApplication[],
  signal?: AbortSignal,
): Promise<readonly LeftObject[]> {
  const { left, attempt } = attempts(log, signal)
  // One application for everything has an entry a purpose.
  const unique = new Map(applications.map((application) => [application.appId, application]))
  for (const owned of unique.values()) {
    const { displayName: name, applicationObjectId: id, appId: marker } = owned
    const thumbprints = applications
      .filter(({ appId }) => appId === owned.appId)
      .flatMap((application) => application.thumbprints)
    const reader = { graph, signal }
    const added = owned.origin === 'existing-managed' ? onOthers(owned.added) : []
    for (const object of added) await attempt(object, () => takeOff(reader, object))
    await attempt({ kind: 'application', name, id, marker }, () =>
      removeOwnedApplication(reader, { ...owned, thumbprints }),
    )
  }
  return left
}

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

/** Goes on after a failure: as much as possible is taken back, and the rest is named. */
function attempts(log: Log, signal: AbortSignal | undefined) {
  const left: LeftObject[] = []
  const attempt = async (object: CreatedObject, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      signal?.throwIfAborted()
      const reason = describeError(error)
      log.warn({ kind: object.kind, name: object.name, id: object.id, reason }, 'could not be taken back')
      left.push({ ...object, reason })
    }
  }
  return { left, attempt }
}

/** Grants and credentials on what is not deleted itself; each once, with its id where it is known. */
function onOthers(created: readonly CreatedObject[]): readonly CreatedObject[] {
  const gone = new Set(
    created.flatMap(({ kind, id }) =>
      (kind === 'application' || kind === 'service-principal') && id !== undefined ? [id] : [],
    ),
  )
  const each = new Map<string, CreatedObject>()
  for (const object of created) {
    if (object.parent === undefined || gone.has(object.parent)) continue
    const key = [object.kind, object.name, object.parent, object.marker].join(' ')
    if (object.id !== undefined || !each.has(key)) each.set(key, object)
  }
  return [...each.values()].toReversed()
}

/** Where nobody knows whether a write was carried out, only what the write would have left is taken off. */
async function takeOff(reader: Reader, object: CreatedObject): Promise<void> {
  const { kind, name, id, marker = '', parent = '' } = object
  const intent = id === undefined ? { intent: object } : {}
  if (kind === 'app-role-assignment') {
    const [resourceId = '', appRoleId = ''] = marker.split('/')
    if (id === undefined)
      await revokeAppRole(reader, { principalId: parent, resourceId, appRoleId, ...intent })
    else await deleteAssignment(reader, parent, id)
  } else if (kind === 'oauth2-permission-grant' || kind === 'oauth2-permission-scope') {
    const grant = id === undefined ? { resourceId: marker } : { grantId: id }
    await revokeScopes(reader, { principalId: parent, ...grant, scopes: name.split(' '), ...intent })
  } else if (kind === 'key-credential')
    await removeCertificates(reader, parent, (key) => key.thumbprint === name || key.keyId === id)
  else if (kind === 'federated-credential') await removeFederatedCredential(reader, object)
}

const principalSchema = Type.Object({ id: Type.String(), tags: Type.Optional(Type.Array(Type.String())) })

/** One that was only about to be made is ours when it bears our tag. */
async function removeServicePrincipal(reader: Reader, { id, marker = '' }: CreatedObject): Promise<void> {
  if (id !== undefined) return deleteIfThere(reader, `/servicePrincipals/${id}`)
  const { graph, signal } = reader
  const path = `/servicePrincipals(appId='${marker}')?$select=id,tags`
  const found = await orUndefined(() => graph.json({ path, ...withSignal(signal) }, principalSchema))
  if (found?.tags?.some((tag) => tag.startsWith(markerPrefix)) === true)
    await deleteIfThere(reader, `/servicePrincipals/${found.id}`)
}

/** Each application once: with its id where it is known, by its tag where it was only about to be made. */
function applicationsOf(created: readonly CreatedObject[]): readonly CreatedObject[] {
  const applications = created.filter(({ kind }) => kind === 'application')
  const known = applications.filter(({ id }) => id !== undefined)
  const intended = applications.filter(
    ({ id, marker, name }) =>
      id === undefined && !known.some((other) => other.name === name && other.marker === marker),
  )
  return [...known, ...intended]
}

async function idsOf(reader: Reader, { id, name, marker }: CreatedObject): Promise<readonly string[]> {
  if (id !== undefined) return [id]
  if (marker === undefined) throw new Error('it is not known whether it was created: look for it by its name')
  const found = await findMarkedApplications(reader, name, marker)
  return found.map((application) => application.id)
}
