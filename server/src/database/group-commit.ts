/**
 * Write transactions that wait for each other anyway share one commit: one after another they run inside of one
 * transaction, and all of them are told so once it is on the disk. One sync serves the whole group; nothing is
 * promised before it, and a work that throws takes nothing of the others with it.
 */
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { Scope } from './guarded-dialect.ts'
import type { DatabaseSchema } from './schema.ts'

/** So that nobody waits long for strangers: the rest is the next group's. */
const mostWorks = 128

export type TransactionWork<Result> = (trx: Transaction<DatabaseSchema>) => Promise<Result>

export interface GroupCommit {
  /**
   * Runs the work alone as far as it can see: all of it is kept, or nothing when it throws. It may run twice, because
   * another one of its group threw: only what the second run did is kept then.
   */
  readonly transaction: <Result>(work: TransactionWork<Result>) => Promise<Result>
  /** Resolves when everything that waits now is committed or refused. */
  readonly drain: () => Promise<void>
}

/** Tells the caller, once the group is committed. */
type Telling = () => void

interface Queued {
  readonly attempt: (trx: Transaction<DatabaseSchema>) => Promise<Telling>
  readonly refuse: (error: unknown) => void
}

const savepoint = CompiledQuery.raw('savepoint one_work')
const release = CompiledQuery.raw('release one_work')
const rollback = CompiledQuery.raw('rollback to one_work')

export function createGroupCommit(db: Kysely<DatabaseSchema>, scope: Scope): GroupCommit {
  const queue: Queued[] = []
  let running: Promise<void> | undefined

  async function runGroups(): Promise<void> {
    while (queue.length > 0) {
      // Everything that has arrived by now is read first, so that it joins the group.
      await new Promise((resolve) => setImmediate(resolve))
      await commitGroup(db, queue.splice(0, mostWorks))
    }
    running = undefined
  }

  return {
    transaction: (work) =>
      new Promise((resolve, reject) => {
        scope.assertOutside()
        queue.push({
          attempt: async (trx) => {
            const result = await scope.run(() => work(trx))
            return () => resolve(result)
          },
          refuse: reject,
        })
        running ??= runGroups()
      }),
    drain: async () => running,
  }
}

/**
 * The works of a group run one after another as if they were one, which costs nothing. When one of them throws, all
 * of it is taken back and done again with a savepoint around each.
 */
async function commitGroup(db: Kysely<DatabaseSchema>, group: readonly Queued[]): Promise<void> {
  try {
    const tellings = await runAsOne(db, group)
    for (const tell of tellings) tell()
  } catch (error) {
    for (const { refuse } of group) refuse(error)
  }
}

async function runAsOne(db: Kysely<DatabaseSchema>, group: readonly Queued[]): Promise<readonly Telling[]> {
  let isThrown = false
  try {
    return await db.transaction().execute(async (trx) => {
      const tellings: Telling[] = []
      for (const { attempt } of group) {
        isThrown = true
        tellings.push(await attempt(trx))
        isThrown = false
      }
      return tellings
    })
  } catch (error) {
    // Alone in its group, or the commit itself: there is nobody to save from it.
    if (!isThrown || group.length === 1) throw error
    return runOneByOne(db, group)
  }
}

function runOneByOne(db: Kysely<DatabaseSchema>, group: readonly Queued[]): Promise<readonly Telling[]> {
  return db.transaction().execute(async (trx) => {
    const tellings: Telling[] = []
    for (const work of group) tellings.push(await runInSavepoint(trx, work))
    return tellings
  })
}

async function runInSavepoint(trx: Transaction<DatabaseSchema>, work: Queued): Promise<Telling> {
  await trx.executeQuery(savepoint)
  try {
    const tell = await work.attempt(trx)
    await trx.executeQuery(release)
    return tell
  } catch (error) {
    // A full disk ends the whole transaction and its savepoints with it: then everybody is told of the disk.
    await trx.executeQuery(rollback).catch(() => {
      throw error
    })
    await trx.executeQuery(release)
    return () => work.refuse(error)
  }
}
