/** `kill -9` in the middle of a restore: between the message that was created and the attachment that was not. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  killWhileHeld,
  restartStrongroom,
  runJob,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

interface Attachment {
  readonly name: string
  readonly size: number
  readonly contentBytes: string
}

const upn = 'alice@contoso.onmicrosoft.com'
const file = randomBytes(5_000_000)

/** A message whose attachment is too large for the request that creates it, so that a restore takes several. */
function message(): string {
  return [
    'From: Bob <bob@contoso.com>',
    `To: ${upn}`,
    'Subject: The plans',
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    'Message-ID: <plans@contoso.com>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'See the file.',
    '--part',
    'Content-Type: application/octet-stream; name="plans.bin"',
    'Content-Disposition: attachment; filename="plans.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    file.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '--part--',
    '',
  ].join('\r\n')
}

describe('a restore that is killed after the message was created and before its attachment was', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let organization: Named
  let token: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    const mail = join(folder.path, 'mail')
    await mkdir(mail)
    await writeFile(join(mail, 'plans.eml'), message())
    microsoft = await startMicrosoft('--mails', '0', '--mailbox', `${upn}=${mail}`)
    server = await startStrongroom(folder.path, microsoft)
    organization = await addOrganization(server, microsoft)
    const { job } = await createMailboxJob(server, { organization, upn })
    await runJob(server, job)
    const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
    token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  })

  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const list = async <Item>(path: string): Promise<Item[]> =>
    (await microsoft.graph(token, 'GET', `/me${path}`)).body['value'] as Item[]
  const inbox = (): Promise<{ id: string; isDraft: boolean }[]> =>
    list('/mailFolders/inbox/messages?$select=id,isDraft')

  async function startRestore(): Promise<string> {
    const explored = await server.admin.send<Named>('POST', `/v8/Organizations/${organization.id}/explore`, {
      type: 'Vex',
    })
    const root = `/v8/RestoreSessions/${explored.id}/organization/mailboxes`
    const [mailbox] = (await server.admin.get<Page<Named>>(root)).results
    const { sessionId } = await server.admin.send<{ sessionId: string }>(
      'POST',
      `${root}/${mailbox?.id}/restore`,
      {},
    )
    return `/v8/RestoreSessions/${sessionId}`
  }

  it('is finished by the next restore: one message, with its attachment once and whole', async () => {
    const [original] = await inbox()
    await microsoft.graph(token, 'DELETE', `/me/messages/${original?.id}`)
    const match = { method: 'PUT', path: '/api/v2.0/' }
    await microsoft.control('POST', 'faults', { match, times: null, hold: true })
    const cutOff = await startRestore()
    await until(async () => (await microsoft.held()) > 0)
    await killWhileHeld(server, microsoft)
    expect(await inbox()).toHaveLength(1)

    server = await restartStrongroom(folder.path, microsoft)
    expect(await server.admin.get(cutOff)).toMatchObject({
      state: 'Stopped',
      result: 'Failed',
      details: expect.stringMatching(/^Interrupted by a restart/),
    })
    expect(await server.admin.get(`${cutOff}/Statistics`)).toMatchObject({
      errors: [expect.stringMatching(/^Interrupted/)],
    })
    const session = await startRestore()
    await until(async () => (await server.admin.get<{ state: string }>(session)).state === 'Stopped')
    expect(await server.admin.get(`${session}/Statistics`)).toMatchObject({ failedItemsCount: 0, errors: [] })
    const [restored, ...more] = await inbox()
    expect([restored?.isDraft, more.length]).toEqual([false, 0])
    const attachments = await list<Attachment>(`/messages/${restored?.id}/attachments`)
    expect(attachments.map((one) => one.name)).toEqual(['plans.bin'])
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    expect(digest(Buffer.from(attachments[0]?.contentBytes ?? '', 'base64'))).toBe(digest(file))
  })
})
