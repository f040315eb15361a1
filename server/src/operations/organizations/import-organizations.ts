/** Organizations as another product lists them: recorded, read-only, and moved to an application by a migration. */
import {
  findOrganizationByTenant,
  insertOrganization,
  listOrganizations,
  replaceOrganizationDomains,
} from '../../database/index.ts'
import { describeError } from '../../foundation/errors.ts'
import { recordAct } from '../audit/record.ts'
import { organizationId } from '../ids.ts'
import type { Actor, ImportedOrganization, ImportOutcome } from '../operations.ts'
import { serviceColumns } from '../provisioning/options.ts'
import { fromTenant, type PlanningDependencies } from '../provisioning/planning.ts'
import { invalidRequest } from '../refusals.ts'
import { divideDomains } from './domains.ts'
import { holderOfLabel } from './label.ts'

const mostOrganizations = 1000
const domainName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/

export async function importOrganizations(
  dependencies: PlanningDependencies,
  organizations: readonly ImportedOrganization[],
  actor: Actor,
): Promise<readonly ImportOutcome[]> {
  if (organizations.length > mostOrganizations)
    throw invalidRequest(`At most ${mostOrganizations} organizations are imported at once.`)
  const outcomes: ImportOutcome[] = []
  for (const one of organizations) outcomes.push(await importOne(dependencies, one, actor))
  return outcomes
}

async function importOne(
  given: PlanningDependencies,
  one: ImportedOrganization,
  actor: Actor,
): Promise<ImportOutcome> {
  const skipped = (message: string): ImportOutcome => ({
    name: one.name,
    outcome: 'skipped',
    organizationId: undefined,
    authentication: one.authentication,
    message,
  })
  const name = one.name.toLowerCase()
  if (!domainName.test(name)) return skipped('It is not named by a domain of Microsoft 365.')
  if (one.authentication === 'app-only')
    return skipped(
      `It works with an application already, whose key no listing holds: add the organization ${name} with that existing application (${one.applicationId ?? 'its client id'}) and its certificate.`,
    )
  let dependencies: PlanningDependencies
  let tenantId: string | undefined
  try {
    dependencies = { ...given, microsoft365: given.clouds.inRegion(one.region) }
    tenantId = await tenantOf(dependencies, { ...one, name })
  } catch (error) {
    return skipped(describeError(error))
  }
  if (tenantId === undefined) return skipped(`Microsoft knows no tenant ${name} in the region ${one.region}.`)
  if ((await findOrganizationByTenant(dependencies.database.db, tenantId)) !== undefined)
    return skipped('Its tenant is connected already.')
  const label = one.label?.trim() ?? ''
  const holder = holderOfLabel(label, undefined, await listOrganizations(dependencies.database.db))
  if (holder !== undefined)
    return skipped(`Another organization is called ${label}: rename it in the listing.`)
  return record(
    dependencies,
    { one: { ...one, name, label: label === '' ? undefined : label }, tenantId },
    actor,
  )
}

/** What the listing says is compared with what Microsoft says: a record of the wrong tenant helps nobody. */
async function tenantOf(
  { microsoft365 }: PlanningDependencies,
  { name, tenantId }: ImportedOrganization,
): Promise<string | undefined> {
  const found = await fromTenant(() => microsoft365.discoverTenant(name, new AbortController().signal))
  if (found !== undefined && tenantId !== undefined && tenantId.toLowerCase() !== found)
    throw invalidRequest(`The listing names the tenant ${tenantId}, Microsoft says that ${name} is ${found}.`)
  return found
}

async function record(
  { database, clock, random, microsoft365 }: PlanningDependencies,
  { one, tenantId }: { readonly one: ImportedOrganization; readonly tenantId: string },
  actor: Actor,
): Promise<ImportOutcome> {
  const id = organizationId(random.uuid())
  const { name, label, description, services, authentication } = one
  const options = label === undefined || label.toLowerCase() === name ? {} : { label }
  await database.transaction(async (trx) => {
    await insertOrganization(trx, {
      id,
      tenantId,
      name,
      displayName: label ?? name,
      description,
      cloud: microsoft365.cloud.name,
      region: microsoft365.cloud.region,
      ...serviceColumns(services),
      authentication,
      options: JSON.stringify(options),
      createdAt: clock.now(),
    })
    const { free } = await divideDomains(trx, id, [name])
    await replaceOrganizationDomains(trx, id, free)
    await recordAct(trx, clock, actor, {
      action: 'organization.import',
      organizationId: id,
      details: { tenantId, organizationName: name, purpose: authentication },
    })
  })
  return {
    name,
    outcome: 'imported',
    organizationId: id,
    authentication,
    message: `It is read-only. Migrate it to an application with a certificate.`,
  }
}
