/** The names of a repository's objects in its storage (docs/repository-format.md, section 2). */
import { createHash } from 'node:crypto'
import {
  isUuid,
  type BackupRepositoryId,
  type OrganizationId,
  type RestorePointId,
} from '../foundation/ids.ts'
import { uuidOf } from './bytes.ts'
import { VaultError } from './errors.ts'

export const configName = 'config'
export const headsPrefix = 'heads/'
export const anchorsPrefix = 'anchors/'
export const manifestsPrefix = 'manifests/'
export const keysPrefix = 'keys/'
export const cardsPrefix = 'cards/'
export const recordsPrefix = 'records/'
export const prunesPrefix = 'prunes/'
export const leasesPrefix = 'leases/'

/** Ten decimal digits, so that names sort as numbers do. */
export function numbered(sequence: number): string {
  return String(sequence).padStart(10, '0')
}

export const packsPrefix = (organizationId: OrganizationId): string => `packs/${organizationId}/`
export const indexPrefix = (organizationId: OrganizationId): string => `index/${organizationId}/`

/** @param pack - 64 hex characters. */
export function packName(organizationId: OrganizationId, pack: string): string {
  return `${packsPrefix(organizationId)}${pack.slice(0, 2)}/${pack}`
}

export function indexName(organizationId: OrganizationId, name: string): string {
  return `${indexPrefix(organizationId)}${name}`
}

export function manifestName(organizationId: OrganizationId, name: string): string {
  return `manifests/${organizationId}/${name}`
}

/** The last part of a name. */
export function leafOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** A place in a chain: the head of this name makes the restore point exist. */
export interface HeadPlace {
  readonly organizationId: OrganizationId
  readonly source: string
  readonly sequence: number
}

export function headName({ organizationId, source, sequence }: HeadPlace): string {
  return `${headsPrefix}${organizationId}/${source}/${numbered(sequence)}`
}

/** @returns undefined for a name that no head has. */
export function parseHeadName(name: string): HeadPlace | undefined {
  const [folder, organization = '', source = '', digits = '', ...rest] = name.split('/')
  const isHead =
    `${folder}/` === headsPrefix && rest.length === 0 && /^\d{10}$/.test(digits) && isSource(source)
  if (!isHead || !isOrganizationId(organization)) return undefined
  return { organizationId: organization, source, sequence: Number(digits) }
}

/** A chain's anchors lie under this prefix. */
export function anchorsOf(organizationId: OrganizationId, source: string): string {
  return `${anchorsPrefix}${organizationId}/${source}/`
}

/** Of an anchor: `sequence` is its generation. */
export function anchorName({ organizationId, source, sequence }: HeadPlace): string {
  return `${anchorsOf(organizationId, source)}${numbered(sequence)}`
}

/** @returns undefined for a name that no anchor has. */
export function parseAnchorName(name: string): HeadPlace | undefined {
  return name.startsWith(anchorsPrefix)
    ? parseHeadName(`${headsPrefix}${name.slice(anchorsPrefix.length)}`)
    : undefined
}

/** The id of the restore point of a head: a UUID of version 8 (RFC 9562, section 5.8) from a hash. */
export function restorePointIdOf(repositoryId: BackupRepositoryId, head: string): RestorePointId {
  const hash = createHash('sha256').update(`strongroom/restore-point/v1\0${repositoryId}\0${head}`).digest()
  const id = uuidOf(hash, 8)
  if (isRestorePointId(id)) return id
  throw new Error('a hash that is no UUID')
}

function isRestorePointId(text: string): text is RestorePointId {
  return isUuid(text)
}

/** @throws {VaultError} `invalid_name` */
export function checkChain(organizationId: OrganizationId, source: string): void {
  checkOrganizationId(organizationId)
  if (!isSource(source)) throw invalidName(`source ${source}`)
}

/** @throws {VaultError} `invalid_name` */
export function checkOrganizationId(organizationId: OrganizationId): void {
  if (!isOrganizationId(organizationId)) throw invalidName('organization id')
}

export function isOrganizationId(text: string): text is OrganizationId {
  return isUuid(text)
}

function isSource(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(text)
}

function invalidName(detail: string): VaultError {
  return new VaultError('invalid_name', 'The id cannot be used in a backup repository.', { detail })
}
