/** What an organization's plan holds beyond its services, as a JSON document in its row. */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { OrganizationRow } from '../../database/index.ts'
import type { Services } from '../organizations/model.ts'

const optionsSchema = Type.Object({
  layout: Type.Enum(['standard', 'separate-restore', 'single']),
  signIn: Type.Union([Type.Boolean(), Type.Literal('as-switched')]),
  restore: Type.Enum(['standing', 'just-in-time', 'none']),
  posture: Type.Boolean(),
  drift: Type.Boolean(),
  /** What clients of the dialect call the organization; its initial domain when there is none. */
  label: Type.Optional(Type.String()),
  /** Credentials, owners and redirect URIs in the tenant that are ours or were accepted: no strangers to a later plan. */
  known: Type.Array(Type.String()),
})

export type OrganizationOptions = Readonly<Static<typeof optionsSchema>>

/** Of an organization that was connected before there was a choice. */
const initially: OrganizationOptions = {
  layout: 'standard',
  signIn: 'as-switched',
  restore: 'standing',
  posture: false,
  drift: false,
  known: [],
}

export function optionsOf({ options }: Pick<OrganizationRow, 'options'>): OrganizationOptions {
  const stored: unknown = JSON.parse(options)
  const merged: unknown = { ...initially, ...(typeof stored === 'object' ? stored : {}) }
  if (!Value.Check(optionsSchema, merged)) throw new Error('the options of an organization are damaged')
  return merged
}

type ServiceColumns = Pick<
  OrganizationRow,
  'isExchangeOnline' | 'isSharePointOnline' | 'isTeamsOnline' | 'isTeamsChatsOnline'
>

export function servicesOf(row: ServiceColumns): Services {
  return {
    exchange: row.isExchangeOnline === 1,
    sharePoint: row.isSharePointOnline === 1,
    teams: row.isTeamsOnline === 1,
    teamsChats: row.isTeamsChatsOnline === 1,
  }
}

export function serviceColumns({ exchange, sharePoint, teams, teamsChats }: Services): ServiceColumns {
  return {
    isExchangeOnline: exchange ? 1 : 0,
    isSharePointOnline: sharePoint ? 1 : 0,
    isTeamsOnline: teams ? 1 : 0,
    isTeamsChatsOnline: teamsChats ? 1 : 0,
  }
}
