/** Collects the archive: a few JSON documents and a manifest that says what is in it and what is not. */
import { arch, cpus, freemem, platform, release, totalmem } from 'node:os'
import { strToU8, zipSync } from 'fflate'
import {
  type Database,
  findOrganization,
  listOrganizationDomains,
  listOrganizations,
  type OrganizationRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Json } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import { toJson } from '../json.ts'
import { orNotFound } from '../refusals.ts'
import { auditFacts, organizationFacts, provisioningFacts } from './contents.ts'
import { reachability } from './reachability.ts'
import { createRedactor } from './redact.ts'
import type { BundleRequest, SupportFacts, SupportOperations } from './support.ts'

export interface SupportDependencies {
  readonly database: Database
  readonly facts: SupportFacts
  readonly clock: Clock
  readonly random: Random
}

interface BundleFile {
  readonly name: string
  readonly about: string
  readonly content: readonly Json[]
}

const leftOut = [
  'Private keys, sealed or not; the master key; passwords, one-time secrets, and tokens of every kind.',
  'Content of backups: no mail, no file, no name of either.',
  'Accounts of this server, beside the names in the audit records.',
  'Log lines: the server writes them to standard error and keeps none. Add them from your service manager.',
]

export function createSupportOperations(dependencies: SupportDependencies): SupportOperations {
  const { database, clock, random } = dependencies
  return {
    async bundle(request, actor) {
      const organizations = await chosen(database, request)
      const files = await collect(dependencies, request, organizations)
      const { isAnonymous } = request
      const redactor = createRedactor({
        names: isAnonymous ? await namesOf(database) : [],
        isAnonymous,
        salt: random.uuid() + random.uuid(),
      })
      const manifest = toJson({
        product: 'Strongroom',
        version: dependencies.facts.version,
        createdAt: new Date(clock.now()).toISOString(),
        createdBy: actor.name,
        isAnonymous,
        organizations: organizations.length,
        files: files.map(({ name, about }) => ({ name, about })),
        leftOut: [
          ...leftOut,
          ...(isAnonymous
            ? ['Names of organizations and people, domains and addresses: each has a stand-in.']
            : []),
        ],
      })
      const manifestFile = { name: 'manifest.json', about: '', content: [manifest] }
      await database.transaction((trx) =>
        recordAct(trx, clock, actor, {
          action: 'support.bundle',
          details: { itemCount: organizations.length, after: [`anonymous=${String(isAnonymous)}`] },
        }),
      )
      return zipSync(
        Object.fromEntries(
          [manifestFile, ...files].map(({ name, content }) => [
            name,
            strToU8(
              printed(
                name,
                content.map((value) => redactor.json(value)),
              ),
            ),
          ]),
        ),
        { level: 6 },
      )
    },
  }
}

async function chosen(
  database: Database,
  { organizationIds }: BundleRequest,
): Promise<readonly OrganizationRow[]> {
  if (organizationIds === undefined) return listOrganizations(database.db)
  const found = await Promise.all(
    [...new Set(organizationIds)].map((id) => findOrganization(database.db, id)),
  )
  return found.map(orNotFound)
}

/** Of all organizations: an audit record may name any of them. */
async function namesOf(database: Database): Promise<readonly string[]> {
  const rows = await listOrganizations(database.db)
  const domains = await Promise.all(rows.map(({ id }) => listOrganizationDomains(database.db, id)))
  return [
    ...rows.flatMap(({ name, displayName, description }) => [name, displayName, description]),
    ...domains.flat(),
  ]
}

async function collect(
  { database, facts, clock }: SupportDependencies,
  { organizationIds }: BundleRequest,
  organizations: readonly OrganizationRow[],
): Promise<readonly BundleFile[]> {
  const ids = organizationIds === undefined ? undefined : organizations.map(({ id }) => id)
  const inOrder: Json[] = []
  for (const row of organizations) inOrder.push(await organizationFacts(database, row))
  return [
    {
      name: 'server.json',
      about: 'Versions, the machine, and the configuration without its secrets.',
      content: [serverFacts(facts)],
    },
    {
      name: 'clouds.json',
      about:
        "Microsoft's hosts of each cloud, whether they can be reached, and how far the clocks are apart.",
      content: await cloudFacts(facts, clock),
    },
    {
      name: 'organizations.json',
      about:
        'Organizations with their applications, certificates (thumbprints and dates) and last verifications.',
      content: [inOrder],
    },
    {
      name: 'provisionings.json',
      about: 'What was planned and done in tenants, with plans and ids of what was made.',
      content: [await provisioningFacts(database, ids && new Set(ids))],
    },
    {
      name: 'audit.ndjson',
      about: 'The last 500 records of the audit log.',
      content: await auditFacts(database, ids),
    },
  ]
}

function serverFacts({ version, configuration }: SupportFacts): Json {
  const { node, openssl, sqlite } = process.versions
  return toJson({
    version,
    node,
    openssl,
    sqlite,
    platform: `${platform()} ${release()} ${arch()}`,
    processors: cpus().length,
    memory: { total: totalmem(), free: freemem(), used: process.memoryUsage.rss() },
    uptimeSeconds: Math.round(process.uptime()),
    configuration,
  })
}

async function cloudFacts(facts: SupportFacts, clock: Clock): Promise<readonly Json[]> {
  const found = await Promise.all(
    facts.clouds.map(async (cloud) => {
      const { name, region, loginUrl, graphUrl, graphAudience, features } = cloud
      const hosts = await reachability(facts, cloud, clock)
      return toJson({ name, region, loginUrl, graphUrl, graphAudience, features, hosts })
    }),
  )
  return [found]
}

/** One document, or a line each. */
function printed(name: string, values: readonly Json[]): string {
  if (name.endsWith('.ndjson')) return values.map((value) => `${JSON.stringify(value)}\n`).join('')
  return `${JSON.stringify(values[0] ?? null, null, 2)}\n`
}
