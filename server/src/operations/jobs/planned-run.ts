/** The next run of a job as it is kept, in the time zone of the server. */
import type { JobRow } from '../../database/index.ts'
import { OperationError } from '../errors.ts'
import { storedJson } from '../json.ts'
import { nextRun } from './schedule/next-run.ts'
import { readSchedule, type Schedule } from './schedule/schedule.ts'
import type { WallClock } from './schedule/wall-clock.ts'

/** Undefined for a policy that was kept by an earlier version and cannot be honoured: nothing starts it by itself. */
export function parseSchedule({ schedulePolicy }: Pick<JobRow, 'schedulePolicy'>): Schedule | undefined {
  try {
    return readSchedule(storedJson(schedulePolicy))
  } catch (error) {
    if (error instanceof OperationError) return undefined
    throw error
  }
}

/** In milliseconds since the Unix epoch; null for a job that is disabled or that only people start. */
export function plannedRun(
  job: Pick<JobRow, 'schedulePolicy' | 'isEnabled'>,
  after: number,
  zone: WallClock,
): number | null {
  const schedule = job.isEnabled === 1 ? parseSchedule(job) : undefined
  return schedule === undefined ? null : (nextRun(schedule, after, zone) ?? null)
}
