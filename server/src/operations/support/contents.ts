/** What of the records goes into the archive, organization by organization. */
import {
  type AuditRow,
  type Database,
  listApplicationKeys,
  listAudit,
  listOrganizationApplications,
  listOrganizationDomains,
  listProvisionings,
  listVerifications,
  type OrganizationRow,
  type ProvisioningRow,
} from '../../database/index.ts'
import type { Json } from '../../repository/index.ts'
import { toJson } from '../json.ts'
import { optionsOf, servicesOf } from '../provisioning/options.ts'

const mostVerifications = 3
const mostProvisionings = 200
const mostAuditRecords = 500

export async function organizationFacts(database: Database, row: OrganizationRow): Promise<Json> {
  const { known: _known, ...options } = optionsOf(row)
  const applications = await listOrganizationApplications(database.db, row.id)
  const keys = await listApplicationKeys(database.db, row.id)
  return toJson({
    id: row.id,
    tenantId: row.tenantId,
    name: row.name,
    displayName: row.displayName,
    domains: await listOrganizationDomains(database.db, row.id),
    cloud: row.cloud,
    region: row.region,
    services: servicesOf(row),
    authentication: row.authentication,
    options,
    connectedAt: isoTime(row.createdAt),
    applications: applications.map((application) => ({
      purpose: application.purpose,
      displayName: application.displayName,
      appId: application.appId,
      applicationObjectId: application.applicationObjectId,
      servicePrincipalId: application.servicePrincipalId,
      origin: application.origin,
      credential: application.credential,
      certificateThumbprint: application.certificateThumbprint,
      createdAt: isoTime(application.createdAt),
    })),
    keys: keys.map((key) => ({
      id: key.id,
      state: key.state,
      entraKeyId: key.entraKeyId,
      thumbprintSha1: key.thumbprintSha1,
      notBefore: isoTime(key.notBefore),
      notAfter: isoTime(key.notAfter),
      changedAt: isoTime(key.changedAt),
      lastUsedAt: isoTime(key.lastUsedAt),
      error: key.error,
    })),
    verifications: (await listVerifications(database.db, row.id, mostVerifications)).map((one) => ({
      id: one.id,
      state: one.state,
      startedAt: isoTime(one.startedAt),
      endedAt: isoTime(one.endedAt),
      results: document(one.results),
    })),
  })
}

/** With plans and what they made; of those organizations alone when they are named. */
export async function provisioningFacts(
  database: Database,
  organizationIds: ReadonlySet<string> | undefined,
): Promise<readonly Json[]> {
  const rows = await listProvisionings(database.db, { limit: mostProvisionings })
  return rows
    .filter(({ organizationId }) => organizationIds?.has(organizationId ?? '') !== false)
    .map(provisioning)
}

function provisioning(row: ProvisioningRow): Json {
  return toJson({
    id: row.id,
    organizationId: row.organizationId,
    tenantId: row.tenantId,
    kind: row.kind,
    state: row.state,
    startedBy: row.startedBy,
    startedAt: isoTime(row.startedAt),
    endedAt: isoTime(row.endedAt),
    isConfirmed: row.isConfirmed === 1,
    error: row.error,
    request: document(row.request),
    plan: row.plan === null ? null : document(row.plan),
    created: document(row.created),
  })
}

/** The newest, oldest of them first. */
export async function auditFacts(
  database: Database,
  organizationIds: readonly string[] | undefined,
): Promise<readonly Json[]> {
  const page = { offset: 0, limit: mostAuditRecords }
  return (await listAudit(database.db, { within: organizationIds }, page)).toReversed().map(auditRecord)
}

function auditRecord(row: AuditRow): Json {
  return toJson({
    sequence: row.sequence,
    at: isoTime(row.at),
    action: row.action,
    outcome: row.outcome,
    actor: row.actor,
    organizationId: row.organizationId,
    requestId: row.requestId,
    reason: row.reason,
    details: document(row.details),
  })
}

/** A stored JSON document; one that is damaged is told as such, since that is what support looks for. */
function document(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    return toJson(value)
  } catch {
    return '[damaged]'
  }
}

function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
