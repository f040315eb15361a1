/** Makes, lists and ends invitations; of the link's secret only a digest is kept. */
import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  type Database,
  findInvitation,
  findInvitationByHash,
  insertInvitation,
  type InvitationRow,
  listInvitations,
  revokeInvitation,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { recordAct } from '../audit/record.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import type { Invitation, Invitations, NewInvitation } from './invitations.ts'

export interface InvitationDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

const mostListed = 1_000
const mostHours = 168
const hourMs = 3_600_000
const longestLabel = 200
/** By its form the redaction of logs knows it, should it ever get there. */
const secretForm = /^sriv_[0-9a-f]{64}$/
const domainForm = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/

const provisioningSchema = Type.Object({
  services: Type.Object({
    exchange: Type.Boolean(),
    sharePoint: Type.Boolean(),
    teams: Type.Boolean(),
    teamsChats: Type.Boolean(),
  }),
  layout: Type.Union([Type.Literal('standard'), Type.Literal('separate-restore'), Type.Literal('single')]),
  signIn: Type.Union([Type.Boolean(), Type.Literal('as-switched')]),
  restore: Type.Union([Type.Literal('standing'), Type.Literal('just-in-time'), Type.Literal('none')]),
  posture: Type.Boolean(),
  drift: Type.Boolean(),
  applicationName: Type.Optional(Type.String()),
})

export function createInvitations({ database, clock, random }: InvitationDependencies): Invitations {
  const { db } = database
  return {
    async create(given, actor) {
      const checked = checkInvitation(given)
      const secret = new Secret(`sriv_${Buffer.from(random.bytes(32)).toString('hex')}`)
      const row = rowOf(checked, { id: random.uuid(), secret, createdBy: actor.name, now: clock.now() })
      await database.transaction(async (trx) => {
        await insertInvitation(trx, row)
        await recordAct(trx, clock, actor, { action: 'invitation.create', details: detailsOf(row) })
      })
      return { invitation: invitationOf(row, clock.now()), secret }
    },
    async list() {
      const now = clock.now()
      return (await listInvitations(db, mostListed)).map((row) => invitationOf(row, now))
    },
    get: async (id) => invitationOf(orNotFound(await findInvitation(db, id)), clock.now()),
    async revoke(id, actor) {
      const row = orNotFound(await findInvitation(db, id))
      await database.transaction(async (trx) => {
        if (await revokeInvitation(trx, id))
          await recordAct(trx, clock, actor, { action: 'invitation.revoke', details: detailsOf(row) })
      })
    },
  }
}

/** The invitation that a link leads to, whatever has become of it; undefined for none. */
export async function invitationOfSecret(
  { database, clock }: Pick<InvitationDependencies, 'database' | 'clock'>,
  secret: string,
): Promise<Invitation | undefined> {
  const row = await invitationRowOfSecret({ database }, secret)
  return row === undefined ? undefined : invitationOf(row, clock.now())
}

export async function invitationRowOfSecret(
  { database }: Pick<InvitationDependencies, 'database'>,
  secret: string,
): Promise<InvitationRow | undefined> {
  return secretForm.test(secret) ? findInvitationByHash(database.db, digestOf(secret)) : undefined
}

export function invitationOf(row: InvitationRow, now: number): Invitation {
  const request: unknown = JSON.parse(row.request)
  const { applicationName, ...provisioning } = Value.Parse(provisioningSchema, request)
  return {
    id: row.id,
    label: row.label,
    domain: row.domain ?? undefined,
    provisioning: { ...provisioning, applicationName },
    state: stateOf(row, now),
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    usedAt: row.usedAt ?? undefined,
    organizationId: row.organizationId ?? undefined,
  }
}

function stateOf({ state, expiresAt }: InvitationRow, now: number): Invitation['state'] {
  if (state === 'used' || state === 'revoked') return state
  return expiresAt > now ? 'open' : 'expired'
}

function digestOf(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

function checkInvitation(given: NewInvitation): NewInvitation {
  const label = given.label.trim()
  if (label === '' || label.length > longestLabel)
    throw invalidRequest(`Name who invites, in 1 to ${longestLabel} characters (label).`)
  if (!Number.isInteger(given.expiresInHours) || given.expiresInHours < 1 || given.expiresInHours > mostHours)
    throw invalidRequest(`An invitation is good for 1 to ${mostHours} hours (expiresInHours).`)
  const domain = given.domain?.trim().toLowerCase()
  if (domain !== undefined && !domainForm.test(domain))
    throw invalidRequest('Name the tenant by one of its domains or its id, for example contoso.com (domain).')
  return { ...given, label, domain }
}

function rowOf(
  { label, domain, provisioning, expiresInHours }: NewInvitation,
  made: {
    readonly id: string
    readonly secret: Secret
    readonly createdBy: string
    readonly now: number
  },
): InvitationRow {
  return {
    id: made.id,
    tokenHash: digestOf(made.secret.reveal()),
    label,
    domain: domain ?? null,
    request: JSON.stringify(provisioning),
    state: 'open',
    createdBy: made.createdBy,
    createdAt: made.now,
    expiresAt: made.now + expiresInHours * hourMs,
    usedAt: null,
    organizationId: null,
    provisioningId: null,
    usedBy: null,
  }
}

function detailsOf({ id, label, domain, expiresAt }: InvitationRow) {
  return {
    sessionId: id,
    target: label,
    expiresAt,
    ...(domain === null ? {} : { resource: domain }),
  }
}
