/** Restore operators as the API sees them: their roles, and what these let them see. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Json } from '../../repository/index.ts'
import type { Actor, Reach } from '../caller.ts'
import type { BackedUpMailbox } from '../restore/restoring.ts'

/** An operator of a role, or an object that the role includes or excludes. */
export interface RbacItem {
  readonly id: string
  readonly type: 'User' | 'Group' | 'Site' | 'Team'
  /** Directory object id of the user, group or team; for a site its id as given. */
  readonly objectId: string
  /** The `user`, `group`, `site` or `team` member of the REST object, as given. */
  readonly document: Json
}

export type NewRbacItem = Omit<RbacItem, 'id'>
export type RbacList = 'operators' | 'selectedItems' | 'excludedItems'

export interface RbacRole {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly name: string
  readonly description: string
  readonly roleType: 'EntireOrganization' | 'SpecificObjects'
}

export interface NewRbacRole extends Omit<RbacRole, 'id'> {
  readonly operators: readonly NewRbacItem[]
  readonly selectedItems: readonly NewRbacItem[]
  readonly excludedItems: readonly NewRbacItem[]
}

/** Members that are left out stay as they are; a list that is given replaces the one that was. */
export type RbacRoleChange = Partial<Omit<NewRbacRole, 'organizationId'>>

export interface RbacListOf {
  readonly roleId: string
  readonly list: RbacList
}

/** A role that is absent, or of an organization that the caller does not administer, is `not_found`. */
export interface RbacOperations {
  /** @throws {OperationError} `conflict` for a name that another role of the organization has. */
  create(role: NewRbacRole, reach: Reach, actor: Actor): Promise<RbacRole>
  list(reach: Reach): Promise<readonly RbacRole[]>
  get(id: string, reach: Reach): Promise<RbacRole>
  update(id: string, change: RbacRoleChange, reach: Reach, actor: Actor): Promise<void>
  remove(id: string, reach: Reach, actor: Actor): Promise<void>
  items(of: RbacListOf, reach: Reach): Promise<readonly RbacItem[]>
  addItems(of: RbacListOf, items: readonly NewRbacItem[], reach: Reach, actor: Actor): Promise<void>
  /** Ids that the list does not hold are passed over. */
  removeItems(of: RbacListOf, ids: readonly string[], reach: Reach, actor: Actor): Promise<void>
  /** Whether any role names the caller, or a group of theirs, as its operator now. */
  isOperator(reach: Reach): Promise<boolean>
  /** Backed-up mailboxes that the caller may see now. @throws {OperationError} `upstream_unavailable` */
  effectiveScope(reach: Reach): Promise<readonly BackedUpMailbox[]>
}
