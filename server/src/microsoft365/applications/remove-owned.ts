/** Takes away what is ours of one application in a connected organization. */
import { Type } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { removeCertificates } from './credentials.ts'
import { deleteApplication, deleteIfThere } from './deletion.ts'
import type { OwnedApplication } from './model.ts'
import { orUndefined } from './observe-application.ts'
import { withSignal } from './registration.ts'

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

const taggedSchema = Type.Object({ id: Type.String(), tags: Type.Optional(Type.Array(Type.String())) })

/** Of the tag that everything bears that we made. */
export const markerPrefix = 'strongroom-registration:'

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

/** What is on record was taken off by now; a certificate that took the place of a recorded one was not. */
async function takeOffOurs(
  reader: Reader,
  { applicationObjectId, thumbprints }: OwnedApplication,
): Promise<void> {
  const ours = new Set(thumbprints.map((thumbprint) => thumbprint.toUpperCase()))
  if (applicationObjectId !== undefined && ours.size > 0)
    await removeCertificates(reader, applicationObjectId, ({ thumbprint }) => ours.has(thumbprint))
}
