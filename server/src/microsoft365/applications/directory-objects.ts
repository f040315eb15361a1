/** Applications, service principals and grants: found by what makes them ours, created when they are not there. */
import { Type } from 'typebox'
import { deleteApplication } from './deletion.ts'
import { findMarkedApplications } from './find-application.ts'
import { applicationOf, applicationSchema, orUndefined, readApplication } from './observe-application.ts'
import type { ObservedApplication } from './observed.ts'
import { ensureClaimed } from './ownership.ts'
import { withSignal, type CreatedKind, type CreatedObject, type Registration } from './registration.ts'
import { ensure, whileReplicating } from './replication.ts'

const principalSchema = Type.Object({ id: Type.String(), tags: Type.Optional(Type.Array(Type.String())) })

export type Tell = (detail: string) => void

/** Finds the application of this registration by its tag, or creates it from `body`. */
export async function ensureApplication(
  registration: Registration,
  tell: Tell,
  body: { readonly displayName: string },
): Promise<ObservedApplication> {
  const { graph, marker, signal } = registration
  const name = body.displayName
  const intent = { kind: 'application', name, marker } as const
  const application = await ensure(registration, tell, {
    lookMs: lookMsFor(registration, name),
    async find() {
      const [found] = await findMarkedApplications({ graph, signal }, name, marker)
      return found && (await readApplication({ graph, signal }, { appId: found.appId, isOurs: true }))
    },
    create: () =>
      recorded(registration, intent, async () => {
        const json = { ...body, tags: [marker] }
        const request = { method: 'POST', path: '/applications', json } as const
        return applicationOf(await graph.json({ ...request, ...withSignal(signal) }, applicationSchema))
      }),
  })
  await registration.record({ ...intent, id: application.id })
  return application
}

const knownLookMs = 180_000
const intendedLookMs = 15_000

/**
 * After a stop the directory may not list yet what was made. A known id is waited for, three minutes. An intent is
 * looked for during 15 seconds: the write may never have happened, and by the time a person has signed in again a
 * replica knows it; what shows itself later still is found by {@link removeTwins}.
 */
function lookMsFor(registration: Registration, name: string): number {
  const recordedBefore = recordedApplications(registration, name)
  if (recordedBefore.length === 0) return 0
  return recordedBefore.some(({ id }) => id !== undefined) ? knownLookMs : intendedLookMs
}

function recordedApplications({ earlier, marker }: Registration, name: string): readonly CreatedObject[] {
  return earlier.filter(
    (object) => object.kind === 'application' && object.name === name && object.marker === marker,
  )
}

/**
 * Deletes what an interrupted try had made after all, when it showed itself only after the application was made again.
 * It bears the tag of this very application and is not the one that is used. Nothing is asked without an interruption.
 */
export async function removeTwins(
  registration: Registration,
  { id, displayName }: Pick<ObservedApplication, 'id' | 'displayName'>,
): Promise<void> {
  if (recordedApplications(registration, displayName).length === 0) return
  const { graph, signal, marker } = registration
  for (const twin of await findMarkedApplications({ graph, signal }, displayName, marker))
    if (twin.id !== id) await deleteApplication({ graph, signal }, twin.id)
}

export interface ServicePrincipalSubject {
  readonly appId: string
  readonly name: string
}

/** Finds or creates the service principal, which is what portals call the enterprise application. */
export async function ensureServicePrincipal(
  registration: Registration,
  tell: Tell,
  { appId, name }: ServicePrincipalSubject,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { graph, signal, marker } = registration
  const options = withSignal(signal)
  const path = `/servicePrincipals(appId='${appId}')?$select=id,tags`
  const { result, isMade } = await ensureClaimed(registration, tell, {
    intent: { kind: 'service-principal', name, marker: appId },
    find: () => orUndefined(() => graph.json({ path, ...options }, principalSchema)),
    create() {
      // Portals list what carries the first tag among the enterprise applications; by the other it is known as ours.
      const json = { appId, tags: ['WindowsAzureActiveDirectoryIntegratedApp', marker] }
      const request = { method: 'POST', path: '/servicePrincipals', json } as const
      return graph.json({ ...request, ...options }, principalSchema)
    },
    explains: ({ tags = [] }) => tags.includes(marker),
  })
  return { id: result.id, isNew: isMade }
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
  registration: Pick<Registration, 'record'>,
  object: CreatedObject & { readonly kind: CreatedKind },
  create: () => Promise<Result>,
): Promise<Result> {
  await registration.record(object)
  return await create()
}
