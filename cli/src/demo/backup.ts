import type { BackupRepository, Job, JobSession, Organization, User } from '@strongroom/api-client'
import { join } from 'node:path'
import { followSession } from '../job-session.ts'
import { makeRecoveryKit } from '../recovery-kit.ts'
import { createOutput, formatBytes } from '../output.ts'
import { listAll } from '../paging.ts'
import { graphRequests, type Administration } from './world.ts'

async function run(world: Administration, job: Job): Promise<void> {
  const { admin, narrator, context } = world
  const before = await graphRequests(world, 0)
  const startedAt = context.now()
  const started = await admin.send<JobSession>('POST', `/v8/Jobs/${job.id}/start`, {})
  const output = {
    ...createOutput(false, context.streams),
    progress: (_: object, text: string) => narrator.live(text),
  }
  const session = await followSession({ api: admin, output, context }, started.id)
  if (session.status !== 'Success')
    throw new Error(`the backup ended with ${session.status}: ${session.details}`)
  const { count } = await graphRequests(world, before.next)
  const seconds = ((context.now() - startedAt) / 1000).toFixed(1)
  const { processedObjects, transferredDataBytes } = session.statistics
  narrator.done(
    `${session.status}: ${processedObjects} items, ${formatBytes(transferredDataBytes)} read, ${count} requests to Graph, ${seconds} s`,
  )
}

/** Chapter: a repository, a job for one mailbox, a full run and one in which nothing has changed. */
export async function backUp(world: Administration, organization: Organization): Promise<void> {
  const { admin, narrator } = world
  const person = `alice@${world.tenant}`
  narrator.chapter(`The mailbox of ${person} is backed up`)
  const repository = await admin.send<BackupRepository>('POST', '/v8/BackupRepositories', {
    name: 'Vault',
    description: 'encrypted, content-addressed, signed',
    retentionType: 'SnapshotBased',
    retentionPeriodType: 'Yearly',
    yearlyRetentionPeriod: 'Keep',
  })
  const file = join(world.folder, 'strongroom-recovery-kit-Vault.txt')
  await makeRecoveryKit(admin, { repository, label: 'demonstration', file })
  narrator.done(`recovery kit made and tried: ${file}`)
  const users = await listAll<User>(
    admin,
    `/v8/Organizations/${organization.id}/Users?userName=${encodeURIComponent(person)}`,
  )
  const user = users.find((one) => one.name.toLowerCase() === person)
  const job = await admin.send<Job>('POST', '/v8/Jobs', {
    name: 'Mail of Alice',
    organizationId: organization.id,
    repositoryId: repository.id,
    backupType: 'SelectedItems',
    selectedItems: [
      { type: 'User', user, mailbox: true, oneDrive: false, archiveMailbox: false, personalSite: false },
    ],
    schedulePolicy: { scheduleEnabled: false, type: 'ManualOnly' },
  })
  await run(world, job)
  narrator.say('Again, with nothing changed: only the changes are asked for, and nothing is stored twice.')
  await run(world, job)
}
