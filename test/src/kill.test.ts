/** `kill -9` in the middle of a backup, again and again: what was promised stays, what was not is done by the next run. */
import { createHash, randomInt } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  restartStrongroom,
  runJob,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

const kills = 20
const mails = 16
const mailBytes = 1_600_000
const upn = 'alice@contoso.onmicrosoft.com'

/** Numbers from a printed seed (mulberry32), so that a failure can be repeated with `STRONGROOM_KILL_SEED`. */
const seed = Number(process.env['STRONGROOM_KILL_SEED'] ?? randomInt(2 ** 31))
function numbersFrom(start: number): () => number {
  let state = start
  return () => {
    state = Math.trunc(state + 0x6d2b79f5)
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('twenty kills', () => {
  const next = numbersFrom(seed)
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let organization: Named
  let job: Named
  let repositoryPath: string
  let token: string
  /** What the mailbox held when each restore point was made, oldest first. */
  const promised: string[][] = []

  beforeAll(async () => {
    process.stderr.write(`kill test: STRONGROOM_KILL_SEED=${seed}\n`)
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '0')
    server = await startStrongroom(folder.path, microsoft)
    organization = await addOrganization(server, microsoft)
    const created = await createMailboxJob(server, { organization, upn })
    job = created.job
    repositoryPath = created.repository.path
    const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
    token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  })

  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  function randomBytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    for (let offset = 0; offset + 4 <= length; offset += 4)
      bytes.writeUInt32LE(Math.trunc(next() * 2 ** 32), offset)
    return bytes
  }

  /** Replaces everything in the inbox by new mail that cannot be compressed; gives the digests. */
  async function newMail(): Promise<string[]> {
    const inbox = `${microsoft.graphUrl}/v1.0/me/mailFolders/inbox/messages`
    const bearer = { authorization: `Bearer ${token}` }
    const old: { value: { id: string }[] } = JSON.parse(
      await (await microsoft.fetch(`${inbox}?$select=id&$top=1000`, { headers: bearer })).text(),
    )
    for (const message of old.value) await microsoft.graph(token, 'DELETE', `/me/messages/${message.id}`)
    const digests: string[] = []
    for (let number = 0; number < mails; number += 1) {
      const content = randomBytes(mailBytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
      const mime = `From: Bob <bob@contoso.com>\r\nTo: ${upn}\r\nSubject: ${next()}\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name="data"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`
      const created = await microsoft.fetch(inbox, {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'text/plain' },
        body: Buffer.from(mime).toString('base64'),
      })
      if (created.status !== 201) throw new Error(`no new mail: ${created.status} ${await created.text()}`)
      const { id }: { id: string } = JSON.parse(await created.text())
      const value = await microsoft.fetch(`${microsoft.graphUrl}/v1.0/me/messages/${id}/$value`, {
        headers: bearer,
      })
      digests.push(digest(Buffer.from(await value.arrayBuffer())))
    }
    return digests.toSorted()
  }

  async function storedFiles(): Promise<string[]> {
    const entries = await readdir(repositoryPath, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(repositoryPath, join(entry.parentPath, entry.name)))
  }

  /** Starts the job, lets Microsoft hold its N-th message, and kills the server there. */
  async function killAtMessage(number: number): Promise<{ hasWritten: boolean; hasCommitted: boolean }> {
    const before = new Set(await storedFiles())
    const match = { method: 'GET', path: String.raw`/\/\$value/` }
    await microsoft.control('POST', 'faults', { match, skip: number - 1, times: null, hold: true })
    await server.admin.send('POST', `/v8/Jobs/${job.id}/start`, {})
    await until(async () => (await microsoft.held()) > 0)
    // What came before the held one is being written; the machine decides how long that takes.
    const isNewPack = (name: string): boolean => !before.has(name) && !/^(heads|tmp)\//.test(name)
    await until(async () => (await storedFiles()).some(isNewPack), 5_000).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, next() * 250))
    await server.program.kill()
    await microsoft.control('DELETE', 'faults')
    const written = (await storedFiles()).filter((file) => !before.has(file))
    return {
      hasWritten: written.some(isNewPack),
      hasCommitted: written.some((file) => file.startsWith('heads/')),
    }
  }

  /** Every message of the restore point that is newest at `time`, read in full. */
  async function contentAt(time: string): Promise<string[]> {
    const options = { type: 'Vex', dateTime: time }
    const session = await server.admin.send<Named>(
      'POST',
      `/v8/Organizations/${organization.id}/explore`,
      options,
    )
    const root = `/v8/RestoreSessions/${session.id}/organization/mailboxes`
    const [mailbox] = (await server.admin.get<Page<Named>>(root)).results
    const items = await server.admin.get<Page<Named>>(`${root}/${mailbox?.id}/items?limit=1000`)
    const digests: string[] = []
    for (const item of items.results) {
      const response = await server.admin.open('POST', `${root}/${mailbox?.id}/items/${item.id}/save`, {})
      digests.push(digest(Buffer.from(await response.arrayBuffer())))
    }
    await server.admin.send('POST', `/v8/RestoreSessions/${session.id}/Stop`)
    return digests.toSorted()
  }

  async function pointTimes(): Promise<string[]> {
    const points = await server.admin.get<Page<{ backupTime: string }>>('/v8/RestorePoints?limit=1000')
    return points.results.map((point) => point.backupTime).toSorted()
  }

  it(
    'leave every committed restore point whole, and the next run finishes',
    { timeout: 600_000 },
    async () => {
      let between = 0
      for (let round = 0; round < kills; round += 1) {
        const mail = await newMail()
        const { hasWritten, hasCommitted } = await killAtMessage(9 + Math.floor(next() * (mails - 9)))
        if (hasWritten && !hasCommitted) between += 1
        server = await restartStrongroom(folder.path, microsoft)
        expect(await pointTimes()).toHaveLength(promised.length)

        const session = await runJob(server, job)
        expect(session).toMatchObject({ status: 'Success' })
        promised.push(mail)
      }
      const times = await pointTimes()
      expect(times).toHaveLength(kills)
      for (const [index, time] of times.entries()) expect(await contentAt(time)).toEqual(promised[index])
      expect(between).toBeGreaterThanOrEqual(15)
    },
  )
})
