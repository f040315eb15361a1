/** `RESTUser`: a user of an organization's directory. */
import { Type, type Static } from 'typebox'
import type { DirectoryUserEntry } from '../../../operations/index.ts'
import { userIdToWire } from '../../ids.ts'
import { links, oneOf, resource } from '../../schema.ts'

export const userSchema = resource('RESTUser', {
  id: Type.String(),
  displayName: Type.String(),
  name: Type.String(),
  type: oneOf('User', 'Shared', 'Public'),
  locationType: oneOf('OnPremises', 'Cloud', 'Hybrid'),
  _links: links,
})
export type UserBody = Static<typeof userSchema>

/** `organization`: the organization's own path. */
export function userBody(user: DirectoryUserEntry, organization: string): UserBody {
  const id = userIdToWire(user.id)
  return {
    id,
    displayName: user.displayName,
    name: user.userName,
    type: user.isShared ? 'Shared' : 'User',
    locationType: 'Cloud',
    _links: { self: { href: `${organization}/Users/${id}` }, organization: { href: organization } },
  }
}
