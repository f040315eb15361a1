/** A server with something on every page of its console: an organization, a job that ran, a restore point. */
import type { MaintenanceRun, Organization } from '@strongroom/api-client'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { temporaryFolder } from '../support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  until,
  type JobSession,
  type Named,
  type Strongroom,
} from '../support/strongroom.ts'

export const userName = 'admin'
export const password = 'correct horse battery staple'

export interface ConsoleWorld {
  readonly microsoft: Microsoft
  readonly server: Strongroom
  readonly organization: Organization & Named
  readonly job: Named
  readonly repository: Named
  readonly session: JobSession
  /** Of the repository, after the run of the job. */
  readonly check: MaintenanceRun
  readonly close: () => Promise<void>
}

/** @param mails how many messages each mailbox holds. */
export async function startConsoleWorld(mails = 25): Promise<ConsoleWorld> {
  const folder = await temporaryFolder()
  const microsoft = await startMicrosoft('--mails', String(mails), '--lag', '0')
  const server = await startStrongroom(folder.path, microsoft)
  const organization = await addOrganization(server, microsoft)
  const upn = `alice@${organization.name}`
  const { job, repository } = await createMailboxJob(server, { organization, upn, name: 'Mail of Alice' })
  const session = await runJob(server, job)
  const check = await checkRepository(server, repository)
  return {
    microsoft,
    server,
    organization,
    job,
    repository,
    session,
    check,
    close: async () => {
      await server.program.stop()
      await microsoft.stop()
      await folder.remove()
    },
  }
}

/** To its end. */
async function checkRepository({ admin }: Strongroom, { id }: Named): Promise<MaintenanceRun> {
  const runs = `/api/v1/repositories/${id}/maintenance`
  let run = await admin.send<MaintenanceRun>('POST', runs, { kind: 'check' })
  await until(async () => {
    run = await admin.get<MaintenanceRun>(`${runs}/${run.id}`)
    return run.state !== 'running'
  })
  return run
}
