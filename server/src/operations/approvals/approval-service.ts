/**
 * Keeps destructive acts until their time has come or a second administrator agrees (security: two persons, delay with
 * notice, cancelled by either). They stand in the database and survive a restart.
 */
import {
  type ApprovalRow,
  claimApproval,
  type Database,
  findApproval,
  insertApproval,
  listApprovals,
  listDueApprovals,
  updateApproval,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { Json } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { storedJson } from '../json.ts'
import { readPage } from '../page.ts'
import { orNotFound } from '../refusals.ts'
import {
  type Act,
  type Approval,
  type ApprovalKind,
  approvalKinds,
  type ApprovalService,
  approvalStates,
} from './approvals.ts'
import { checkSecondPerson } from './second-person.ts'

const hourMs = 3_600_000

export interface ApprovalDependencies {
  readonly database: Database
  /** How long an act waits, in hours. */
  readonly waitHours: () => Promise<number>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

type Perform = (request: Json, actor: Actor) => Promise<void>

export function createApprovals(dependencies: ApprovalDependencies): ApprovalService {
  const { database, clock } = dependencies
  const performers = new Map<string, Perform>()

  return {
    operations: {
      list: ({ state }, page) =>
        readPage(page, (part) => listApprovals(database.db, { state }, part), approvalOf),
      get: async (id) => approvalOf(orNotFound(await findApproval(database.db, id))),
      async approve(id, actor) {
        const row = orNotFound(await findApproval(database.db, id))
        refuseDecided(row)
        const waitMs = (await dependencies.waitHours()) * hourMs
        await checkSecondPerson({ database, clock, waitMs }, row, actor)
        await perform(dependencies, performers, row, actor)
        return approvalOf(orNotFound(await findApproval(database.db, id)))
      },
      async cancel(id, actor) {
        const row = orNotFound(await findApproval(database.db, id))
        refuseDecided(row)
        await database.transaction((trx) => withdrawRow(dependencies, trx, row, actor))
        return approvalOf(orNotFound(await findApproval(database.db, id)))
      },
      async upkeep() {
        for (const row of await listDueApprovals(database.db, clock.now()))
          await perform(dependencies, performers, row, undefined)
      },
    },
    register(kind, work) {
      performers.set(kind, work)
    },
    request: (act, actor) => request(dependencies, act, actor),
    async demand(act, actor) {
      const { id, dueAt } = await request(dependencies, act, actor)
      throw new OperationError(
        'approval_waiting',
        `Not done yet: to ${act.title} waits until ${new Date(dueAt).toISOString()}, unless another administrator approves it earlier or somebody cancels it (approval ${id}). Nothing else of the request was done.`,
      )
    },
    async withdraw(kind, subject, actor) {
      await database.transaction(async (trx) => {
        for (const row of await listApprovals(trx, { state: 'waiting', kind, subject }))
          await withdrawRow(dependencies, trx, row, actor)
      })
    },
    async start() {
      for (const row of await listApprovals(database.db, { state: 'doing' }))
        await finish(dependencies, performers, row)
    },
  }
}

/** Writes down that somebody wants it; one that waits for the same stays as it is, one for something else ends. */
async function request(dependencies: ApprovalDependencies, act: Act, actor: Actor): Promise<Approval> {
  const { database, clock, random } = dependencies
  const text = JSON.stringify(act.request)
  const waitMs = (await dependencies.waitHours()) * hourMs
  const row = await database.transaction(async (trx) => {
    const { kind, subject, title } = act
    for (const earlier of await listApprovals(trx, { state: 'waiting', kind, subject })) {
      if (earlier.request === text) return earlier
      await withdrawRow(dependencies, trx, earlier, actor)
    }
    const requestedAt = clock.now()
    const fresh: ApprovalRow = {
      id: random.uuid(),
      kind,
      subject,
      title,
      request: text,
      state: 'waiting',
      requestedBy: actor.name,
      requestedAt,
      dueAt: requestedAt + waitMs,
      decidedBy: null,
      decidedAt: null,
      endedAt: null,
      error: null,
    }
    await insertApproval(trx, fresh)
    await recordAct(trx, clock, actor, auditOf('approval.request', fresh))
    return fresh
  })
  return approvalOf(row)
}

/** @param approver - Undefined when its time has come. */
async function perform(
  dependencies: ApprovalDependencies,
  performers: ReadonlyMap<string, Perform>,
  row: ApprovalRow,
  approver: Actor | undefined,
): Promise<void> {
  const { database, clock } = dependencies
  const decision = { decidedBy: approver?.name ?? null, decidedAt: clock.now() }
  const isOurs = await database.transaction(async (trx) => {
    const claimed = await claimApproval(trx, row.id, { ...decision, state: 'doing', endedAt: null })
    if (claimed && approver !== undefined)
      await recordAct(trx, clock, approver, auditOf('approval.approve', row))
    return claimed
  })
  if (isOurs) await finish(dependencies, performers, { ...row, ...decision })
}

async function finish(
  { database, clock, random, log }: ApprovalDependencies,
  performers: ReadonlyMap<string, Perform>,
  row: ApprovalRow,
): Promise<void> {
  const by = row.decidedBy === null ? row.requestedBy : `${row.requestedBy}, approved by ${row.decidedBy}`
  const actor: Actor = { name: by, familyId: '', requestId: random.uuid(), remoteAddress: '' }
  const work = performers.get(row.kind)
  let error: string | null = null
  try {
    if (work === undefined) throw new OperationError('not_supported', 'This server does no such act.')
    await work(storedJson(row.request), actor)
  } catch (thrown) {
    log.error({ err: thrown, approvalId: row.id }, 'an approved act could not be done')
    error =
      thrown instanceof CodedError ? thrown.message : 'It failed. The log of the server names the cause.'
  }
  await database.transaction(async (trx) => {
    const state = error === null ? 'done' : 'failed'
    await updateApproval(trx, row.id, { state, endedAt: clock.now(), error })
    const act = auditOf('approval.perform', row)
    const outcome = error === null ? ('success' as const) : ('failed' as const)
    const details = { ...act.details, ...(error === null ? {} : { error }) }
    await recordAct(trx, clock, actor, { ...act, outcome, details })
  })
}

async function withdrawRow(
  { clock }: ApprovalDependencies,
  trx: Parameters<typeof recordAct>[0],
  row: ApprovalRow,
  actor: Actor,
): Promise<void> {
  const at = clock.now()
  const decision = { state: 'cancelled', decidedBy: actor.name, decidedAt: at, endedAt: at }
  if (!(await claimApproval(trx, row.id, decision))) throw decided()
  await recordAct(trx, clock, actor, auditOf('approval.cancel', row))
}

function auditOf(action: string, row: ApprovalRow) {
  const isOfRepository = row.kind.startsWith('repository.')
  return {
    action,
    organizationId: undefined,
    reason: row.kind,
    details: {
      target: row.id,
      purpose: row.title,
      userName: row.requestedBy,
      ...(isOfRepository ? { repositoryId: row.subject } : {}),
    },
  }
}

function refuseDecided({ state }: ApprovalRow): void {
  if (state !== 'waiting') throw decided()
}

function decided(): OperationError {
  return new OperationError(
    'conflict',
    'It does not wait any more: somebody decided it, or its time has come.',
  )
}

function approvalOf(row: ApprovalRow): Approval {
  const { id, subject, title, requestedBy, requestedAt, dueAt } = row
  return {
    id,
    kind: known<ApprovalKind>(approvalKinds, row.kind),
    subject,
    title,
    state: known(approvalStates, row.state),
    requestedBy,
    requestedAt,
    dueAt,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
    error: row.error ?? undefined,
  }
}

function known<Name extends string>(names: readonly Name[], text: string): Name {
  const name = names.find((one) => one === text)
  if (name === undefined) throw new Error('an approval on record has an unknown word')
  return name
}
