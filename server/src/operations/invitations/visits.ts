/**
 * The visits of those who follow an invitation. Each is one browser's, known by its cookie: it signs in, sees what
 * would be done, and confirms, as an administrator of ours would, with an actor that stands for the invitation.
 */
import { createHash } from 'node:crypto'
import {
  closeInvitation,
  type Database,
  findInvitation,
  type InvitationRow,
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
import { createKeptVisits, type Kept, type KeptVisits } from './kept-visits.ts'
import { invitationOf, invitationRowOfSecret } from './records.ts'

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
  const { signIns, provisionings, microsoft365 } = dependencies
  const { visits, placeOf } = createPlaces(dependencies)

  async function visitAt({ invitation, actor, kept }: Place): Promise<Visit> {
    const { signInId, provisioningId } = kept
    return {
      invitation,
      signIn: signInId === undefined ? undefined : await orForgotten(() => signIns.get(signInId, actor)),
      provisioning:
        provisioningId === undefined
          ? undefined
          : await orForgotten(() => provisionings.get(provisioningId, { kind: 'server' })),
      canUseBrowser: publicUrl !== undefined && !microsoft365.bootstrapClient.isOfMicrosoft,
    }
  }

  return {
    see: async (visitor) => visitAt(await placeOf(visitor)),
    async signIn(visitor, way) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      if (visits.get(place.actor.familyId) === undefined) await visits.makeRoom(place.invitation.id)
      const { id } = await beginSignIn(signIns, place, { way, publicUrl })
      Object.assign(place.kept, { signInId: id, provisioningId: undefined })
      visits.set(place.actor.familyId, place.kept)
      return visitAt(place)
    },
    async cancelSignIn(visitor) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      await giveUpSignIn(signIns, place)
      Object.assign(place.kept, { signInId: undefined, provisioningId: undefined })
      return visitAt(place)
    },
    async complete(browser, answer) {
      const begunHere = visits.ofBrowser(digestOf(browser.visit))
      if (begunHere.length === 0) throw forgotten()
      for (const [, { secret, signInId }] of begunHere) {
        if (signInId === undefined) continue
        const { actor } = await placeOf({ ...browser, secret: secret.reveal() })
        const authorizationUrl = (await orForgotten(() => signIns.get(signInId, actor)))?.authorizationUrl
        if (authorizationUrl === undefined || stateIn(authorizationUrl) !== answer.state) continue
        await signIns.complete(signInId, answer, actor)
        return secret
      }
      throw stateMismatch()
    },
    async plan(visitor) {
      const place = await placeOf(visitor)
      refuseConfirmed(place.kept)
      if (place.kept.signInId === undefined) throw forgotten()
      const request = provisioningOf(place.invitation, place.kept.signInId)
      place.kept.provisioningId = (await provisionings.plan(request, place.actor)).id
      return visitAt(place)
    },
    async confirm(visitor, planHash) {
      const place = await placeOf(visitor)
      const { provisioningId } = place.kept
      if (provisioningId === undefined) throw forgotten()
      refuseConfirmed(place.kept)
      await confirm(dependencies, place, { provisioningId, planHash })
      return visitAt({ ...place, invitation: { ...place.invitation, state: 'used' } })
    },
  }
}

/** Where each visitor stands: what their link leads to, and what their browser has begun. */
function createPlaces(dependencies: VisitDependencies): {
  readonly visits: KeptVisits
  readonly placeOf: (visitor: Visitor) => Promise<Place>
} {
  const { signIns, clock } = dependencies
  const visits = createKeptVisits(clock, isOver)

  async function placeOf(visitor: Visitor): Promise<Place> {
    const row = await invitationRowOfSecret(dependencies, visitor.secret)
    if (row === undefined) throw notFound()
    const found = invitationOf(row, clock.now())
    const actor = actorOf(found, visitor)
    const kept = visits.get(actor.familyId) ?? begun(found, visitor)
    if (found.state === 'used' && !kept.isConfirmed && row.usedBy === digestOf(visitor.visit)) {
      // It was confirmed in this browser, and the server was restarted since.
      Object.assign(kept, { isConfirmed: true, provisioningId: row.provisioningId ?? undefined })
      visits.set(actor.familyId, kept)
    }
    const isVain = found.state === 'used' && (await cameToNothing(dependencies, row))
    const invitation = isVain ? await reopen(dependencies, { invitation: found, actor, kept }) : found
    // Used: only the browser that used it sees how it goes on.
    if (invitation.state !== 'open' && !(invitation.state === 'used' && kept.isConfirmed)) throw notFound()
    return { invitation, actor, kept }
  }

  /** Nothing is waited for in it any more. */
  async function isOver(familyId: string, { signInId }: Kept): Promise<boolean> {
    if (signInId === undefined) return true
    const actor: Actor = { name: '', familyId, requestId: '', remoteAddress: '' }
    const found = await orForgotten(() => signIns.get(signInId, actor))
    return found === undefined || (found.state !== 'pending' && found.state !== 'signed-in')
  }

  return { visits, placeOf }
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

function begun({ id, expiresAt }: Invitation, { secret }: Visitor): Kept {
  const dayMs = 24 * 3_600_000
  return {
    invitationId: id,
    secret: new Secret(secret),
    expiresAt: expiresAt + dayMs,
    signInId: undefined,
    provisioningId: undefined,
    isConfirmed: false,
  }
}

/** What was begun is in memory alone; the link itself is as good as before. */
function forgotten(): OperationError {
  return new OperationError(
    'conflict',
    'What this browser had begun is not known any more: it took too long, or the server was restarted. Nothing was done in your tenant. Open the link again and begin anew: it is still good.',
  )
}

async function orForgotten<Result>(look: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof OperationError && error.code === 'not_found') return undefined
    throw error
  }
}

async function giveUpSignIn(signIns: SignIns, { actor, kept }: Pick<Place, 'actor' | 'kept'>): Promise<void> {
  const { signInId } = kept
  if (signInId !== undefined) await orForgotten(() => signIns.cancel(signInId, actor))
}

/** Whether it was used, and nothing stands in the tenant: also when the server stopped before anything was begun. */
async function cameToNothing(
  { database, provisionings }: VisitDependencies,
  { id, organizationId, provisioningId }: InvitationRow,
): Promise<boolean> {
  if (provisioningId === null || organizationId !== null) return false
  const found = await orForgotten(() => provisionings.get(provisioningId, { kind: 'server' }))
  if (found?.state === 'done') await nameInvitedOrganization(database.db, id, found.organizationId)
  return found === undefined || found.state === 'rolled-back' || found.state === 'cancelled'
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
  await giveUpSignIn(signIns, { actor, kept })
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
    const usedBy = actor.familyId.split(':').at(-1) ?? null
    const change = { state: 'used', usedAt: clock.now(), provisioningId, usedBy }
    if (!(await closeInvitation(trx, invitation.id, change))) return false
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
): Promise<Invitation> {
  kept.isConfirmed = false
  await database.transaction(async (trx) => {
    if (!(await reopenInvitation(trx, invitation.id))) return
    const details = { sessionId: invitation.id, target: invitation.label, expiresAt: invitation.expiresAt }
    await recordAct(trx, clock, actor, { action: 'invitation.reopen', details })
  })
  const row = await findInvitation(database.db, invitation.id)
  if (row === undefined) throw notFound()
  return invitationOf(row, clock.now())
}
