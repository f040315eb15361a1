/**
 * Writes the golden repository of the current format version: `npx tsx tools/make-golden-repository.ts FOLDER`.
 * Run it once when a format version is finished, never again for that version: the point of a golden repository is
 * that later code opens what earlier code wrote. Key, salts and content are fixed.
 */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isUuid, type BackupRepositoryId, type OrganizationId } from '../server/src/foundation/ids.ts'
import {
  createFilesystemStorage,
  createVault,
  type ManifestResource,
  type TreeItem,
  type Vault,
} from '../server/src/repository/index.ts'

interface Mail {
  readonly id: string
  readonly mime: Buffer
}

const isRepositoryId = (text: string): text is BackupRepositoryId => isUuid(text)
const isOrganizationId = (text: string): text is OrganizationId => isUuid(text)

function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

const key = createHash('sha256').update('golden repository').digest()
const repositoryId = idOf('901de000-0000-4000-8000-000000000001', isRepositoryId)
const contoso = idOf('c0270500-0000-4000-8000-000000000001', isOrganizationId)
const fabrikam = idOf('fab21ca0-0000-4000-8000-000000000002', isOrganizationId)

/** Salts from a counter: the same repository on every machine. */
function createCountedRandom(): { bytes(length: number): Uint8Array } {
  let count = 0
  return {
    bytes: (length) => {
      count += 1
      return createHash('sha512').update(`salt ${count}`).digest().subarray(0, length)
    },
  }
}

function mail(number: number): Mail {
  const lines = [
    `From: alice@contoso.com`,
    `To: bob@contoso.com`,
    `Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_${number}?=`,
    `Message-ID: <${number}@contoso.com>`,
    '',
    `Text ${number}. `.repeat(number % 40),
  ]
  return { id: `mail-${number}`, mime: Buffer.from(lines.join('\r\n')) }
}

/** Content that is cut: its lines compress well, so that the golden repository stays small. */
function largeMail(): Mail {
  const lines = Array.from(
    { length: 60_000 },
    (_, line) => `${line} the quick brown fox jumps over ${line % 7}\r\n`,
  )
  return { id: 'large', mime: Buffer.from(lines.join('')) }
}

/** Content that does not compress. */
function noisyMail(): Mail {
  const blocks = Array.from({ length: 400 }, (_, place) =>
    createHash('sha256').update(`noise ${place}`).digest(),
  )
  return { id: 'noisy', mime: Buffer.concat(blocks) }
}

const mails = (from: number, to: number): Mail[] =>
  Array.from({ length: to - from }, (_, place) => mail(from + place))

const runs = [
  { organizationId: contoso, createdAt: 1_763_700_000_000, mails: [...mails(0, 300), noisyMail()] },
  {
    organizationId: contoso,
    createdAt: 1_763_786_400_000,
    mails: [...mails(2, 303), noisyMail(), largeMail()],
  },
  {
    organizationId: fabrikam,
    createdAt: 1_763_790_000_000,
    mails: [{ id: 'empty', mime: Buffer.alloc(0) }, ...mails(0, 5)],
  },
]

async function backUp(vault: Vault, { organizationId, createdAt, mails: content }: (typeof runs)[number]) {
  const writer = await vault.begin(organizationId, 'daily')
  const items: TreeItem[] = []
  for (const { id, mime } of content) {
    const { ref } = await writer.put(mime)
    items.push({
      id,
      contents: { mime: ref },
      properties: { subject: `Grüße ${id}`, isRead: true, flag: null },
    })
  }
  const attributes = { cursor: 'deltatoken=1', wellKnownName: 'inbox' }
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [
      { id: 'folder-1', parentId: null, name: 'Posteingang', attributes, pages },
      {
        id: 'folder-2',
        parentId: 'folder-1',
        name: 'leer',
        attributes: { cursor: null, wellKnownName: null },
        pages: [],
      },
    ],
  })
  const resource: ManifestResource = {
    kind: 'mailbox',
    id: 'a11ce000-0000-4000-8000-000000000001',
    name: 'Alice',
    address: 'alice@contoso.com',
    tree,
    itemCount: items.length,
  }
  const outcomes = { saved: items.length, unchanged: 0, skipped: 1, failed: 0 }
  const { id, manifest } = await writer.commit({ createdAt, resources: [resource], outcomes })
  return { id, manifest, contentSha256: digestOf(content) }
}

/** Over every mail in order: its id, a line feed, its bytes. */
function digestOf(content: readonly Mail[]): string {
  const hash = createHash('sha256')
  for (const { id, mime } of content) hash.update(`${id}\n`).update(mime)
  return hash.digest('hex')
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: npx tsx tools/make-golden-repository.ts FOLDER')
await mkdir(folder, { recursive: true })
const dependencies = {
  storage: createFilesystemStorage(join(folder, 'repository')),
  random: createCountedRandom(),
}
const vault = await createVault(dependencies, { repositoryId, key })
const points = []
for (const run of runs) points.push(await backUp(vault, run))
await vault.close()
const expected = { repositoryId, key: key.toString('hex'), points }
await writeFile(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
