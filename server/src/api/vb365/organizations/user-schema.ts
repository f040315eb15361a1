/** `RESTUser`: a user of an organization's directory. */
import { Type, type Static } from 'typebox'
import type { DirectoryPerson } from '../../../operations/index.ts'
import { userIdToWire } from '../../ids.ts'
import { defined, links, oneOf, resource, uuid } from '../../schema.ts'

export const userSchema = resource(
  'RESTUser',
  {
    id: Type.String(),
    displayName: Type.String(),
    name: Type.String(),
    type: oneOf('User', 'Shared', 'Public'),
    locationType: oneOf('OnPremises', 'Cloud', 'Hybrid'),
    office: Type.Optional(Type.String()),
    eTag: Type.Integer(),
    msid: uuid,
    _links: links,
  },
  { since: { office: 7, eTag: 8, msid: 8 } },
)
export type UserBody = Static<typeof userSchema>

/** `organization`: the organization's own path. */
export function userBody(user: DirectoryPerson, organization: string): UserBody {
  const id = userIdToWire(user.id)
  const self = `${organization}/Users/${id}`
  return defined({
    id,
    displayName: user.displayName,
    name: user.userName,
    type: user.isShared ? ('Shared' as const) : ('User' as const),
    locationType: user.location,
    office: user.office,
    eTag: 0,
    msid: user.id,
    _links: {
      self: { href: self },
      organization: { href: organization },
      oneDrives: { href: `${self}/OneDrives` },
    },
  })
}
