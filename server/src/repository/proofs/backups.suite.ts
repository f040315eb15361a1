/** Backups of a small mailbox whose contents a test knows, and what reading a restore point gives back. */
import { createHash } from 'node:crypto'
import type { OrganizationId } from '../../foundation/ids.ts'
import { headName } from '../names.ts'
import { defined, noise } from '../test-vault.ts'
import type { ContentRef, ItemPage, RestorePoint, SnapshotWriter, TreeItem, Vault } from '../vault.ts'

export interface ChainPlace {
  readonly organizationId: OrganizationId
  readonly source: string
}

export interface ProofItem {
  readonly id: string
  /** What its content is made from: equal ones are equal bytes. */
  readonly content: string
  /** Of the content, in bytes. */
  readonly size: number
  /** The item's own time, in milliseconds since the Unix epoch; undefined when it has none. */
  readonly modifiedAt: number | undefined
}

/** Items by folder. */
export type Mailbox = ReadonlyMap<string, readonly ProofItem[]>

/** What a restore point holds: a line for each item, sorted. */
export type Contents = readonly string[]

export function bytesOf({ content, size }: ProofItem): Uint8Array {
  return noise(content, size)
}

/** What a restore point of the mailbox must give back when items before `forgottenBefore` are forgotten. */
export function contentsOf(mailbox: Mailbox, forgottenBefore = -Infinity): Contents {
  return [...mailbox]
    .flatMap(([folder, items]) =>
      items
        .filter(({ modifiedAt }) => modifiedAt === undefined || modifiedAt >= forgottenBefore)
        .map((item) => lineOf(folder, item.id, hashOf(bytesOf(item)))),
    )
    .toSorted()
}

/** Reads every byte of a restore point, without the items that retention forgot. */
export async function readContents(vault: Vault, point: RestorePoint): Promise<Contents> {
  const { organizationId, resources } = point.manifest
  const lines: string[] = []
  for (const { tree, itemCount } of resources) {
    const { folders } = await vault.readTree(organizationId, tree)
    const listed = folders.flatMap(({ name, pages }) => pages.map((page) => ({ folder: name, page })))
    const count = listed.reduce((sum, { page }) => sum + page.itemCount, 0)
    if (count !== itemCount) throw new Error(`${count} items in the pages, ${itemCount} in the manifest`)
    for (const { folder, page } of listed) {
      const items = await vault.readItems(organizationId, page)
      for (const item of items.filter((one) => !isForgotten(point, one)))
        lines.push(lineOf(folder, item.id, await hashOfContent(vault, organizationId, item)))
    }
  }
  return lines.toSorted()
}

function isForgotten({ forgottenItems }: RestorePoint, { properties }: TreeItem): boolean {
  const time = properties['modifiedAt']
  return forgottenItems !== undefined && typeof time === 'string' && Date.parse(time) < forgottenItems.before
}

async function hashOfContent(vault: Vault, organizationId: OrganizationId, item: TreeItem): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of vault.read(organizationId, defined(item.contents['mime']))) hash.update(piece)
  return hash.digest('hex').slice(0, 16)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function lineOf(folder: string, id: string, hash: string): string {
  return `${folder}/${id} ${hash}`
}

/** Of a restore point, as its head is called. */
export function headOf({ manifest }: RestorePoint): string {
  return headName(manifest)
}

export interface FillOptions {
  /** Pages and contents of the chain's newest restore point are referred to again where nothing changed. */
  readonly isIncremental: boolean
  readonly createdAt: number
}

/** A whole run: begins, fills and commits. */
export async function backUp(
  vault: Vault,
  { organizationId, source }: ChainPlace,
  mailbox: Mailbox,
  options: FillOptions,
): Promise<RestorePoint> {
  const writer = await vault.begin(organizationId, source)
  try {
    return await fillAndCommit(vault, writer, mailbox, options)
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

/** The rest of a run that has begun. */
export async function fillAndCommit(
  vault: Vault,
  writer: SnapshotWriter,
  mailbox: Mailbox,
  options: FillOptions,
): Promise<RestorePoint> {
  const filled = await fill(vault, writer, mailbox, options)
  return commitFilled(writer, filled, options)
}

export interface Filled {
  readonly tree: ContentRef
  readonly itemCount: number
}

export function commitFilled(
  writer: SnapshotWriter,
  { tree, itemCount }: Filled,
  { createdAt }: Pick<FillOptions, 'createdAt'>,
): Promise<RestorePoint> {
  return writer.commit({
    createdAt,
    resources: [
      { kind: 'mailbox', id: 'alice', name: 'Alice', address: 'alice@contoso.com', tree, itemCount },
    ],
    outcomes: { saved: itemCount, unchanged: 0, skipped: 0, failed: 0 },
  })
}

export async function fill(
  vault: Vault,
  writer: SnapshotWriter,
  mailbox: Mailbox,
  { isIncremental }: Pick<FillOptions, 'isIncremental'>,
): Promise<Filled> {
  const before = isIncremental ? await readBefore(vault, writer.previous) : new Map<string, FolderBefore>()
  const folders = []
  let itemCount = 0
  for (const [name, items] of mailbox) {
    const known = before.get(name)
    const pages =
      known !== undefined && known.signature === signatureOf(items.map(propertiesOf))
        ? known.pages
        : await writer.putItems(await putContents(writer, items, known?.contents ?? new Map()))
    itemCount += items.length
    folders.push({ id: name, parentId: null, name, attributes: { cursor: name, wellKnownName: null }, pages })
  }
  return { tree: await writer.putTree({ folders }), itemCount }
}

interface FolderBefore {
  readonly pages: readonly ItemPage[]
  readonly signature: string
  /** By the item's properties. */
  readonly contents: ReadonlyMap<string, ContentRef>
}

async function readBefore(
  vault: Vault,
  previous: RestorePoint | undefined,
): Promise<Map<string, FolderBefore>> {
  const found = new Map<string, FolderBefore>()
  if (previous === undefined) return found
  const { organizationId, resources } = previous.manifest
  const { folders } = await vault.readTree(organizationId, defined(resources[0]).tree)
  for (const { name, pages } of folders) {
    const items = (await Promise.all(pages.map(async (page) => vault.readItems(organizationId, page)))).flat()
    found.set(name, {
      pages,
      signature: signatureOf(items.map(({ properties }) => properties)),
      contents: new Map(
        items.map((item) => [JSON.stringify(item.properties), defined(item.contents['mime'])]),
      ),
    })
  }
  return found
}

async function putContents(
  writer: SnapshotWriter,
  items: readonly ProofItem[],
  known: ReadonlyMap<string, ContentRef>,
): Promise<TreeItem[]> {
  const listed: TreeItem[] = []
  for (const item of items) {
    const properties = propertiesOf(item)
    const mime = known.get(JSON.stringify(properties)) ?? (await writer.put(bytesOf(item))).ref
    listed.push({ id: item.id, contents: { mime }, properties })
  }
  return listed
}

type Properties = Record<string, string | number>

/** Names ascending, as they come back. */
function propertiesOf({ id, content, size, modifiedAt }: ProofItem): Properties {
  return {
    content,
    ...(modifiedAt === undefined ? {} : { modifiedAt: new Date(modifiedAt).toISOString() }),
    size,
    subject: `Subject of ${id}`,
  }
}

function signatureOf(properties: readonly object[]): string {
  return JSON.stringify(properties)
}

/** Some items of a folder: `count` from number `from`, their own times an hour apart from `since`. */
export function itemsOf(
  prefix: string,
  count: number,
  { from = 0, since }: { readonly from?: number; readonly since?: number } = {},
): ProofItem[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `${prefix}-${from + place}`,
    content: `${prefix} ${from + place}`,
    size: 40 + ((from + place) % 7) * 300,
    modifiedAt: since === undefined ? undefined : since + (from + place) * 3_600_000,
  }))
}
