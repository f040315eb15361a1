/** A user or group of an organization's directory, as jobs and roles name it. */
import type { NewJob } from '@strongroom/api-client'

export type DirectoryItem = NonNullable<NewJob['selectedItems']>[number]

export function itemLabel({ user, group, id, type }: DirectoryItem): string {
  if (user !== undefined) return user.displayName ?? user.name ?? user.id
  return textOf(group, 'displayName') ?? id ?? type
}

/** What tells one object from another: users by their id, groups by theirs, others by the item's. */
export function itemKey({ type, user, group, site, team, id }: DirectoryItem): string {
  return `${type} ${(textOf(user ?? group ?? site ?? team, 'id') ?? id ?? '').toLowerCase()}`
}

function textOf(object: unknown, name: string): string | undefined {
  const value: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined
  return typeof value === 'string' ? value : undefined
}
