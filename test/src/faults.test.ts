/** What Microsoft does on bad days, in front of the whole product: each documented, each survived, nothing lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

const mails = 30
const upn = 'alice@contoso.onmicrosoft.com'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let organization: Named
let count = 0

beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft('--mails', String(mails))
  server = await startStrongroom(folder.path, microsoft)
  organization = await addOrganization(server, microsoft)
})

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

async function newJob(): Promise<Named> {
  count += 1
  return (await createMailboxJob(server, { organization, upn, name: `Job ${count}` })).job
}

const fault = (description: object): Promise<unknown> => microsoft.control('POST', 'faults', description)
const noFaults = (): Promise<unknown> => microsoft.control('DELETE', 'faults')

/** How many messages the newest restore point holds, all folders together. */
async function itemsOf(job: Named): Promise<number> {
  const session = await server.admin.send<Named>('POST', `/v8/Jobs/${job.id}/explore`, { type: 'Vex' })
  const root = `/v8/RestoreSessions/${session.id}/organization/mailboxes`
  const [mailbox] = (await server.admin.get<Page<Named>>(root)).results
  return (await server.admin.get<Page<Named>>(`${root}/${mailbox?.id}/items?limit=10000`)).results.length
}

const messages = '/v1.0/users/'

describe('a backup while Graph', () => {
  it.each([
    ['answers 429 with Retry-After', { status: 429, headers: { 'retry-after': '1' } }],
    ['answers 429 without Retry-After', { status: 429 }],
    ['answers 503', { status: 503, headers: { 'retry-after': '1' } }],
    ['answers 503 with an empty body', { status: 503, body: '' }],
    ['cuts the connection in the middle of a body', { cut: 200 }],
  ])('%s: retried as documented, complete in the end', async (_, behaviour) => {
    const job = await newJob()
    await fault({ match: { method: 'GET', path: messages }, times: 3, ...behaviour })
    const session = await runJob(server, job)
    await noFaults()

    expect(session).toMatchObject({ status: 'Success' })
    expect(await itemsOf(job)).toBe(mails)
  })

  it('says 410 to an expired delta link: the folder is read again, nothing is lost or doubled', async () => {
    const job = await newJob()
    await runJob(server, job)
    expect((await microsoft.control('POST', 'delta-links', {})).status).toBeLessThan(300)
    const session = await runJob(server, job)
    await noFaults()

    expect(session).toMatchObject({ status: 'Success' })
    expect(await itemsOf(job)).toBe(mails)
  })

  it('refuses one message for good: the rest is kept, the session warns, and the next run gets it', async () => {
    const job = await newJob()
    const body = { error: { code: 'ErrorCorruptData', message: 'Data is corrupt.' } }
    await fault({ match: { method: 'GET', path: String.raw`/\/\$value/` }, times: 1, status: 400, body })
    const first = await runJob(server, job)
    await noFaults()
    expect(first).toMatchObject({ status: 'Warning' })
    expect(await itemsOf(job)).toBe(mails - 1)

    const second = await runJob(server, job)
    expect(second).toMatchObject({ status: 'Success' })
    expect(await itemsOf(job)).toBe(mails)
  })
})
