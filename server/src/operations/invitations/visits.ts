/**
 * The visits of those who follow an invitation. Each is one browser's, known by its cookie: it signs in, sees what
 * would be done, and confirms, as an administrator of ours would, with an actor that stands for the invitation.
 */
import { createHash } from 'node:crypto'
import {
  closeInvitation,
  type Database,
  findInvitation,
  nameInvitedOrganization,
  reopenInvitation,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import type { Microsoft365 } from '../ports.ts'
import type { NewProvisioning, Provisionings } from '../provisioning/provisioning.ts'
import { notFound } from '../refusals.ts'
import { stateMismatch } from '../sign-ins/answer.ts'
import { callbackPath } from '../sign-ins/check-request.ts'
import type { SignIn, SignIns } from '../sign-ins/sign-ins.ts'
import type { Invitation, InvitedVisits, Visit, Visitor } from './invitations.ts'
import { invitationOf, invitationOfSecret } from './records.ts'

export interface VisitDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly signIns: SignIns
  readonly provisionings: Pick<Provisionings, 'plan' | 'apply' | 'get' | 'finished'>
  readonly microsoft365: Pick<Microsoft365, 'bootstrapClient'>
}

export interface VisitOptions {
  readonly publicUrl: string | undefined
}

/** What one browser has begun; lost at a restart, as its sign-in is. */
interface Kept {
  /** Of the link; in memory alone, for the way back from Microsoft's page. */
  readonly secret: Secret
  readonly expiresAt: number
  signInId: string | undefined
  provisioningId: string | undefined
  isConfirmed: boolean
}

const mostVisits = 1_000
const prefix = 'invitation:'

/** Whether the family of an actor stands for an invitation that can still be used; undefined when it stands for none. */
export async function isLivingInvitation(
  { database, clock }: Pick<VisitDependencies, 'database' | 'clock'>,
  familyId: string,
): Promise<boolean | undefined> {
  if (!familyId.startsWith(prefix)) return undefined
  const row = await findInvitation(database.db, familyId.split(':')[1] ?? '')
  return row !== undefined && invitationOf(row, clock.now()).state === 'open'
}

interface Place {
  readonly invitation: Invitation
  readonly actor: Actor
  readonly kept: Kept
}

export function createInvitedVisits(
  dependencies: VisitDependencies,
  { publicUrl }: VisitOptions,
): InvitedVisits {
  const { signIns, provisionings, clock, microsoft365 } = dependencies
  const visits = new Map<string, Kept>()

  async function placeOf(visitor: Visitor): Promise<Place> {
    const invitation = await invitationOfSecret(dependencies, visitor.secret)
    if (invitation === undefined) throw notFound()
    const actor = actorOf(invitation, visitor)
    const known = visits.get(actor.familyId)
    // Used: only the browser that used it sees how it goes on.
    if (invitation.state !== 'open' && !(invitation.state === 'used' && known?.isConfirmed === true))
      throw notFound()
    const kept = known ?? begun(invitation, visitor)
    visits.set(actor.familyId, kept)
    forgetOld()
    return { invitation, actor, kept }
  }

  function forgetOld(): void {
    for (const [key, { expiresAt }] of visits) if (expiresAt < clock.now()) visits.delete(key)
    for (const key of [...visits.keys()].slice(0, -mostVisits)) visits.delete(key)
  }

  async function visitAt({ invitation, actor, kept }: Place): Promise<Visit> {
    const { signInId, provisioningId } = kept
    return {
      invitation,
      signIn: signInId === undefined ? undefined : await signIns.get(signInId, actor),
      provisioning:
        provisioningId === undefined
          ? undefined
          : await provisionings.get(provisioningId, { kind: 'server' }),
      canUseBrowser: publicUrl !== undefined && !microsoft365.bootstrapClient.isOfMicrosoft,
    }
  }

  return {
    see: async (visitor) => visitAt(await placeOf(visitor)),
    async signIn(visitor, way) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      const { id } = await beginSignIn(signIns, place, { way, publicUrl })
      Object.assign(place.kept, { signInId: id, provisioningId: undefined })
      return visitAt(place)
    },
    async cancelSignIn(visitor) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      if (place.kept.signInId !== undefined) await signIns.cancel(place.kept.signInId, place.actor)
      Object.assign(place.kept, { signInId: undefined, provisioningId: undefined })
      return visitAt(place)
    },
    async complete(browser, answer) {
      for (const [familyId, { secret, signInId }] of visits) {
        if (signInId === undefined || !familyId.endsWith(`:${digestOf(browser.visit)}`)) continue
        const { actor } = await placeOf({ ...browser, secret: secret.reveal() })
        const { authorizationUrl } = await signIns.get(signInId, actor)
        if (authorizationUrl === undefined || stateIn(authorizationUrl) !== answer.state) continue
        await signIns.complete(signInId, answer, actor)
        return secret
      }
      throw stateMismatch()
    },
    async plan(visitor) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      if (place.kept.signInId === undefined) throw notFound()
      const request = provisioningOf(place.invitation, place.kept.signInId)
      place.kept.provisioningId = (await provisionings.plan(request, place.actor)).id
      return visitAt(place)
    },
    async confirm(visitor, planHash) {
      const place = await placeOf(visitor)
      const { provisioningId } = place.kept
      if (provisioningId === undefined) throw notFound()
      refuseConfirmed(place.kept)
      await confirm(dependencies, place, { provisioningId, planHash })
      return visitAt({ ...place, invitation: { ...place.invitation, state: 'used' } })
    },
  }
}

/** The session that its sign-in and its provisioning are bound to is the browser's, not that of the link. */
function actorOf({ id, label }: Invitation, { visit, requestId, remoteAddress }: Visitor): Actor {
  return {
    name: `invitation: ${label}`,
    familyId: `${prefix}${id}:${digestOf(visit)}`,
    requestId,
    remoteAddress,
  }
}

function digestOf(visit: string): string {
  return createHash('sha256').update(visit).digest('hex')
}

function stateIn(url: string): string | null {
  return new URL(url).searchParams.get('state')
}

function begun({ expiresAt }: Invitation, { secret }: Visitor): Kept {
  const dayMs = 24 * 3_600_000
  return {
    secret: new Secret(secret),
    expiresAt: expiresAt + dayMs,
    signInId: undefined,
    provisioningId: undefined,
    isConfirmed: false,
  }
}

function refuseConfirmed({ isConfirmed }: Kept): void {
  if (isConfirmed) throw new OperationError('conflict', 'It was confirmed already, and goes on.')
}

async function beginSignIn(
  signIns: SignIns,
  { invitation, actor, kept }: Place,
  { way, publicUrl }: { readonly way: 'browser' | 'device-code'; readonly publicUrl: string | undefined },
): Promise<SignIn> {
  // Who begins anew on the page has given up the one before.
  if (kept.signInId !== undefined) await signIns.cancel(kept.signInId, actor)
  return signIns.begin(
    {
      way,
      purpose: 'onboarding',
      region: '',
      tenant: invitation.domain,
      redirectUri: way === 'browser' ? `${publicUrl ?? ''}${callbackPath}` : undefined,
    },
    actor,
  )
}

function provisioningOf({ provisioning, label }: Invitation, signInId: string): NewProvisioning {
  return {
    way: 'register',
    organizationId: undefined,
    region: '',
    description: label,
    ...provisioning,
    applications: {},
    tenant: undefined,
    credential: { kind: 'new-certificate' },
    removeExcessive: false,
    accept: [],
    signInReference: signInId,
  }
}

/** Single use: whoever is second finds it used, before anything is written in a tenant. */
async function confirm(
  dependencies: VisitDependencies,
  place: Place,
  { provisioningId, planHash }: { readonly provisioningId: string; readonly planHash: string },
): Promise<void> {
  const { database, clock, log, provisionings } = dependencies
  const { invitation, actor, kept } = place
  const { plan } = await provisionings.get(provisioningId, { kind: 'server' })
  if (plan?.hash !== planHash)
    throw new OperationError(
      'plan_changed',
      'What would be done has changed. Look at it again, then confirm.',
    )
  const isOurs = await database.transaction(async (trx) => {
    if (!(await closeInvitation(trx, invitation.id, { state: 'used', usedAt: clock.now() }))) return false
    const details = { sessionId: invitation.id, target: invitation.label, digest: planHash.slice(0, 16) }
    await recordAct(trx, clock, actor, { action: 'invitation.use', details })
    return true
  })
  if (!isOurs) throw notFound()
  kept.isConfirmed = true
  try {
    await provisionings.apply(provisioningId, planHash, actor)
  } catch (error) {
    await reopen(dependencies, place)
    throw error
  }
  void provisionings
    .finished(provisioningId)
    .then(
      ({ id }) => nameInvitedOrganization(database.db, invitation.id, id),
      async (error: unknown) => {
        log.warn({ err: error, invitationId: invitation.id }, 'an invitation came to nothing')
        const { state } = await provisionings.get(provisioningId, { kind: 'server' })
        if (state === 'rolled-back') await reopen(dependencies, place)
      },
    )
    .catch((error: unknown) =>
      log.error({ err: error, invitationId: invitation.id }, 'an invitation was not kept'),
    )
}

/** Nothing of it stands in the tenant: whoever has the link may try again, until it expires. */
async function reopen(
  { database, clock }: VisitDependencies,
  { invitation, actor, kept }: Place,
): Promise<void> {
  kept.isConfirmed = false
  await database.transaction(async (trx) => {
    if (!(await reopenInvitation(trx, invitation.id))) return
    const details = { sessionId: invitation.id, target: invitation.label, expiresAt: invitation.expiresAt }
    await recordAct(trx, clock, actor, { action: 'invitation.reopen', details })
  })
}
