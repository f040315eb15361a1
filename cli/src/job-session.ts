import type { ApiClient, JobSession } from '@strongroom/api-client'
import type { CommandContext } from './context.ts'
import { formatBytes, progressBar, type Output } from './output.ts'

const pollMs = 500

/** Waits for the end of a job session and shows how far it is. */
export async function followSession(
  {
    api,
    output,
    context,
  }: { readonly api: ApiClient; readonly output: Output; readonly context: CommandContext },
  id: string,
): Promise<JobSession> {
  for (;;) {
    const session = await api.get<JobSession>(`/v8/JobSessions/${id}`)
    const { processedObjects, transferredDataBytes } = session.statistics
    output.progress(
      { event: 'progress', progress: session.progress, processedObjects, transferredDataBytes },
      `${progressBar(session.progress)}  ${processedObjects} items  ${formatBytes(transferredDataBytes)}`,
    )
    if (session.status !== 'Running' && session.status !== 'Queued') return session
    await context.sleep(pollMs)
  }
}

export function describeSession(session: JobSession): string {
  const { processedObjects, transferredDataBytes } = session.statistics
  return [
    `Session ${session.id}: ${session.status}`,
    `  started   ${session.creationTime}`,
    ...(session.endTime === undefined ? [] : [`  ended     ${session.endTime}`]),
    `  items     ${processedObjects}`,
    `  read      ${formatBytes(transferredDataBytes)}`,
    ...(session.details === '' ? [] : [`  details   ${session.details}`]),
  ].join('\n')
}

const exitCodes: Readonly<Record<JobSession['status'], number>> = {
  Queued: 0,
  Running: 0,
  Success: 0,
  Warning: 3,
  Failed: 1,
  Stopped: 1,
  NotConfigured: 1,
  Disconnected: 1,
}

/** 0 done or still running, 1 failed or stopped, 3 done with items that were not backed up. */
export function exitCodeOf(session: JobSession): number {
  return exitCodes[session.status]
}
