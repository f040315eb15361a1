/**
 * The names by which a sign-in may call an organization, read anew from its tenant (Microsoft Graph, organization
 * resource): a domain that moved away names nobody, and none is taken from another organization.
 */
import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import {
  type Database,
  type DatabaseSchema,
  findOrganization,
  findOrganizationByDomain,
  listOrganizationDomains,
  listOrganizations,
  type OrganizationRow,
  replaceOrganizationDomains,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { recordAct } from '../audit/record.ts'
import { forEachConcurrently } from '../concurrency.ts'
import type { Connections } from '../connections.ts'
import { organizationId } from '../ids.ts'
import type { Actor } from '../operations.ts'
import { withinTime } from '../people/within-time.ts'

const longestMs = 30_000
/** One that gives no answer does not keep the others waiting, and hundreds are not asked at the same moment. */
const askedAtOnce = 4
const longestDomain = 253

/** Every tenant has its initial domain, so that an empty list is no answer. */
const organizationsSchema = Type.Object({
  value: Type.Array(
    Type.Object({
      id: Type.String(),
      verifiedDomains: Type.Array(
        Type.Object({ name: Type.String({ minLength: 1, maxLength: longestDomain }) }),
        { minItems: 1 },
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
})

const actor: Actor = { name: 'domain check', familyId: '', requestId: '', remoteAddress: '' }

export interface DomainDependencies {
  readonly database: Database
  readonly connections: Connections
  readonly clock: Clock
  readonly log: Log
}

interface Verified {
  readonly organization: OrganizationRow
  /** Lower case, in order. */
  readonly domains: readonly string[]
}

/**
 * Gives every organization the domains that its tenant verifies now; one whose tenant gives no answer keeps its own.
 * @param signal - ends it between two organizations, and the question that is under way.
 */
export async function recheckDomains(dependencies: DomainDependencies, signal?: AbortSignal): Promise<void> {
  const { database, log } = dependencies
  const answers: Verified[] = []
  await forEachConcurrently(await listOrganizations(database.db), askedAtOnce, async (organization) => {
    if (signal?.aborted === true) return
    const domains = await verifiedDomains(dependencies, organization, signal)
    if (domains !== undefined) answers.push({ organization, domains })
  })
  if (signal?.aborted === true) return
  for (const answer of await losersFirst(database, answers))
    await replaceDomains(dependencies, answer).catch((error: unknown) =>
      log.warn(
        { err: error, organizationId: answer.organization.id },
        'the domains of an organization could not be written; they are checked again tomorrow',
      ),
    )
}

/** @returns `undefined` when the tenant gives no answer that can be believed. */
async function verifiedDomains(
  { connections, clock, log }: DomainDependencies,
  { id, tenantId, name }: OrganizationRow,
  stop: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  try {
    const graph = await connections.graph(organizationId(id))
    const { value } = await withinTime(clock, longestMs, (limit) =>
      graph.json(
        {
          path: '/organization?$select=id,verifiedDomains',
          signal: stop === undefined ? limit : AbortSignal.any([limit, stop]),
        },
        organizationsSchema,
      ),
    )
    const [tenant] = value
    if (tenant?.id.toLowerCase() !== tenantId.toLowerCase())
      throw new Error('Microsoft answered for another tenant than was asked for')
    return [...new Set(tenant.verifiedDomains.map((domain) => domain.name.toLowerCase()))].toSorted()
  } catch (error) {
    if (stop?.aborted !== true)
      log.warn(
        { err: error, organizationId: id, organizationName: name },
        'the domains of an organization could not be checked; it keeps those that it had',
      )
    return undefined
  }
}

/** A domain that moved between two organizations of this server is given up before it is claimed. */
async function losersFirst(database: Database, answers: readonly Verified[]): Promise<readonly Verified[]> {
  const losers = new Set<Verified>()
  for (const answer of answers) {
    const before = await listOrganizationDomains(database.db, answer.organization.id)
    if (before.some((domain) => !answer.domains.includes(domain))) losers.add(answer)
  }
  return [...losers, ...answers.filter((answer) => !losers.has(answer))]
}

interface Replaced {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Verified by the tenant, and yet the name of another organization. */
  readonly held: readonly string[]
}

async function replaceDomains(dependencies: DomainDependencies, answer: Verified): Promise<void> {
  const { database, log } = dependencies
  const { id, name } = answer.organization
  const { before, after, held } = await database.transaction((trx) => replace(trx, dependencies, answer))
  const organization = { organizationId: id, organizationName: name }
  if (!isSame(before, after))
    log.warn({ ...organization, before, after }, 'the domains of an organization have changed')
  if (held.length > 0)
    log.warn(
      { ...organization, domains: held },
      'a tenant verifies a domain that another organization holds; it is not taken over',
    )
}

/** Which of the domains the organization may have, and which another one holds: one name leads to one organization. */
export async function divideDomains(
  trx: Transaction<DatabaseSchema>,
  id: string,
  domains: readonly string[],
): Promise<{ readonly free: readonly string[]; readonly held: readonly string[] }> {
  const free: string[] = []
  const held: string[] = []
  for (const domain of domains) {
    const holder = await findOrganizationByDomain(trx, domain)
    const list = holder === undefined || holder.id === id ? free : held
    list.push(domain)
  }
  return { free, held }
}

async function replace(
  trx: Transaction<DatabaseSchema>,
  { clock }: DomainDependencies,
  { organization: { id, name }, domains }: Verified,
): Promise<Replaced> {
  // It may have been removed while its tenant was asked.
  if ((await findOrganization(trx, id)) === undefined) return { before: [], after: [], held: [] }
  const before = await listOrganizationDomains(trx, id)
  const { free: after, held } = await divideDomains(trx, id, domains)
  const act = { action: 'organization.domains', organizationId: id }
  const details = { organizationName: name, before: described(before), after: described(after) }
  if (!isSame(before, after)) {
    await replaceOrganizationDomains(trx, id, after)
    await recordAct(trx, clock, actor, { ...act, details })
  }
  if (held.length > 0) {
    const error = `Another organization of this server holds ${held.join(', ')}: its own check has to give that up first.`
    await recordAct(trx, clock, actor, {
      ...act,
      outcome: 'refused',
      reason: 'domain_held',
      details: { ...details, error },
    })
  }
  return { before, after, held }
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.join() === after.join()
}

function described(domains: readonly string[]): readonly string[] {
  return domains.map((domain) => `domain=${domain}`)
}
