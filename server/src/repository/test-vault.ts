/** What the tests of this room share: fixed ids, mails made from numbers, and one run of a backup. */
import { createCipheriv, createHash } from 'node:crypto'
import { isUuid, type BackupRepositoryId, type OrganizationId } from '../foundation/ids.ts'
import type { Manifest, ManifestResource, RestorePoint, TreeItem, Vault } from './vault.ts'

export const key = createHash('sha256').update('key of the tests').digest()

const isRepositoryId = (text: string): text is BackupRepositoryId => isUuid(text)
const isOrganizationId = (text: string): text is OrganizationId => isUuid(text)

/** A text as the id that it is. */
function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

export function repositoryIdOf(text: string): BackupRepositoryId {
  return idOf(text, isRepositoryId)
}

export const repositoryId = idOf('5e0e2a52-7f3b-4c44-9b52-0d6f6f1a0001', isRepositoryId)
export const otherRepositoryId = idOf('b0b0b0b0-0000-4000-8000-000000000000', isRepositoryId)
export const alpha = idOf('a1fa0000-0000-4000-8000-000000000001', isOrganizationId)
export const beta = idOf('be7a0000-0000-4000-8000-000000000002', isOrganizationId)

/** What must be there in a test that gets so far. */
export function defined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('undefined')
  return value
}

/** Bytes that look random and do not compress, the same every time. */
export function noise(seed: string, length: number): Uint8Array {
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16))
  return cipher.update(Buffer.alloc(length))
}

export interface Mail {
  readonly id: string
  readonly mime: Uint8Array
}

/** Mails `from` to `from + count - 1`; each is a function of its number. */
export function mails(count: number, from = 0): Mail[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `mail-${from + place}`,
    mime: Buffer.from(`Subject: number ${from + place}\r\n\r\n${'text '.repeat((from + place) % 50)}`),
  }))
}

export function itemOf(mail: Mail): TreeItem {
  return {
    id: mail.id,
    contents: {},
    properties: { subject: `Subject of ${mail.id}`, isRead: false, tags: [1, null] },
  }
}

/** A restore point of these resources; one when a number says so. */
export function aPoint(
  resources: readonly ManifestResource[],
): Pick<Manifest, 'createdAt' | 'resources' | 'outcomes'> {
  return {
    createdAt: 1_763_750_000_000,
    resources,
    outcomes: { saved: 0, unchanged: 0, skipped: 0, failed: 0 },
  }
}

/** A whole run: every mail is put, listed in one folder, and committed. */
export async function runOnce(
  vault: Vault,
  organizationId: OrganizationId,
  source: string,
  content: readonly Mail[],
): Promise<RestorePoint> {
  const writer = await vault.begin(organizationId, source)
  const items: TreeItem[] = []
  for (const mail of content) {
    const { ref } = await writer.put(mail.mime)
    items.push({ ...itemOf(mail), contents: { mime: ref } })
  }
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [
      {
        id: 'inbox',
        parentId: null,
        name: 'Inbox',
        attributes: { cursor: 'c', wellKnownName: 'inbox' },
        pages,
      },
    ],
  })
  return writer.commit(
    aPoint([
      {
        kind: 'mailbox',
        id: 'alice',
        name: 'Alice',
        address: 'alice@contoso.com',
        tree,
        itemCount: items.length,
      },
    ]),
  )
}

/** Reads every byte of a restore point. @returns the mails in their order. */
export async function readBack(vault: Vault, point: RestorePoint): Promise<Mail[]> {
  const { organizationId, resources } = point.manifest
  const found: Mail[] = []
  for (const { tree } of resources) {
    const { folders } = await vault.readTree(organizationId, tree)
    for (const page of folders.flatMap((folder) => folder.pages)) {
      for (const item of await vault.readItems(organizationId, page)) {
        const pieces: Uint8Array[] = []
        const ref = item.contents['mime']
        if (ref === undefined) continue
        for await (const piece of vault.read(organizationId, ref)) pieces.push(piece)
        found.push({ id: item.id, mime: Buffer.concat(pieces) })
      }
    }
  }
  return found
}
