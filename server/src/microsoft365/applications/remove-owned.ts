/** Takes away what is ours of one application in a connected organization. */
import { Type } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { removeCertificates } from './credentials.ts'
import { deleteApplication, deleteIfThere } from './deletion.ts'
import { deleteAssignment } from './grants.ts'
import type { OwnedApplication } from './model.ts'
import { orUndefined, readAssignments } from './observe-application.ts'
import { withSignal } from './registration.ts'

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

const taggedSchema = Type.Object({ id: Type.String(), tags: Type.Optional(Type.Array(Type.String())) })
const resourceSchema = Type.Object({ id: Type.String() })

const markerPrefix = 'strongroom-registration:'

/** @throws what Microsoft says, or an error that says why it was left alone. */
export async function removeOwnedApplication(reader: Reader, owned: OwnedApplication): Promise<void> {
  if (owned.origin === 'existing-managed') await takeOffOurs(reader, owned)
  else await deleteOurs(reader, owned)
}

/** Only what bears our tag is deleted: the records may be older than the tenant. */
async function deleteOurs(reader: Reader, { appId, servicePrincipalId }: OwnedApplication): Promise<void> {
  const { graph, signal } = reader
  const path = `/applications(appId='${appId}')?$select=id,tags`
  const found = await orUndefined(() => graph.json({ path, ...withSignal(signal) }, taggedSchema))
  if (found && found.tags?.some((tag) => tag.startsWith(markerPrefix)) !== true)
    throw new Error('it does not bear the tag of Strongroom, so it was not deleted')
  if (servicePrincipalId !== undefined)
    await deleteIfThere(reader, `/servicePrincipals/${servicePrincipalId}`)
  if (found) await deleteApplication(reader, found.id)
}

/** Permissions go before the certificates: an application without a key of ours is of no use to us. */
async function takeOffOurs(
  reader: Reader,
  { applicationObjectId, servicePrincipalId, thumbprints, added = [] }: OwnedApplication,
): Promise<void> {
  // Where it is on record what was granted, that was taken away already, and what was there before stays.
  if (servicePrincipalId !== undefined && added.length === 0) {
    const graphId = await graphServicePrincipal(reader, readCatalogue())
    const roles = new Set(
      readCatalogue()
        .permissions.filter(({ kind }) => kind === 'application')
        .map(({ id }) => id),
    )
    for (const { id, appRoleId, resourceId } of (await orUndefined(() =>
      readAssignments(reader, servicePrincipalId),
    )) ?? [])
      if (resourceId === graphId && roles.has(appRoleId.toLowerCase()))
        await deleteAssignment(reader, servicePrincipalId, id)
  }
  const ours = new Set(thumbprints.map((thumbprint) => thumbprint.toUpperCase()))
  if (applicationObjectId !== undefined && ours.size > 0)
    await removeCertificates(reader, applicationObjectId, ({ thumbprint }) => ours.has(thumbprint))
}

async function graphServicePrincipal({ graph, signal }: Reader, { resources }: Catalogue): Promise<string> {
  const appId = resources.find(({ name }) => name === 'graph')?.appId ?? ''
  const path = `/servicePrincipals(appId='${appId}')?$select=id`
  return (await graph.json({ path, ...withSignal(signal) }, resourceSchema)).id
}
