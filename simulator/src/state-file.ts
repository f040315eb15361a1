/** The state of everything as one JSON file: read at start, written after changes, whole or not at all. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { EntraState } from './entra/state.ts'
import { isRecord } from './json.ts'
import type { KeyVaultState } from './key-vault/index.ts'
import { clouds } from './tenant/cloud.ts'
import { readPublishedResources } from './tenant/microsoft-applications.ts'
import type { ServicePrincipal, TenantState } from './tenant/model.ts'
import type { CertificationAuthority } from './tls.ts'

const version = 1

export interface SimulatorState {
  readonly version: typeof version
  /** Identifiers and passwords follow from it. */
  readonly seed: number
  /** Milliseconds by which the simulated time is ahead. */
  readonly aheadMs: number
  readonly authority: CertificationAuthority
  /** The first stands for all that names no tenant. */
  readonly tenants: readonly TenantState[]
  readonly entra: EntraState
  /** Absent in files of earlier versions. */
  readonly keyVault?: KeyVaultState
  /** What the mail store makes of itself. */
  readonly mail: unknown
}

/** Maps and sets as JSON that names them. */
function replacer(_name: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] }
  if (value instanceof Set) return { $set: [...value] }
  return value
}

function reviver(_name: string, value: unknown): unknown {
  if (!isRecord(value)) return value
  const { $map, $set } = value
  if (Array.isArray($map)) return new Map($map)
  if (Array.isArray($set)) return new Set($set)
  return value
}

/** A file of an earlier version holds one tenant. */
function withTenants(value: unknown): unknown {
  if (!isRecord(value) || !('tenant' in value) || 'tenants' in value) return value
  const { tenant, ...rest } = value
  return { ...rest, tenants: [tenant] }
}

/** Only the outside is checked: the file is this program's own. */
function isState(value: unknown): value is SimulatorState {
  return (
    isRecord(value) &&
    value['version'] === version &&
    typeof value['seed'] === 'number' &&
    typeof value['aheadMs'] === 'number' &&
    isRecord(value['authority']) &&
    Array.isArray(value['tenants']) &&
    value['tenants'].length > 0 &&
    value['tenants'].every((tenant: unknown) => isRecord(tenant) && tenant['users'] instanceof Map) &&
    isRecord(value['entra']) &&
    value['entra']['deviceCodes'] instanceof Map
  )
}

/**
 * Reads a state file; `undefined` when there is none.
 * @throws {Error} when the file is something else, or of another version.
 */
export function readStateFile(file: string): SimulatorState | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  }
  let state: unknown
  try {
    state = JSON.parse(text, reviver)
  } catch (thrown) {
    throw new Error(`${file} is not JSON; move it away to start anew`, { cause: thrown })
  }
  const whole = withTenants(state)
  if (!isState(whole)) throw new Error(`${file} is not a state of this simulator; move it away to start anew`)
  addPublished(whole.tenants)
  return whole
}

/** What Microsoft publishes is the same for every tenant of a cloud: it is not written, and read from the program. */
function withoutPublished(tenant: TenantState): TenantState {
  const servicePrincipals = [...tenant.servicePrincipals].map(
    ([id, principal]): [string, ServicePrincipal] => [
      id,
      principal.isFirstParty
        ? Object.assign({}, principal, { appRoles: [], oauth2PermissionScopes: [] })
        : principal,
    ],
  )
  return { ...tenant, servicePrincipals: new Map(servicePrincipals) }
}

function addPublished(tenants: readonly TenantState[]): void {
  const resources = readPublishedResources(clouds[tenants[0]?.cloud ?? 'worldwide'])
  for (const { servicePrincipals } of tenants)
    for (const principal of servicePrincipals.values()) {
      const resource = resources.find(({ appId }) => principal.isFirstParty && appId === principal.appId)
      if (resource === undefined) continue
      principal.appRoles = resource.appRoles
      principal.oauth2PermissionScopes = resource.oauth2PermissionScopes
    }
}

/** Replaces the file in one step; readable by its owner alone, for it holds passwords and keys. */
export function writeStateFile(file: string, state: Omit<SimulatorState, 'version'>): void {
  const temporary = `${file}.${process.pid}.tmp`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    const tenants = state.tenants.map((tenant) => withoutPublished(tenant))
    writeSync(descriptor, JSON.stringify({ version, ...state, tenants }, replacer))
    fsyncSync(descriptor)
  } catch (thrown) {
    rmSync(temporary, { force: true })
    throw thrown
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, file)
}

export interface StateSaver {
  /** Something changed: the file follows within a second. */
  changed(): void
  /** Writes what has not been written yet. */
  flush(): void
}

/**
 * Gathers changes of a second into one write.
 * @param sleep - Waits in real time.
 */
export function createStateSaver(
  save: () => void,
  sleep: (milliseconds: number) => Promise<void>,
  onError: (error: unknown) => void,
): StateSaver {
  let isDirty = false
  let isScheduled = false
  const flush = (): void => {
    isScheduled = false
    if (!isDirty) return
    isDirty = false
    try {
      save()
    } catch (thrown) {
      isDirty = true
      onError(thrown)
    }
  }
  return {
    changed: () => {
      isDirty = true
      if (isScheduled) return
      isScheduled = true
      void sleep(1000).then(flush)
    },
    flush,
  }
}
