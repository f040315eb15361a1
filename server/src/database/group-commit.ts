/**
 * Write transactions that wait for each other anyway share one commit: each work runs in a savepoint of its own
 * inside one transaction, and all of them are told so once it is on the disk. One sync serves the whole group;
 * nothing is promised before it.
 */
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { Scope } from './guarded-dialect.ts'
import type { DatabaseSchema } from './schema.ts'

/** So that nobody waits long for strangers: the rest is the next group's. */
const mostWorks = 128

export type TransactionWork<Result> = (trx: Transaction<DatabaseSchema>) => Promise<Result>

export interface GroupCommit {
  /** Runs the work once, alone as far as it can see: all of it is kept, or nothing when it throws. */
  readonly transaction: <Result>(work: TransactionWork<Result>) => Promise<Result>
  /** Resolves when everything that waits now is committed or refused. */
  readonly drain: () => Promise<void>
}

interface Queued {
  /** @returns what tells the caller, once the group is committed. */
  readonly attempt: (trx: Transaction<DatabaseSchema>) => Promise<() => void>
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

async function commitGroup(db: Kysely<DatabaseSchema>, group: readonly Queued[]): Promise<void> {
  try {
    const tellings = await db.transaction().execute((trx) => runGroup(trx, group))
    for (const tell of tellings) tell()
  } catch (error) {
    for (const { refuse } of group) refuse(error)
  }
}

async function runGroup(
  trx: Transaction<DatabaseSchema>,
  group: readonly Queued[],
): Promise<readonly (() => void)[]> {
  const [first, ...others] = group
  // Alone in its group a work needs no savepoint: when it throws, the transaction goes with it.
  if (first !== undefined && others.length === 0) return [await first.attempt(trx)]
  const tellings: (() => void)[] = []
  for (const work of group) tellings.push(await runInSavepoint(trx, work))
  return tellings
}

async function runInSavepoint(trx: Transaction<DatabaseSchema>, work: Queued): Promise<() => void> {
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
