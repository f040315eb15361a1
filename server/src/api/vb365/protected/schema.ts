/** `RESTProtected…` of v8 and `RESTBackup…Data` of every version: what lies in the repositories, by object. */
import { Type, type Static } from 'typebox'
import type { ProtectedObject } from '../../../operations/index.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { userId, userIdToWire } from '../../ids.ts'
import { dateTime, links, oneOf, resource, uuid } from '../../schema.ts'

const itemType = oneOf('Mailbox', 'OneDrive', 'Site', 'Team', 'User', 'Group')
const accountType = oneOf('User', 'SharedMailbox', 'PublicMailbox')

/** v7 and v8 tell more of where an object lies than v6; v7 alone tells of the proxy. */
const placeMembers = {
  itemType,
  repositoryId: uuid,
  proxyId: uuid,
  isDeleted: Type.Boolean(),
  organizationId: uuid,
  backedUpOrganizationId: Type.String(),
}
const placeVersions = {
  since: { itemType: 7, repositoryId: 7, proxyId: 7, isDeleted: 7, backedUpOrganizationId: 7 },
  until: { proxyId: 7, isDeleted: 7 },
} as const

export const mailboxDataSchema = resource(
  'RESTBackupMailboxData',
  {
    id: Type.String(),
    isArchive: Type.Boolean(),
    displayName: Type.String(),
    email: Type.String(),
    backedUpTime: dateTime,
    ...placeMembers,
    _links: links,
  },
  placeVersions,
)

export const userDataSchema = resource(
  'RESTBackupUserData',
  {
    id: Type.String(),
    accountId: Type.String(),
    accountType,
    displayName: Type.String(),
    email: Type.String(),
    isMailboxBackedUp: Type.Boolean(),
    isOneDriveBackedUp: Type.Boolean(),
    isArchiveBackedUp: Type.Boolean(),
    isPersonalSiteBackedUp: Type.Boolean(),
    mailboxBackedUpTime: dateTime,
    oneDriveUrl: Type.Array(Type.String()),
    personalSiteUrl: Type.Array(Type.String()),
    ...placeMembers,
    _links: links,
  },
  placeVersions,
)

export const organizationDataSchema = resource(
  'RESTBackupOrganizationData',
  {
    displayName: Type.String(),
    organizationId: uuid,
    backedUpOrganizationId: Type.String(),
    _links: links,
  },
  { since: { backedUpOrganizationId: 7 } },
)

/** Of kinds that are not backed up yet: there is none, and what there will be has these members at least. */
export const otherDataSchema = resource(
  'RESTBackupObjectData',
  { id: Type.String(), displayName: Type.String(), ...placeMembers, _links: links },
  placeVersions,
)

export const restorePointMailboxSchema = resource('RESTRestorePointMailbox', {
  id: uuid,
  displayName: Type.String(),
  email: Type.String(),
  isArchive: Type.Boolean(),
  _links: links,
})

export const protectedUserSchema = resource('RESTProtectedUser', {
  id: Type.String(),
  msid: uuid,
  displayName: Type.String(),
  accountType,
  organizationId: uuid,
  backedUpOrganizationId: Type.String(),
  mailboxes: Type.Array(
    Type.Object({ id: uuid, displayName: Type.String(), email: Type.String(), isArchive: Type.Boolean() }),
  ),
  oneDrives: Type.Array(Type.Object({ id: Type.String() })),
  sites: Type.Array(Type.Object({ id: Type.String() })),
  eTag: Type.Integer(),
})

/** Of kinds that are not backed up yet. */
export const protectedOtherSchema = resource('RESTProtectedObject', {
  id: Type.String(),
  displayName: Type.String(),
  organizationId: uuid,
  backedUpOrganizationId: Type.String(),
  eTag: Type.Integer(),
})

export interface DataView {
  readonly root: string
  readonly proxyId: string
}

function place(
  object: ProtectedObject,
  kind: 'Mailbox' | 'User',
  { proxyId }: DataView,
): Pick<Static<typeof userDataSchema>, keyof typeof placeMembers> {
  const { organizationId, repositoryId } = object
  return {
    itemType: kind,
    repositoryId,
    proxyId,
    isDeleted: false,
    organizationId,
    backedUpOrganizationId: organizationId,
  }
}

export function mailboxData(object: ProtectedObject, view: DataView): Static<typeof mailboxDataSchema> {
  const { id, name, address, repositoryId, lastBackedUpAt } = object
  return {
    id: userIdToWire(userId(id)),
    isArchive: false,
    displayName: name,
    email: address,
    backedUpTime: isoDateTime(lastBackedUpAt),
    ...place(object, 'Mailbox', view),
    _links: { backupRepository: { href: `${view.root}/BackupRepositories/${repositoryId}` } },
  }
}

export function userData(object: ProtectedObject, view: DataView): Static<typeof userDataSchema> {
  const { name, address, repositoryId, lastBackedUpAt } = object
  const id = userIdToWire(userId(object.id))
  return {
    id,
    accountId: id,
    accountType: 'User',
    displayName: name,
    email: address,
    isMailboxBackedUp: true,
    isOneDriveBackedUp: false,
    isArchiveBackedUp: false,
    isPersonalSiteBackedUp: false,
    mailboxBackedUpTime: isoDateTime(lastBackedUpAt),
    oneDriveUrl: [],
    personalSiteUrl: [],
    ...place(object, 'User', view),
    _links: { backupRepository: { href: `${view.root}/BackupRepositories/${repositoryId}` } },
  }
}

export function protectedUser(object: ProtectedObject): Static<typeof protectedUserSchema> {
  const { id: objectId, name, address, organizationId } = object
  const id = userId(objectId)
  return {
    id: userIdToWire(id),
    msid: id,
    displayName: name,
    accountType: 'User',
    organizationId,
    backedUpOrganizationId: organizationId,
    mailboxes: [{ id, displayName: name, email: address, isArchive: false }],
    oneDrives: [],
    sites: [],
    eTag: 0,
  }
}

export function restorePointMailbox(object: ProtectedObject): Static<typeof restorePointMailboxSchema> {
  const { id, name, address } = object
  return { id: userId(id), displayName: name, email: address, isArchive: false, _links: {} }
}
