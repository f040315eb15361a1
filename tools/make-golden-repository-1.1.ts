/**
 * Writes the golden repository of version 1 with the kinds that were added to it (docs/repository-format.md, sections 13 to 17):
 * `npx tsx tools/make-golden-repository-1.1.ts FOLDER`. It was run once; see make-golden-repository.ts for why it never is again.
 * A chain that retention shortened, forgotten items whose contents are gone, a condemned pack, a key under a passphrase and in a
 * recovery kit, records, and a lease that was given back.
 */
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isUuid, type BackupRepositoryId, type OrganizationId } from '../server/src/foundation/ids.ts'
import { Secret } from '../server/src/foundation/secret.ts'
import { createRepositoryKeys } from '../server/src/repository/crypto/keys.ts'
import { createSealer } from '../server/src/repository/crypto/sealed-object.ts'
import { createManifestSigner, createSignatureCheck } from '../server/src/repository/crypto/signing.ts'
import {
  createFilesystemStorage,
  createVault,
  openVault,
  type TreeItem,
  type Vault,
} from '../server/src/repository/index.ts'
import { sealAnchor } from '../server/src/repository/maintenance/anchors.ts'
import { writePruneObject } from '../server/src/repository/maintenance/condemned.ts'
import { encodeMaintenance } from '../server/src/repository/maintenance/documents.ts'
import { leafOf } from '../server/src/repository/names.ts'
import { openHead, openManifest } from '../server/src/repository/snapshot/manifest.ts'
import { listAll } from '../server/src/repository/storage/storage.ts'

const isRepositoryId = (text: string): text is BackupRepositoryId => isUuid(text)
const isOrganizationId = (text: string): text is OrganizationId => isUuid(text)

function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('something is missing')
  return value
}

/** Salts from a counter: the same repository on every machine, but for the keys of recipients. */
function createCountedRandom(): { bytes(length: number): Uint8Array; uuid(): string } {
  let count = 0
  const bytes = (length: number): Uint8Array => {
    count += 1
    return createHash('sha512').update(`salt of 1.1 ${count}`).digest().subarray(0, length)
  }
  return {
    bytes,
    uuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

const key = createHash('sha256').update('golden repository 1.1').digest()
const repositoryId = idOf('901de000-0000-4000-8000-000000000011', isRepositoryId)
const contoso = idOf('c0270500-0000-4000-8000-000000000001', isOrganizationId)
const fabrikam = idOf('fab21ca0-0000-4000-8000-000000000002', isOrganizationId)
const passphrase = 'Grün ist die Hoffnung'
const source = 'daily'
const createdAt = 1_763_800_000_000
const day = 86_400_000
/** Mail `number` was received on day `number` of 2025. */
const receivedAt = (number: number): number => Date.UTC(2025, 0, 1) + number * day
const itemsBefore = receivedAt(20)

interface Mail {
  readonly id: string
  readonly mime: Buffer
  readonly receivedAt: string
}

function mail(number: number): Mail {
  const text = `Text ${number}. `.repeat(10 + (number % 40))
  const mime = Buffer.from(`From: alice@contoso.com\r\nSubject: ${number}\r\n\r\n${text}`)
  return { id: `mail-${number}`, mime, receivedAt: new Date(receivedAt(number)).toISOString() }
}

const mails = (count: number): Mail[] => Array.from({ length: count }, (_, number) => mail(number))

async function backUp(vault: Vault, organizationId: OrganizationId, content: readonly Mail[]) {
  const writer = await vault.begin(organizationId, source)
  const items: TreeItem[] = []
  for (const { id, mime, receivedAt: time } of content) {
    const { ref } = await writer.put(mime)
    items.push({ id, contents: { mime: ref }, properties: { subject: `Grüße ${id}`, receivedAt: time } })
  }
  const attributes = { cursor: 'deltatoken=2', wellKnownName: 'inbox' }
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [{ id: 'folder-1', parentId: null, name: 'Posteingang', attributes, pages }],
  })
  const outcomes = { saved: items.length, unchanged: 0, skipped: 0, failed: 0 }
  const mailbox = { kind: 'mailbox', id: 'alice', name: 'Alice', address: 'alice@contoso.com', tree }
  const resources = [{ ...mailbox, itemCount: items.length }]
  const { id, manifest } = await writer.commit({ createdAt, resources, outcomes })
  return { id, manifest, content }
}

/** Over every mail that is not forgotten, in order: its id, a line feed, its bytes. */
function digestOf(content: readonly Mail[], before: number): string {
  const hash = createHash('sha256')
  for (const { id, mime, receivedAt: time } of content)
    if (Date.parse(time) >= before) hash.update(`${id}\n`).update(mime)
  return hash.digest('hex')
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: npx tsx tools/make-golden-repository-1.1.ts FOLDER')
await mkdir(folder, { recursive: true })
const place = join(folder, 'repository')
const storage = createFilesystemStorage(place)
const random = createCountedRandom()
const vault = await createVault({ storage, random }, { repositoryId, key })
const packsOf = async (): Promise<string[]> => listAll(storage, `packs/${contoso}/`)

const first = await backUp(vault, contoso, mails(10))
const goneLater = await packsOf()
const second = await backUp(vault, contoso, mails(20))
const condemnedLater = (await packsOf()).filter((name) => !goneLater.includes(name))
const kept = [
  await backUp(vault, contoso, mails(30)),
  await backUp(vault, contoso, mails(40)),
  await backUp(vault, fabrikam, mails(5)),
]
const chosen = await vault.keys.addPassphrase(new Secret(passphrase), { label: 'Büro', createdAt })
const kit = await vault.keys.makeRecoveryKit({ label: 'Tresor', createdAt })
const masterKey = createHash('sha256').update('golden master key').digest()
for (const jobs of [1, 2]) {
  const tables = { jobs: Array.from({ length: jobs }, (_, number) => ({ id: number, share: 0.1 })) }
  await vault.records.write({ createdAt, schema: '0010', tables }, masterKey)
}
await vault.close()

const keys = createRepositoryKeys(repositoryId, key)
const seal = createSealer(keys, random)
const signer = createManifestSigner(keys.signingSeed)
const organization = keys.organization(contoso)
const manifestNames: string[] = []
let digest: string | null = null
for (const sequence of [1, 2]) {
  const at = { organizationId: contoso, source, sequence }
  const headName = `heads/${contoso}/${source}/${String(sequence).padStart(10, '0')}`
  const head = openHead(keys, organization, at, present(await storage.get(headName)))
  const name = `manifests/${contoso}/${head.manifest}`
  const opening = { keys, isSignedByUs: createSignatureCheck(signer.publicKey) }
  digest = openManifest(opening, organization, head, present(await storage.get(name))).digest
  manifestNames.push(headName, name)
}
const anchor = { generation: 1, through: 2, digest, itemsBefore, createdAt }
const sealed = sealAnchor({ keys, seal, signer }, organization, { organizationId: contoso, source }, anchor)
await storage.put(sealed.name, sealed.bytes, { ifAbsent: true })
for (const name of [...manifestNames, ...goneLater]) await storage.delete(name)
await writePruneObject(
  { storage, seal },
  { condemned: new Map([[contoso, new Set(condemnedLater.map(leafOf))]]), damaged: new Map() },
  { sequence: 1, createdAt },
)
const lease = { beat: 3, createdAt, holder: random.uuid(), host: 'golden', kind: 'lease', number: 1 } as const
const given = encodeMaintenance({ ...lease, state: 'released', version: 1 })
await storage.put('leases/0000000001/0000000003', seal('lease', undefined, [given]).bytes)
await rm(join(place, 'tmp'), { recursive: true, force: true })

const again = await openVault({ storage, random }, { repositoryId, key })
const points = kept.map(({ id, manifest, content }) => {
  const before = manifest.organizationId === contoso ? itemsBefore : 0
  return { id, manifest, contentSha256: digestOf(content, before) }
})
if ((await again.listRestorePoints()).map(({ id }) => id).join() !== points.map(({ id }) => id).join())
  throw new Error('the repository does not read back')
const expected = {
  repositoryId,
  key: key.toString('hex'),
  points,
  forgotten: [first.id, second.id],
  itemsBefore,
  passphrase: { id: chosen.id, text: passphrase },
  recoveryKit: { id: kit.key.id, text: kit.passphrase.reveal() },
  masterKey: masterKey.toString('hex'),
}
await writeFile(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
