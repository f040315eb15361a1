/** Looks at a tenant: everything where that is permitted, and otherwise what the applications' own tokens tell. */
import { describeError } from '../../foundation/errors.ts'
import {
  explainTokenFailure,
  GraphError,
  IdentityPlatformError,
  readInventory,
} from '../../microsoft365/index.ts'
import { type Connections, credentialOf } from '../connections.ts'
import { organizationId } from '../ids.ts'
import type { Microsoft365 } from '../ports.ts'
import { type Fact, factOf, strangeFacts } from './facts.ts'
import { lentRoles, readWatched, type Watched, type WatchedDependencies } from './watched.ts'
import { isMighty } from './words.ts'
import type { DriftReport } from './drift.ts'

export interface LookDependencies extends WatchedDependencies {
  readonly connections: Pick<Connections, 'graph'>
  readonly microsoft365: Pick<Microsoft365, 'needed' | 'grantedRoles'>
}

export interface Look {
  readonly watched: Watched
  readonly sight: DriftReport['sight']
  readonly remarks: readonly string[]
  readonly error: string | undefined
  /** Undefined when nothing could be seen: what was found before stays as it is. */
  readonly facts: readonly Fact[] | undefined
}

/** @returns undefined for an organization that is gone. @throws what is no answer of Microsoft's. */
export async function lookAt(
  dependencies: LookDependencies,
  id: string,
  signal: AbortSignal,
): Promise<Look | undefined> {
  const before = await readWatched(dependencies, id)
  if (before === undefined) return undefined
  try {
    const graph = await dependencies.connections.graph(organizationId(id))
    const inventory = await readInventory(graph, before.applications, signal)
    if (inventory === undefined) return await lookAtTokens(dependencies, before, signal)
    const watched = await readWatched(dependencies, id)
    if (watched === undefined) return undefined
    const remarks = inventory.unseen.map(
      (what) => `The permissions of this application do not let it see: ${what}.`,
    )
    return { watched, sight: 'full', remarks, error: undefined, facts: strangeFacts(watched, inventory) }
  } catch (error) {
    signal.throwIfAborted()
    return failedLook(before, error)
  }
}

const blind =
  'The watch may not look at the applications themselves: credentials, owners and redirect URIs are not seen, only the permissions in tokens. Change the organization so that it may read its own registration, and apply the plan.'

async function lookAtTokens(
  dependencies: LookDependencies,
  { organization, applications }: Watched,
  signal: AbortSignal,
): Promise<Look | undefined> {
  const { microsoft365 } = dependencies
  const roles = new Map<string, readonly string[]>()
  for (const { appId, row } of applications) {
    const credential = credentialOf(organization, row)
    if (credential === undefined) continue
    roles.set(appId, (await microsoft365.grantedRoles(credential, signal)).graph ?? [])
  }
  const watched = await readWatched(dependencies, organization.id)
  if (watched === undefined) return undefined
  const facts = tokenFacts(watched, roles)
  return { watched, sight: 'tokens', remarks: [blind], error: undefined, facts }
}

function tokenFacts(watched: Watched, tokens: ReadonlyMap<string, readonly string[]>): readonly Fact[] {
  if (watched.isBeingRemoved) return []
  return watched.applications.flatMap((application) => {
    const roles = tokens.get(application.appId)
    if (roles === undefined) return []
    const nothing = { application: undefined, enterpriseApplication: undefined }
    const needed = application.needed.filter(({ resource }) => resource === 'graph')
    const lent = lentRoles(watched, application.appId)
    const ours = new Set([...needed, ...lent].map(({ value }) => value))
    for (const { kind, name } of watched.intents) if (kind === 'app-role-assignment') ours.add(name)
    const granted = roles
      .filter((value) => !ours.has(value))
      .map((value) =>
        factOf(
          { application, seen: nothing },
          {
            kind: 'permission-granted',
            severity: isMighty(value) ? 'critical' : 'warning',
            name: value,
            id: value,
            key: `graph ${value}`,
            isTrustedAtFirst: application.origin !== 'registered',
            settles: true,
          },
        ),
      )
    const removed = needed
      .filter(({ value }) => !roles.includes(value) && !watched.takenAway.has(value))
      .map(({ value, id }) =>
        factOf(
          { application, seen: nothing },
          { kind: 'permission-removed', severity: 'warning', name: value, id, settles: true },
        ),
      )
    return [...granted, ...removed]
  })
}

/** A token that is refused tells something, too: the application is disabled, deleted, or its certificate is gone. */
function failedLook(watched: Watched, error: unknown): Look {
  if (!(error instanceof IdentityPlatformError || error instanceof GraphError)) throw error
  const backup = watched.applications.find(({ purposes }) => purposes.includes('backup'))
  const { number, meaning, nextStep } = explainTokenFailure(error)
  const kind = number === undefined ? undefined : refusals[number]
  const nothing = { watched, sight: 'none' as const, remarks: [], facts: undefined }
  if (error instanceof GraphError) return { ...nothing, error: describeError(error) }
  if (kind === undefined || backup === undefined || watched.isBeingRemoved)
    return { ...nothing, error: `${meaning} ${nextStep}` }
  const name =
    kind === 'credential-removed' ? (backup.row.certificateThumbprint ?? '') : 'enterprise application'
  const seen = { application: undefined, enterpriseApplication: undefined }
  const id = kind === 'credential-removed' ? name : backup.appId
  const fact = factOf(
    { application: backup, seen },
    { kind, severity: 'critical', name, id, settles: kind !== 'disabled' },
  )
  return { ...nothing, error: `${meaning} ${nextStep}`, facts: [fact] }
}

/** AADSTS numbers. */
const refusals: Readonly<Record<number, 'disabled' | 'deleted' | 'credential-removed'>> = {
  7000112: 'disabled',
  700016: 'deleted',
  7000229: 'deleted',
  700027: 'credential-removed',
}
