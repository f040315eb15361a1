/** Begins consents and takes their answers, each once; in memory only, bound to the session that asked. */
import { timingSafeEqual } from 'node:crypto'
import { type Database, findOrganization } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor, Reach } from '../caller.ts'
import { OperationError } from '../errors.ts'
import type { Organization } from '../organizations/model.ts'
import type { Microsoft365 } from '../ports.ts'
import { orNotFound } from '../refusals.ts'
import { stateMismatch } from '../sign-ins/answer.ts'
import type { Consent, ConsentAnswer, Consents } from './consents.ts'
import { redirectOf } from './redirect.ts'

export type ConsentingOrganization = Pick<Organization, 'tenantId' | 'name' | 'applications'>

export interface ConsentDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  /** The cloud of an organization's row: its addresses alone. Several clouds may serve one region. */
  readonly clouds: { named(name: string): Pick<Microsoft365, 'cloud'> }
  readonly organizations: { get(id: OrganizationId, reach: Reach): Promise<ConsentingOrganization> }
  /** Whether the session that began a consent is still alive. */
  readonly isLiving: (familyId: string) => Promise<boolean>
}

export interface ConsentOptions {
  readonly publicUrl: string | undefined
}

/** As long as a sign-in may take. */
const pendingMs = 15 * 60_000
const rememberMs = 60 * 60_000
const mostKept = 1_000
const mostOfSession = 5
const longestSaid = 300

interface Kept extends Omit<Consent, 'outcome' | 'message'> {
  readonly actor: Actor
  readonly tenantId: string
  outcome: 'pending' | 'returned' | 'refused'
  message: string | undefined
}

export function createConsents(given: ConsentDependencies, { publicUrl }: ConsentOptions): Consents {
  const { clock, random } = given
  const kept = new Map<string, Kept>()

  function makeRoom({ familyId }: Actor): void {
    for (const [id, { expiresAt }] of kept) if (clock.now() > expiresAt + rememberMs) kept.delete(id)
    const own = [...kept.values()].filter(({ actor }) => actor.familyId === familyId)
    for (const { id } of own.slice(0, Math.max(0, own.length + 1 - mostOfSession))) kept.delete(id)
    for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size + 1 - mostKept))) kept.delete(id)
  }

  function find(id: string, { familyId }: Actor): Kept {
    const found = kept.get(id)
    if (found !== undefined && found.actor.familyId === familyId) return found
    // The same for one of another session.
    throw new OperationError(
      'not_found',
      'No such consent is waited for in this session (any more): it is forgotten after a while, and when the server is restarted. Whatever was granted stands. Begin a new one.',
    )
  }

  return {
    async begin(id, request, { reach, actor }) {
      const organization = await given.organizations.get(id, reach)
      const { tenantId, applications, name } = organization
      const application = orNotFound(applications.find(({ purpose }) => purpose === request.purpose))
      const row = orNotFound(await findOrganization(given.database.db, id))
      const { cloud } = given.clouds.named(row.cloud)
      const place = { publicUrl, cloud, organization: name }
      const redirectUri = redirectOf(application, request.redirectUri, place)
      const state = Buffer.from(random.bytes(32)).toString('base64url')
      const { appId, purpose } = application
      const consent: Kept = {
        id: random.uuid(),
        organizationId: id,
        purpose,
        appId,
        url: consentPage(cloud.loginUrl, { tenantId, appId, redirectUri, state }),
        state,
        redirectUri,
        outcome: 'pending',
        message: undefined,
        expiresAt: clock.now() + pendingMs,
        actor,
        tenantId,
      }
      makeRoom(actor)
      kept.set(consent.id, consent)
      await record(given, consent, actor, { action: 'consent.begin' })
      return shown(consent, clock.now())
    },
    get: async (id, actor) => shown(find(id, actor), clock.now()),
    async complete(id, answer, actor) {
      const consent = find(id, actor)
      if (!isSame(answer.state, consent.state)) throw stateMismatch()
      if (!isWaiting(consent, clock.now()))
        throw new OperationError(
          'conflict',
          'This consent was answered already, or has expired. Begin a new one.',
        )
      return take(given, consent, answer, actor)
    },
    async receive(answer, from) {
      const consent = [...kept.values()].find(({ state }) => isSame(answer.state, state))
      if (consent === undefined || !isWaiting(consent, clock.now())) return undefined
      if (!(await given.isLiving(consent.actor.familyId))) return undefined
      // Asked again: another answer may have come while the session was looked up.
      if (!isWaiting(consent, clock.now())) return undefined
      return take(given, consent, answer, { ...consent.actor, ...from })
    },
  }
}

/** Version 1 covers all that is declared, whichever API it is for; version 2 takes one API at a time. */
function consentPage(
  loginUrl: string,
  asked: {
    readonly tenantId: string
    readonly appId: string
    readonly redirectUri: string
    readonly state: string
  },
): string {
  const { tenantId, appId, redirectUri, state } = asked
  const url = new URL(`${loginUrl}/${tenantId}/adminconsent`)
  url.search = new URLSearchParams({ client_id: appId, redirect_uri: redirectUri, state }).toString()
  return url.href
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function isWaiting({ outcome, expiresAt }: Kept, now: number): boolean {
  return outcome === 'pending' && expiresAt > now
}

/** An answer counts once, whatever it says. */
async function take(
  given: ConsentDependencies,
  consent: Kept,
  answer: ConsentAnswer,
  actor: Actor,
): Promise<Consent> {
  const { tenant } = answer
  const refusal = refusalIn(answer)
  const isElsewhere =
    refusal === undefined && tenant !== undefined && tenant.toLowerCase() !== consent.tenantId
  consent.message = isElsewhere
    ? 'The consent was given in another tenant: sign in there with an administrator of this organization.'
    : refusal
  consent.outcome = consent.message === undefined ? 'returned' : 'refused'
  const reason = isElsewhere ? 'other_tenant' : answer.error === undefined ? undefined : 'declined'
  await record(given, consent, actor, { action: 'consent.end', reason })
  return shown(consent, given.clock.now())
}

/** Texts from an address bar: one line, printable, short. */
function refusalIn({ error, errorDescription }: ConsentAnswer): string | undefined {
  if (error === undefined) return undefined
  const said = [errorDescription, error].find((text) => text !== undefined && text !== '') ?? ''
  const [firstLine = ''] = said.split(/[\r\n]/)
  const printable = firstLine
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ')
    .slice(0, longestSaid)
    .trim()
  return `Consent was not given${printable === '' ? '' : ` (${printable})`}. Begin again, with a Global Administrator.`
}

async function record(
  { database, clock }: ConsentDependencies,
  { id, organizationId, purpose, appId, tenantId }: Kept,
  actor: Actor,
  act: { readonly action: string; readonly reason?: string | undefined },
): Promise<void> {
  const outcome = act.reason === undefined ? {} : ({ outcome: 'refused', reason: act.reason } as const)
  const details = { sessionId: id, purpose, clientId: appId, tenantId }
  await database.transaction((trx) =>
    recordAct(trx, clock, actor, { action: act.action, organizationId, ...outcome, details }),
  )
}

function shown({ actor: _actor, tenantId: _tenant, ...consent }: Kept, now: number): Consent {
  const outcome = consent.outcome === 'pending' && consent.expiresAt <= now ? 'expired' : consent.outcome
  return { ...consent, outcome }
}
