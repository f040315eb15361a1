/** One server at a time does the maintenance: a lease with a fencing number (docs/repository-format.md, section 17). */
import { uuidOf } from '../bytes.ts'
import { openObject } from '../crypto/sealed-object.ts'
import { VaultError } from '../errors.ts'
import { leasesPrefix, numbered } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import type { MaintenanceContext } from './context.ts'
import { decodeLease, encodeMaintenance, type LeaseDocument } from './documents.ts'
import { deleteUnlocked } from './deleting.ts'
import { deleteOldQuestions, readStorageClock } from './storage-clock.ts'

const minute = 60_000
const beatEvery = 5 * minute
/** A holder that could not write a beat for so long stops for good. */
const ownLimit = 20 * minute
/** A lease whose newest beat is older may be taken. */
const staleAfter = 30 * minute

export interface Lease {
  /** The fencing number. */
  readonly number: number
  /** Writes the next beat when it is due. @throws {VaultError} `lease_lost` */
  keep(): Promise<void>
  /** Looks whether the lease still is ours: before each batch of deletions. @throws {VaultError} `lease_lost` */
  confirm(): Promise<void>
  /** Lets the next one in at once. */
  release(): Promise<void>
}

interface BeatPlace {
  readonly name: string
  readonly number: number
  readonly beat: number
}

interface TakenLease extends Lease {
  /** Deletes what earlier leases left behind, and questions for the time that nobody took back. */
  tidy(): Promise<void>
}

/** @throws {VaultError} `lease_held` */
async function takeLease(context: MaintenanceContext): Promise<TakenLease> {
  const newest = (await listBeats(context)).at(-1)
  if (newest !== undefined) await checkFree(context, newest)
  const number = (newest?.number ?? 0) + 1
  const holder = context.holder?.id ?? uuidOf(context.random.bytes(16), 4)
  const write = (beat: number, state: LeaseDocument['state']): Promise<boolean> => {
    const document: LeaseDocument = {
      beat,
      createdAt: context.clock.now(),
      holder,
      host: context.host,
      kind: 'lease',
      number,
      state,
      version: 1,
    }
    const { bytes } = context.seal('lease', undefined, [encodeMaintenance(document)])
    return context.storage.put(beatName(number, beat), bytes, { ifAbsent: true })
  }
  let sinceBeat = context.stopwatch.start()
  if (!(await write(1, 'held'))) throw leaseHeld('taken at the same moment')
  let beat = 1
  let isLost = false

  const lose = (detail: string): VaultError => {
    isLost = true
    return new VaultError(
      'lease_lost',
      'Another server has taken over the maintenance of the backup repository, or this one was away for too long. Nothing is damaged; try again later.',
      { detail },
    )
  }

  const checkOwn = (): void => {
    if (isLost) throw lose('lost before')
    if (sinceBeat() > ownLimit) throw lose(`no beat for ${Math.round(sinceBeat() / minute)} minutes`)
  }

  const writeNext = async (state: LeaseDocument['state']): Promise<void> => {
    const sinceThisBeat = context.stopwatch.start()
    if (!(await write(beat + 1, state))) throw lose(`beat ${beat + 1} was written by another`)
    await deleteUnlocked(context, beatName(number, beat))
    beat += 1
    sinceBeat = sinceThisBeat
  }

  const keep = async (): Promise<void> => {
    checkOwn()
    if (sinceBeat() >= beatEvery) await writeNext('held')
  }

  return {
    number,
    tidy: async () => {
      const others = (await listBeats(context)).filter((place) => place.number < number)
      for (const { name } of others) await deleteUnlocked(context, name)
      const now = await context.storage.modifiedAt(beatName(number, beat))
      if (now !== undefined) await deleteOldQuestions(context, now - staleAfter)
    },
    keep,
    confirm: async () => {
      await keep()
      const highest = (await listBeats(context)).at(-1)
      if (highest === undefined || highest.number > number) throw lose(`the lease is ${highest?.name}`)
      checkOwn()
    },
    release: async () => {
      if (!isLost && sinceBeat() <= ownLimit) await writeNext('released')
    },
  }
}

/** Runs `work` under a lease and lets go of it in any case. */
export async function underLease<Result>(
  context: MaintenanceContext,
  work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
  const lease = await takeLease(context)
  let result: Result
  try {
    await lease.tidy()
    result = await work(lease)
  } catch (error) {
    await lease.release().catch(() => undefined) // the first failure is the one to tell; the lease runs out by itself
    throw error
  }
  await lease.release()
  return result
}

async function checkFree(context: MaintenanceContext, newest: BeatPlace): Promise<void> {
  const document = await readBeat(context, newest)
  if (document?.state === 'released') return
  if (document !== undefined && context.holder?.gone.includes(document.holder) === true) return
  const modifiedAt = await context.storage.modifiedAt(newest.name)
  const clock = await readStorageClock(context)
  if (modifiedAt !== undefined && clock.now() - modifiedAt > staleAfter) return
  throw leaseHeld(`${newest.name} of ${document?.host ?? 'an unknown server'}`)
}

/** @returns undefined for a beat that does not verify: it counts as held until it is old. */
async function readBeat(
  { storage, keys }: MaintenanceContext,
  { name, number, beat }: BeatPlace,
): Promise<LeaseDocument | undefined> {
  const bytes = await storage.get(name)
  if (bytes === undefined) return undefined
  try {
    const document = decodeLease(
      openObject(keys, bytes, { type: 'lease', organization: undefined, name }),
      name,
    )
    return document.number === number && document.beat === beat ? document : undefined
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

/** Every beat, ascending; number 0 is no lease. */
async function listBeats({ storage }: MaintenanceContext): Promise<BeatPlace[]> {
  const places: BeatPlace[] = []
  for (const name of await listAll(storage, leasesPrefix)) {
    const [, number = '', beat = ''] = /^leases\/(\d{10})\/(\d{10})$/.exec(name) ?? []
    if (Number(number) > 0) places.push({ name, number: Number(number), beat: Number(beat) })
  }
  return places
}

function beatName(number: number, beat: number): string {
  return `${leasesPrefix}${numbered(number)}/${numbered(beat)}`
}

function leaseHeld(detail: string): VaultError {
  return new VaultError(
    'lease_held',
    'Another server does the maintenance of the backup repository right now. Try again when it has finished, or in half an hour.',
    { detail },
  )
}
