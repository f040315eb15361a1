/**
 * Copies a repository into another storage, byte for byte. Whatever the target holds at any moment is a repository of
 * its own: contents come first, and each chain's heads last, in their order.
 */
import { equalBytes } from '../../foundation/bytes.ts'
import { openObject } from '../crypto/sealed-object.ts'
import { VaultError } from '../errors.ts'
import { anchorsPrefix, configName, headName, headsPrefix, leafOf, leasesPrefix } from '../names.ts'
import { decodeConfig } from '../snapshot/documents.ts'
import type { Chain } from '../snapshot/chains.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import {
  createFreshView,
  createSteps,
  forEachOf,
  type FreshView,
  type MaintenanceContext,
  type RunSteps,
} from './context.ts'
import { underLease } from './lease.ts'
import type { CopyReport, Finding, MaintenanceRun } from './maintenance.ts'
import { verifyObject } from './verify-object.ts'

const objectsAtOnce = 4
/** Rounds until nothing went or came at the source while it was copied. */
const maxRounds = 10
/** In the order in which they must arrive. */
const contentPrefixes = ['packs/', 'index/', 'manifests/', 'keys/', 'cards/', 'records/']

export async function copyTo(
  context: MaintenanceContext,
  target: Storage,
  run: MaintenanceRun,
): Promise<CopyReport> {
  await createSteps(run).step()
  const isNew = await isEmptyTarget(context, target)
  // the target's own prune would delete packs that a head needs which is yet to be copied
  return underLease({ ...context, storage: target }, async (lease) => {
    const copying = createCopying(
      context,
      target,
      createSteps(run, () => lease.keep()),
    )
    if (isNew) await copying.copy(configName)
    for (let round = 1; round <= maxRounds; round += 1) {
      const view = createFreshView(context)
      // the heads before all else: what they need is in the storage from then on
      const chains = await view.chains.refresh()
      const isComplete = await copying.copyContents(view)
      if (isComplete && (await copying.copyChains(chains))) return copying.report()
    }
    return copying.report([unfinished()])
  })
}

/** @returns whether the target is empty. @throws {VaultError} `wrong_repository`, `wrong_key` */
export async function checkTarget({ keys }: MaintenanceContext, target: Storage): Promise<boolean> {
  const config = await target.get(configName)
  if (config === undefined) {
    // a copy that was cut off at its very beginning leaves its lease alone
    for await (const name of target.list(''))
      if (!name.startsWith(leasesPrefix)) throw wrongRepository(`${name} without a config`)
    return true
  }
  const plaintext = openObject(keys, config, { type: 'config', organization: undefined, name: configName })
  if (decodeConfig(plaintext, configName).repositoryId !== keys.repositoryId)
    throw wrongRepository(configName)
  return false
}

/** Also where a copy was cut off while it wrote the config: half of one belongs to nobody. */
async function isEmptyTarget(context: MaintenanceContext, target: Storage): Promise<boolean> {
  try {
    return await checkTarget(context, target)
  } catch (error) {
    if (!(error instanceof VaultError) || error.code !== 'corrupt') throw error
    for await (const name of target.list(''))
      if (name !== configName && !name.startsWith(leasesPrefix)) throw error
    return true
  }
}

interface Copying {
  /** @returns false when the source does not have it any more. */
  copy(name: string): Promise<boolean>
  /** @returns false when something went while it was copied: another round finds where it is now. */
  copyContents(view: FreshView): Promise<boolean>
  /** @returns false when a retention was under way: another round finds the chains as they are now. */
  copyChains(chains: readonly Chain[]): Promise<boolean>
  report(more?: readonly Finding[]): CopyReport
}

function createCopying(context: MaintenanceContext, target: Storage, steps: RunSteps): Copying {
  const { storage } = context
  const names = createFreshView(context)
  const present = new Set<string>()
  const copied = new Set<string>()
  const findings = new Map<string, Finding>()
  let bytesCopied = 0

  const copy = async (name: string): Promise<boolean> => {
    await steps.step()
    if (present.has(name) || copied.has(name) || findings.has(name)) return true
    const bytes = await readVerified(name)
    if (bytes === undefined) return findings.has(name)
    if (await target.put(name, bytes, { ifAbsent: true })) noteCopied(name, bytes)
    else await compare(name, bytes)
    return true
  }

  const noteCopied = (name: string, bytes: Uint8Array): void => {
    copied.add(name)
    bytesCopied += bytes.length
    steps.report({ phase: 'copying', done: bytesCopied, total: undefined, unit: 'bytes' })
  }

  /** @returns undefined when it is gone, or damaged: then there is a finding. */
  const readVerified = async (name: string): Promise<Uint8Array | undefined> => {
    const bytes = await storage.get(name)
    const error = bytes === undefined ? undefined : verifyObject(context, names, name, bytes)
    if (error === undefined) return bytes
    const again = await storage.get(name) // some storages answer wrong once and right the next time
    if (again === undefined || verifyObject(context, names, name, again) === undefined) return again
    findings.set(name, damagedAtSource(name, error))
    return undefined
  }

  /**
   * An object of the target under the same name: equal, or the two repositories went separate ways. One that does not
   * verify, such as a half that a copy left behind which was cut off, gives way to the one that does.
   */
  const compare = async (name: string, bytes: Uint8Array): Promise<void> => {
    const other = await target.get(name)
    if (other !== undefined && equalBytes(other, bytes)) present.add(name)
    else if (other !== undefined && !isTorn(other, bytes) && isSound(name, other))
      findings.set(name, differs(name))
    else {
      await target.put(name, bytes)
      noteCopied(name, bytes)
    }
  }

  const isSound = (name: string, bytes: Uint8Array): boolean =>
    verifyObject(context, names, name, bytes) === undefined

  return {
    copy,
    copyContents: async () => {
      let isComplete = true
      for (const prefix of contentPrefixes) {
        const there = new Set(await listAll(target, prefix))
        const wanted = await listAll(storage, prefix)
        await forEachOf(wanted, objectsAtOnce, async (name) => {
          const isKnown = present.has(name) || copied.has(name) || !there.has(name)
          if (!isKnown && (await isOfSameSize(name, storage, target))) present.add(name)
          if (!(await copy(name))) isComplete = false
        })
      }
      return isComplete
    },
    copyChains: async (chains) => {
      for (const { organizationId, source, anchor, links, unreadableHeads } of chains) {
        const place = { organizationId, source }
        const anchors = await listAll(storage, `${anchorsPrefix}${organizationId}/${source}/`)
        const own = anchors.find((name) => Number(leafOf(name)) === anchor.generation)
        if (anchor.generation > 0 && (own === undefined || !(await copy(own)))) return false
        // after a head that is not there, none may follow
        const unreadable = new Set(unreadableHeads)
        for (const name of unreadable) findings.set(name, brokenAtSource(name))
        for (const { point } of links) {
          const name = headName({ ...place, sequence: point.manifest.sequence })
          if (!(await copy(name))) return false
          if (findings.has(name) || [...unreadable].some((head) => head < name)) break
        }
      }
      return true
    },
    report: (more = []) => ({
      copied: { objects: copied.size, bytes: bytesCopied },
      present: { objects: present.size },
      findings: [...findings.values(), ...more],
    }),
  }
}

/** What the target has of another length is not what lies here. */
async function isOfSameSize(name: string, storage: Storage, target: Storage): Promise<boolean> {
  const [here, there] = await Promise.all([storage.size(name), target.size(name)])
  return here === undefined || here === there
}

/** The beginning of it alone. Of a key object nothing else can be said without its passphrase. */
function isTorn(part: Uint8Array, whole: Uint8Array): boolean {
  return part.length < whole.length && equalBytes(part, whole.subarray(0, part.length))
}

function unfinished(): Finding {
  return {
    severity: 'error',
    code: 'object_missing',
    object: headsPrefix,
    message:
      'Objects that the storage lists were gone whenever they were to be copied, so the newest restore points are not in the copy. Check the repository, then copy again.',
    restorePoints: [],
  }
}

function wrongRepository(detail: string): VaultError {
  return new VaultError(
    'wrong_repository',
    'The place for the copy holds something else. Choose an empty one, or one with a copy of this repository.',
    { detail },
  )
}

function damagedAtSource(object: string, error: VaultError): Finding {
  return {
    severity: 'error',
    code: 'object_damaged',
    object,
    message: `${error.message} (${error.detail})`,
    restorePoints: [],
  }
}

function brokenAtSource(object: string): Finding {
  return {
    severity: 'error',
    code: 'chain_broken',
    object,
    message: 'A restore point does not verify. It was not copied, nor were those that follow it.',
    restorePoints: [],
  }
}

function differs(object: string): Finding {
  return {
    severity: 'error',
    code: object.startsWith(headsPrefix) ? 'chain_broken' : 'object_damaged',
    object,
    message:
      'The copy holds another object under this name: it is damaged there, or somebody wrote to the copy. It was left as it is.',
    restorePoints: [],
  }
}
