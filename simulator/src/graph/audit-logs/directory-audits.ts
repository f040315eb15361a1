/** `/auditLogs/directoryAudits`: what was changed in the directory (Graph: directoryAudit). */
import type { DirectoryAudit } from '../../tenant/directory-audit-model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList } from '../directory/collection.ts'
import { resourceNotFound } from '../errors.ts'
import { contextOf, type Entity, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { parameter, type Route } from '../route.ts'
import { requireLogReader } from './access.ts'
import { directoryAuditType } from './entity-types.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const day = 24 * 60 * 60 * 1000

const entityOf = (audit: DirectoryAudit): Entity => ({ ...audit })

/** Kept for thirty days with Entra ID P1, for seven without. */
function kept({ tenant, clock }: Dependencies): Entity[] {
  const since = clock.now() - (tenant.hasPremiumLicence ? 30 : 7) * day
  return tenant.directoryAudits
    .filter(({ activityDateTime }) => Date.parse(activityDateTime) > since)
    .toReversed()
    .map(entityOf)
}

export function directoryAuditRoutes(dependencies: Dependencies): Route[] {
  return [
    {
      method: 'GET',
      path: '/auditLogs/directoryAudits',
      family: 'directory',
      query: {
        options: ['$select', '$top', '$skiptoken', '$filter', '$orderby'],
        top: { default: 1000, max: 1000 },
      },
      handle(call) {
        requireLogReader(dependencies, call)
        return answerList(call, {
          items: kept(dependencies),
          type: directoryAuditType,
          context: 'auditLogs/directoryAudits',
          filterable: [
            'activityDateTime',
            'activityDisplayName',
            'category',
            'correlationId',
            'id',
            'initiatedBy',
            'loggedByService',
            'operationType',
            'result',
            'targetResources',
          ],
          sortable: ['activityDateTime'],
          takesEverything: true,
          pageSize: 1000,
        })
      },
    },
    {
      method: 'GET',
      path: '/auditLogs/directoryAudits/{audit}',
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireLogReader(dependencies, call)
        const id = parameter(call, 'audit')
        const audit = kept(dependencies).find((one) => one['id'] === id)
        if (audit === undefined) throw resourceNotFound(id)
        return ok({
          '@odata.context': contextOf(call, 'auditLogs/directoryAudits', true),
          ...project(audit, selectedProperties(directoryAuditType, call.query.select)),
        })
      },
    },
  ]
}
