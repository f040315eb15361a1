/** Checks one organization's packs and blobs against what its restore points need. */
import type { OrganizationId, RestorePointId } from '../../foundation/ids.ts'
import { toHex } from '../bytes.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import { indexPrefix, packName } from '../names.ts'
import type { Chain } from '../snapshot/chains.ts'
import type { ReadableStore } from '../snapshot/blob-reader.ts'
import type { ContentReader } from '../snapshot/content-reader.ts'
import { forEachOf, type FreshView, type MaintenanceContext, type RunSteps } from './context.ts'
import { createIdSet } from './id-set.ts'
import type { CheckOptions, CheckReport, Finding } from './maintenance.ts'
import { byForgottenItems, createReachability, type ReachabilityVisitor } from './reachability.ts'
import { verifyPack } from './verify-pack.ts'

const requestsAtOnce = 8
const packsAtOnce = 2
const maxNamedPoints = 100

export interface OrganizationCheck extends Omit<CheckReport, 'restorePoints'> {
  /** Packs that are damaged, as far as this check knows. */
  readonly damagedPacks: ReadonlySet<string>
  /** Packs that were noted as damaged and are sound. */
  readonly healedPacks: ReadonlySet<string>
}

export interface OrganizationCheckDependencies {
  readonly context: MaintenanceContext
  readonly view: FreshView
  readonly steps: RunSteps
  readonly data: CheckOptions['data']
}

/** @param chains - Of this organization. */
export async function checkOrganization(
  dependencies: OrganizationCheckDependencies,
  organizationId: OrganizationId,
  chains: readonly Chain[],
): Promise<OrganizationCheck> {
  const { view, steps } = dependencies
  const organization = view.organizationKeys(organizationId)
  const index = view.openIndex(organizationId)
  await index.refresh()
  const noted = new Set(index.packs().filter(({ state }) => state === 'damaged'))
  await checkSizes(dependencies, organization, index)
  const { readBytes, sound } = await checkData(dependencies, organization, { index, noted })
  const { neededBytes, problems } = await checkNeeds({ ...dependencies, organization, index }, chains)
  const present = index.packs().filter(({ state }) => state !== 'gone')
  const damaged = index.packs().filter(({ state, pack }) => state === 'damaged' && !sound.has(pack))
  const storedBytes = present.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const findings = findingsOf(organizationId, index, problems)
  const blamed = new Set(findings.map(({ object }) => object))
  for (const pack of damaged) {
    const object = packName(organizationId, pack.pack)
    if (!noted.has(pack) && !blamed.has(object)) findings.push(damagedForNobody(object))
  }
  steps.report({ phase: 'marking', done: chains.length, total: chains.length, unit: 'points' })
  return {
    findings,
    packs: present.length,
    blobs: index.blobCount,
    storedBytes,
    readBytes,
    unreferencedBytes: Math.max(0, storedBytes - neededBytes),
    damagedPacks: new Set(damaged.map(({ pack }) => pack)),
    healedPacks: new Set([...noted].map(({ pack }) => pack).filter((pack) => sound.has(pack))),
  }
}

/** A pack of another size than its index says was cut or lengthened. */
async function checkSizes(
  { context, steps }: OrganizationCheckDependencies,
  { organizationId }: OrganizationKeys,
  index: OrganizationIndex,
): Promise<void> {
  const packs = index.packs().filter(({ state }) => state !== 'gone')
  const wrong: string[] = []
  let done = 0
  await forEachOf(packs, requestsAtOnce, async ({ pack, sizeBytes }) => {
    await steps.step()
    const size = await context.storage.size(packName(organizationId, pack))
    if (size !== undefined && size !== sizeBytes) wrong.push(pack)
    done += 1
    steps.report({ phase: 'objects', done, total: packs.length, unit: 'objects' })
  })
  await index.suspect(...wrong)
}

/** Reads the packs that were asked for, and those that are noted as damaged. */
async function checkData(
  { context, steps, data }: OrganizationCheckDependencies,
  organization: OrganizationKeys,
  { index, noted }: { readonly index: OrganizationIndex; readonly noted: ReadonlySet<KnownPack> },
): Promise<{ readonly readBytes: number; readonly sound: ReadonlySet<string> }> {
  const chosen = index
    .packs()
    .filter((pack) => pack.state !== 'gone' && (noted.has(pack) || isChosen(data, pack.pack)))
  const total = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const damaged: string[] = []
  const sound = new Set<string>()
  let readBytes = 0
  await forEachOf(chosen, packsAtOnce, async ({ pack }) => {
    await steps.step()
    const found = await verifyPack(context, organization, pack)
    if (found.verdict === 'damaged') damaged.push(pack)
    if (found.verdict !== 'sound') return
    sound.add(pack)
    readBytes += found.readBytes
    steps.report({ phase: 'data', done: readBytes, total, unit: 'bytes' })
  })
  await index.suspect(...damaged)
  return { readBytes, sound }
}

function isChosen(data: CheckOptions['data'], pack: string): boolean {
  if (data === 'none') return false
  if (data === 'all') return true
  return Number.parseInt(pack.slice(0, 8), 16) % data.parts === data.part - 1
}

interface Needs {
  /** Of the blobs that some restore point needs, as they are stored. */
  readonly neededBytes: number
  /** Restore points by what is wrong with them. */
  readonly problems: ReadonlyMap<string, readonly RestorePointId[]>
}

async function checkNeeds(
  checking: OrganizationCheckDependencies & {
    readonly organization: OrganizationKeys
    readonly index: OrganizationIndex
  },
  chains: readonly Chain[],
): Promise<Needs> {
  const { view, steps, organization, index } = checking
  const store = { keys: organization, index }
  const needs = createNeeds(store, index, view.reader)
  const points = chains.flatMap(({ links }) => links.map(({ point }) => point))
  const problems = new Map<string, RestorePointId[]>()
  let done = 0
  for (const group of byForgottenItems(points)) {
    const visitor: ReachabilityVisitor = { ...needs.visitor, step: () => steps.step() }
    const forgotten = group[0]?.forgottenItems
    const reachability = createReachability({ store, reader: view.reader, visitor, forgotten })
    for (const point of group) {
      await steps.step()
      for (const problem of await reachability.walk(point))
        problems.set(problem, [...(problems.get(problem) ?? []), point.id].slice(0, maxNamedPoints))
      done += 1
      steps.report({ phase: 'marking', done, total: points.length, unit: 'points' })
    }
  }
  return { neededBytes: needs.bytes(), problems }
}

/** Which blobs are needed, and what is wrong with them: keys are the pack's name, or the blob's where no pack is known. */
function createNeeds(store: ReadableStore, index: OrganizationIndex, reader: ContentReader) {
  const needed = createIdSet(index)
  const bad = new Map<string, string>()
  let neededBytes = 0

  const keyOf = (id: Uint8Array): string => {
    const pack = index.locate(id)?.pack.pack
    return pack === undefined ? `blob ${toHex(id)}` : packName(store.keys.organizationId, pack)
  }

  const blame = (id: Uint8Array): string => {
    const key = keyOf(id)
    bad.set(toHex(id), key)
    return key
  }

  const readDamaged = async (id: Uint8Array): Promise<string | undefined> => {
    try {
      await reader.readBlob(store, id)
      return undefined
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      return blame(id)
    }
  }

  return {
    bytes: () => neededBytes,
    visitor: {
      blob: (id: Uint8Array): string | undefined | Promise<string | undefined> => {
        if (!needed.add(id)) return bad.size === 0 ? undefined : bad.get(toHex(id))
        const found = index.find(id)
        if (found === undefined) return blame(id)
        neededBytes += found.location.storedSize
        return found.pack.state === 'damaged' ? readDamaged(id) : undefined
      },
      unreadable: (id: string): string => keyOf(Buffer.from(id, 'hex')),
    },
  }
}

function findingsOf(
  organizationId: OrganizationId,
  index: OrganizationIndex,
  problems: Needs['problems'],
): Finding[] {
  const states = new Map(index.packs().map(({ pack, state }) => [packName(organizationId, pack), state]))
  const findings: Finding[] = []
  for (const [object, restorePoints] of problems) {
    const state = states.get(object)
    findings.push({ severity: 'error', object, restorePoints, ...describe(state) })
  }
  const stale = [...states].filter(([object, state]) => state === 'gone' && !problems.has(object))
  if (stale.length > 0) {
    findings.push({
      severity: 'warning',
      code: 'index_stale',
      object: indexPrefix(organizationId),
      message: `The index names ${stale.length} packs that are gone and that no restore point needs. The next prune tidies it.`,
      restorePoints: [],
    })
  }
  return findings
}

function describe(state: KnownPack['state'] | undefined): Pick<Finding, 'code' | 'message'> {
  if (state === 'gone') {
    return {
      code: 'object_missing',
      message:
        'A pack is missing in the storage, and restore points need it. Heal it from a replica; the next backup stores again what is still there.',
    }
  }
  if (state === undefined) {
    return {
      code: 'blob_missing',
      message:
        'Content that restore points need lies in no pack. Heal it from a replica; the next backup stores again what is still there.',
    }
  }
  return {
    code: 'blob_damaged',
    message:
      'A pack is damaged where restore points need it. Heal it from a replica; the next backup stores again what is still there.',
  }
}

function damagedForNobody(object: string): Finding {
  return {
    severity: 'warning',
    code: 'object_damaged',
    object,
    message:
      'A pack is damaged, but everything that restore points need of it reads. Prune removes it in time.',
    restorePoints: [],
  }
}
