/** Makes one application of a plan true: application, enterprise application, credentials, grants, in this order. */
import type { Action, ActionKind } from './actions.ts'
import { certificatesOf, changeBody, createBody } from './application-bodies.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { ensureCertificate, ensureFederatedCredential } from './credentials.ts'
import {
  changeApplication,
  ensureApplication,
  ensureServicePrincipal,
  removeTwins,
} from './directory-objects.ts'
import { ApplicationsError } from './errors.ts'
import { ensureAppRoleAssignment, ensurePermissionGrant, revokeAppRole, revokeScopes } from './grants.ts'
import type { AppliedApplication, PermissionLine, ResourceName } from './model.ts'
import { ownRedirectUris } from './plan-obstacles.ts'
import { orUndefined, readApplication } from './observe-application.ts'
import { settleIntents } from './ownership.ts'
import type { ObservedApplication } from './observed.ts'
import type { ApplicationDraft } from './plan.ts'
import type { Registration } from './registration.ts'
import { type ApplicationStep, applicationStep, runStep } from './step.ts'

/** Independent grants at a time: enough to be fast, few enough for the directory. */
const grantsAtATime = 4

interface Principal {
  readonly id: string
  readonly isNew: boolean
}

/** @param registration - With the tag of this application. */
export async function applyApplication(
  registration: Registration,
  draft: ApplicationDraft,
): Promise<AppliedApplication> {
  const catalogue = readCatalogue()
  for (const line of draft.actions.flatMap(({ lines }) => lines)) refuseUncatalogued(catalogue, line)
  if (draft.observed) await settleIntents(registration, draft.observed)
  const made = await application(registration, draft)
  const changed = await change(registration, draft, made)
  const principal = await servicePrincipal(registration, draft, changed)
  const keyIds = await credentials(registration, draft, changed)
  await grant(registration, draft, principal)
  await revoke(registration, draft, principal)
  await removeTwins(registration, changed)
  return await applied(registration, draft, { application: changed, principal, keyIds })
}

/** PRV-02: nothing is granted that the catalogue does not hold under this very id. */
function refuseUncatalogued(
  { permissions, resources }: Catalogue,
  { state, resourceAppId, kind, value, id }: PermissionLine,
): void {
  if (state === 'excessive') return
  const resource = resources.find(({ appId }) => appId === resourceAppId)?.name
  const isKnown = permissions.some(
    (known) => known.resource === resource && known.kind === kind && known.value === value && known.id === id,
  )
  if (isKnown) return
  const message = `The permission ${value} is not in the catalogue of Strongroom: nothing was granted.`
  throw new ApplicationsError('permission_unknown', message)
}

function step<Result>(
  registration: Registration,
  draft: ApplicationDraft,
  {
    name,
    work,
  }: {
    readonly name: ApplicationStep
    readonly work: (
      tell: (detail: string) => void,
    ) => Promise<{ readonly result: Result; readonly made: string }>
  },
): Promise<Result> {
  return runStep(
    { progress: (told) => registration.progress(told), signal: registration.signal },
    applicationStep(name, draft.planned.purpose),
    work,
  )
}

function actionsOfKind({ actions }: ApplicationDraft, ...kinds: ActionKind[]): readonly Action[] {
  return actions.filter(({ kind }) => kinds.includes(kind))
}

async function application(
  registration: Registration,
  draft: ApplicationDraft,
): Promise<ObservedApplication> {
  if (draft.observed) return draft.observed
  return await step(registration, draft, {
    name: 'create-application',
    async work(tell) {
      const body = createBody(draft.wanted, registration.random.uuid())
      const result = await ensureApplication(registration, tell, body)
      return { result, made: `${result.displayName}, client id ${result.appId}, object ${result.id}` }
    },
  })
}

/** The change is worked out anew: what was found or made a moment ago may have some of it already. */
async function change(
  registration: Registration,
  draft: ApplicationDraft,
  observed: ObservedApplication,
): Promise<ObservedApplication> {
  const [planned] = actionsOfKind(draft, 'expose-scope', 'change-application')
  const body = changeBody(draft.wanted, observed, registration.random.uuid())
  if (planned === undefined || body === undefined) return observed
  const name = planned.kind === 'expose-scope' ? 'expose-scope' : 'change-application'
  return await step(registration, draft, {
    name,
    async work(tell) {
      await changeApplication(registration, tell, { id: observed.id, body })
      const made = name === 'expose-scope' ? `api://${observed.appId}/access_as_user` : observed.displayName
      return { result: observed, made }
    },
  })
}

async function servicePrincipal(
  registration: Registration,
  draft: ApplicationDraft,
  { appId, displayName, servicePrincipal: there }: ObservedApplication,
): Promise<Principal> {
  if (there) return { id: there.id, isNew: false }
  return await step(registration, draft, {
    name: 'create-service-principal',
    async work(tell) {
      const result = await ensureServicePrincipal(registration, tell, { appId, name: displayName })
      return { result, made: `object ${result.id}` }
    },
  })
}

/** @returns `keyId` at Microsoft by thumbprint, and ids of federated credentials by subject. */
async function credentials(
  registration: Registration,
  draft: ApplicationDraft,
  observed: ObservedApplication,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { thumbprint, id } of observed.credentials) if (thumbprint !== undefined) ids.set(thumbprint, id)
  const wanted = actionsOfKind(draft, 'add-certificate', 'add-federated-credential')
  if (wanted.length === 0) return ids
  return await step(registration, draft, {
    name: 'add-credential',
    async work(tell) {
      const { request } = draft.wanted
      for (const { credentialOf = 'backup', name } of wanted) {
        const certificate = request.certificates[credentialOf]
        const federated = request.federated[credentialOf]
        if (certificate?.thumbprintSha1.toUpperCase() === name)
          ids.set(name, await ensureCertificate(registration, tell, { objectId: observed.id, certificate }))
        else if (federated)
          ids.set(
            name,
            await ensureFederatedCredential(registration, tell, {
              objectId: observed.id,
              credential: federated,
            }),
          )
      }
      return { result: ids, made: wanted.map(({ name }) => name).join(', ') }
    },
  })
}

/** Object id of the service principal whose permission it is: another one in every tenant. */
function resourceIdOf({ resources }: ApplicationDraft, line: PermissionLine): string {
  const found = resources.find(({ appId }) => appId === line.resourceAppId)
  if (found) return found.id
  const message = `${line.resource} is not present in this organization: ${line.value} was not changed.`
  throw new ApplicationsError('permission_unknown', message)
}

async function grant(
  registration: Registration,
  draft: ApplicationDraft,
  principal: Principal,
): Promise<void> {
  const wanted = actionsOfKind(draft, 'grant-role', 'grant-scopes')
  if (wanted.length === 0) return
  await step(registration, draft, {
    name: 'grant-permissions',
    async work(tell) {
      await inParallel(wanted, grantsAtATime, async ({ kind, lines }) => {
        const [line] = lines
        if (line === undefined) return
        const sides = {
          principalId: principal.id,
          resourceId: resourceIdOf(draft, line),
          isNew: principal.isNew,
        }
        if (kind === 'grant-role')
          await ensureAppRoleAssignment(registration, tell, {
            ...sides,
            appRoleId: line.id,
            name: line.value,
          })
        else
          await ensurePermissionGrant(registration, tell, {
            ...sides,
            scopes: lines.map(({ value }) => value),
          })
      })
      return { result: undefined, made: wanted.map(({ name }) => name).join(', ') }
    },
  })
}

async function revoke(
  registration: Registration,
  draft: ApplicationDraft,
  principal: Principal,
): Promise<void> {
  const wanted = actionsOfKind(draft, 'revoke-role', 'revoke-scopes')
  if (wanted.length === 0) return
  await step(registration, draft, {
    name: 'remove-permissions',
    async work() {
      for (const { kind, lines } of wanted) {
        const [line] = lines
        if (line === undefined) continue
        const sides = { principalId: principal.id, resourceId: resourceIdOf(draft, line) }
        if (kind === 'revoke-role') await revokeAppRole(registration, { ...sides, appRoleId: line.id })
        else await revokeScopes(registration, { ...sides, scopes: lines.map(({ value }) => value) })
      }
      return { result: undefined, made: wanted.map(({ name }) => name).join(', ') }
    },
  })
}

/** Runs at most `limit` at a time; after a failure nothing new begins, and what has begun is waited for. */
async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  let hasFailed = false
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && !hasFailed; item = queue.shift())
      try {
        await work(item)
      } catch (error) {
        hasFailed = true
        throw error
      }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: limit }, worker))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

interface Outcome {
  readonly application: ObservedApplication
  readonly principal: Principal
  readonly keyIds: ReadonlyMap<string, string>
}

async function applied(
  { graph, signal }: Registration,
  { wanted, planned, observed }: ApplicationDraft,
  { application: made, principal, keyIds }: Outcome,
): Promise<AppliedApplication> {
  const { slot, request } = wanted
  // Whoever makes an application owns it: read who that is, of one that was just made.
  const owners = made.isOurs
    ? ((await orUndefined(() => readApplication({ graph, signal }, { appId: made.appId, isOurs: true })))
        ?.owners ?? [])
    : made.owners
  const common = {
    purpose: slot.purpose,
    displayName: planned.displayName,
    objectId: made.id,
    appId: made.appId,
    servicePrincipalId: principal.id,
    known: [
      ...new Set([
        ...(observed?.credentials ?? []).map(({ id }) => id),
        ...keyIds.values(),
        ...owners.map(({ id }) => id),
        ...Object.values(made.redirectUris).flat(),
        ...ownRedirectUris(request, slot),
      ]),
    ],
  }
  const [certificate] = certificatesOf(wanted)
  return {
    ...common,
    roles: rolesOf(wanted.lines),
    entraKeyId: certificate && keyIds.get(certificate.certificate.thumbprintSha1.toUpperCase()),
  }
}

/** Application permissions by resource: what the application's tokens will carry. */
function rolesOf(lines: readonly PermissionLine[]): AppliedApplication['roles'] {
  const { resources } = readCatalogue()
  const roles: Partial<Record<ResourceName, readonly string[]>> = {}
  for (const { state, kind, resourceAppId, value } of lines) {
    const name = resources.find(({ appId }) => appId === resourceAppId)?.name
    if (state === 'excessive' || kind !== 'application' || name === undefined) continue
    roles[name] = [...(roles[name] ?? []), value]
  }
  return roles
}
