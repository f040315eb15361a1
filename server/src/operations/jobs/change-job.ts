/** Jobs are made and changed: what is wanted is checked, written down with its audit record, and planned anew. */
import {
  type Database,
  findJob,
  findOrganization,
  insertJob,
  type JobRow,
  updateJob,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { JobId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import { jobId } from '../ids.ts'
import type { Actor, JobChange, NewJob, Reach } from '../operations.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import { administers } from '../reach.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import { repositoryWithin } from '../repositories/repository-reach.ts'
import { jobOf } from './job.ts'
import { checkSelection } from './job-items.ts'
import { nextRun } from './schedule/next-run.ts'
import { readSchedule } from './schedule/schedule.ts'
import type { WallClock } from './schedule/wall-clock.ts'
import { replan } from './scheduler.ts'

const longestName = 256
const longestDescription = 4096

export interface ChangeDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  /** The clock on the wall of the server. */
  readonly zone: WallClock
}

export async function createJob(
  dependencies: ChangeDependencies,
  { job, reach }: { readonly job: NewJob; readonly reach: Reach },
  actor: Actor,
): Promise<JobId> {
  const { database, clock, random } = dependencies
  const isWithin = administers(reach, job.organizationId)
  refuseReadOnly(orNotFound(isWithin ? await findOrganization(database.db, job.organizationId) : undefined))
  await repositoryWithin(database, job.repositoryId, reach)
  const checked = check(dependencies, job)
  const id = jobId(random.uuid())
  const row: JobRow = {
    id,
    organizationId: job.organizationId,
    createdAt: clock.now(),
    ...columnsOf(checked),
  }
  await database.transaction(async (trx) => {
    await insertJob(trx, row)
    await replan(dependencies, trx, { id, zone: dependencies.zone })
    const details = {
      jobId: row.id,
      jobName: row.name,
      repositoryId: row.repositoryId,
      after: [`backupType=${row.backupType}`],
    }
    await recordAct(trx, clock, actor, { action: 'job.create', organizationId: row.organizationId, details })
  })
  return id
}

export interface WantedChange {
  readonly id: JobId
  readonly reach: Reach
  /** From the job as it is to what is changed. */
  readonly change: (job: NewJob) => JobChange
}

/** What is not in the change stays; what it was and what it is now is on record. */
export async function changeJob(
  dependencies: ChangeDependencies,
  { id, reach, change }: WantedChange,
  actor: Actor,
): Promise<void> {
  const { database, clock } = dependencies
  const row = await findJob(database.db, id)
  const before = orNotFound(row !== undefined && administers(reach, row.organizationId) ? row : undefined)
  const wanted = { ...jobOf(before), ...change(jobOf(before)) }
  if (wanted.repositoryId !== before.repositoryId)
    await repositoryWithin(database, wanted.repositoryId, reach)
  const columns = columnsOf(check(dependencies, wanted))
  await database.transaction(async (trx) => {
    await updateJob(trx, id, columns)
    if (before.schedulePolicy !== columns.schedulePolicy || before.isEnabled !== columns.isEnabled)
      await replan(dependencies, trx, { id, zone: dependencies.zone })
    await recordAct(trx, clock, actor, {
      action: 'job.update',
      organizationId: before.organizationId,
      details: {
        jobId: id,
        jobName: columns.name,
        repositoryId: columns.repositoryId,
        before: described(before),
        after: described({ ...before, ...columns }),
      },
    })
  })
}

/** A number for lists: what people selected may be long, and has names in it. */
function described(row: JobRow): string[] {
  const { selectedItems, excludedItems } = jobOf(row)
  return [
    `name=${row.name}`,
    `backupType=${row.backupType}`,
    `isEnabled=${row.isEnabled}`,
    `selectedItems=${selectedItems.length}`,
    `excludedItems=${excludedItems.length}`,
    `schedulePolicy=${row.schedulePolicy.slice(0, 500)}`,
  ]
}

function check({ clock, zone }: Pick<ChangeDependencies, 'clock' | 'zone'>, job: NewJob): NewJob {
  const name = job.name.trim()
  if (name === '' || name.length > longestName)
    throw invalidRequest(`A job needs a name of 1 to ${longestName} characters.`)
  if (job.description.length > longestDescription)
    throw invalidRequest(`The description of a job has at most ${longestDescription} characters.`)
  checkSelection(job)
  const schedule = readSchedule(job.schedulePolicy)
  if (schedule.rhythm !== undefined && nextRun(schedule, clock.now(), zone) === undefined)
    throw invalidRequest(
      'The schedule would never start the job: none of its times lies within the backup window. Change one of them.',
    )
  return { ...job, name }
}

type Columns = Omit<JobRow, 'id' | 'organizationId' | 'createdAt'>

function columnsOf(job: NewJob): Columns {
  return {
    repositoryId: job.repositoryId,
    name: job.name,
    description: job.description,
    backupType: job.backupType,
    selectedItems: JSON.stringify(job.selectedItems),
    excludedItems: JSON.stringify(job.excludedItems),
    schedulePolicy: JSON.stringify(job.schedulePolicy),
    isEnabled: job.isEnabled ? 1 : 0,
  }
}
