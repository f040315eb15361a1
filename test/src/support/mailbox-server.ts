/** A server with Alice's mailbox in a job and nothing backed up yet, and the command line of whoever runs it. */
import { join } from 'node:path'
import type { BackupRepository, Job, Organization } from '@strongroom/api-client'
import { startMicrosoft, type Microsoft } from './microsoft.ts'
import { run, temporaryFolder, type Finished, type RunOptions } from './programs.ts'
import {
  addOrganization,
  createMailboxJob,
  restartStrongroom,
  startStrongroom,
  type Strongroom,
} from './strongroom.ts'

export interface MailboxServer {
  readonly microsoft: Microsoft
  /** Another one after each restart. */
  server: Strongroom
  readonly organization: Organization
  readonly job: Job
  /** In the folder `vault`. */
  readonly repository: BackupRepository
  /** A file or folder of the test. */
  at(name: string): string
  cli(parameters: readonly string[], options?: RunOptions): Promise<Finished>
  /** Signs the command line in. */
  signIn(): Promise<Finished>
  /** After the server was stopped or killed. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startMailboxServer(mails: number): Promise<MailboxServer> {
  const folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const microsoft = await startMicrosoft('--mails', String(mails))
  const server = await startStrongroom(folder.path, microsoft)
  const organization = await addOrganization(server, microsoft)
  const upn = 'alice@contoso.onmicrosoft.com'
  const made = await createMailboxJob(server, { organization, upn, path: at('vault') })
  const world: MailboxServer = {
    microsoft,
    server,
    organization,
    ...made,
    at,
    cli: (parameters, options) => {
      const environment = {
        XDG_CONFIG_HOME: at('config'),
        STRONGROOM_URL: world.server.url,
        STRONGROOM_CA_FILE: world.server.caFile,
        DATABASE_URL: undefined,
      }
      return run('strongroom', parameters, environment, options)
    },
    signIn: () => world.cli(['login', '--user', 'admin', '--password-file', at('password')]),
    restart: async () => {
      world.server = await restartStrongroom(folder.path, microsoft)
    },
    stop: async () => {
      await world.server.program.stop()
      await microsoft.stop()
      await folder.remove()
    },
  }
  return world
}
