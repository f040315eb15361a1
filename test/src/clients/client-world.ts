/** What the clients find: a server with an organization, two jobs, a backup, a role and a restore session. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { temporaryFolder } from '../support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Named,
  type Page,
  type Strongroom,
} from '../support/strongroom.ts'
import { openWire, type Wire, type WireAnswer } from './wire.ts'

export interface ClientWorld {
  readonly microsoft: Microsoft
  readonly server: Strongroom
  /** Sends requests as they are written. */
  readonly send: Wire
  readonly userName: string
  readonly password: string
  readonly organization: Named
  readonly repositoryId: string
  /** Of one mailbox; has run. */
  readonly job: Named
  readonly jobSessionId: string
  /** Of an administrator, over everything that was backed up. */
  readonly restoreSessionId: string
  /** A user as the directory listing has them, by the name before the @. */
  user(name: string): Promise<DirectoryUser>
  /** A job for one more mailbox, which no other client touches. */
  newJob(name: string, people: readonly string[]): Promise<Named>
  close(): Promise<void>
}

export interface DirectoryUser {
  readonly id: string
  readonly name: string
  readonly displayName: string
}

export async function openClientWorld(): Promise<ClientWorld> {
  const folder = await temporaryFolder()
  const microsoft = await startMicrosoft('--mails', '12', '--users', '8')
  const server = await startStrongroom(folder.path, microsoft)
  const wire = openWire(server.url, server.caFile)
  const { admin } = server
  const organization = await addOrganization(server, microsoft)
  const { job, repository } = await createMailboxJob(server, {
    organization,
    upn: `alice@${microsoft.tenant}`,
  })
  const jobSession = await runJob(server, job)
  const user = async (name: string): Promise<DirectoryUser> => {
    const found = await admin.get<Page<DirectoryUser>>(
      `/v8/Organizations/${organization.id}/Users?userName=${name}@${microsoft.tenant}`,
    )
    const [one] = found.results
    if (one === undefined) throw new Error(`nobody is called ${name}`)
    return one
  }
  const person = async (name: string): Promise<object> => ({ type: 'User', user: await user(name) })
  await admin.send('POST', `/v8/Organizations/${organization.id}/RbacRoles`, {
    name: 'Helpdesk',
    description: 'Restores the mail of Alice',
    roleType: 'SpecificObjects',
    operators: [await person('bob')],
    selectedItems: [await person('alice')],
  })
  const explored = await admin.send<{ id: string }>('POST', `/v8/Organizations/${organization.id}/explore`, {
    type: 'Vex',
  })
  return {
    microsoft,
    server,
    send: wire.send,
    userName: 'admin',
    password: (await readFile(join(folder.path, 'password'), 'utf8')).trim(),
    organization,
    repositoryId: repository.id,
    job,
    jobSessionId: jobSession.id,
    restoreSessionId: explored.id,
    user,
    async newJob(name, people) {
      const items = await Promise.all(people.map(async (one) => ({ ...(await person(one)), mailbox: true })))
      return admin.send<Named>('POST', '/v8/Jobs', {
        name,
        organizationId: organization.id,
        repositoryId: repository.id,
        backupType: 'SelectedItems',
        selectedItems: items,
        schedulePolicy: { scheduleEnabled: false, type: 'ManualOnly' },
      })
    },
    async close() {
      wire.close()
      await server.program.stop()
      await microsoft.stop()
      await folder.remove()
    },
  }
}

/** A body as `application/x-www-form-urlencoded`, from a client that encodes its values. */
export function form(members: Readonly<Record<string, string>>): string {
  return new URLSearchParams(members).toString()
}

/** @throws {Error} that shows the answer, when it has another status. */
export function expectStatus(answer: WireAnswer, status: number): WireAnswer {
  if (answer.status !== status)
    throw new Error(`${answer.status} instead of ${status}: ${answer.text.slice(0, 600)}`)
  return answer
}
