/** `/directory/deletedItems`: applications stay there for 30 days (Graph: "List deletedItems"; reference section 3.1). */
import type { Application } from '../../tenant/model.ts'
import { resourceNotFound } from '../errors.ts'
import { contextOf, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireApplicationManager } from './application-access.ts'
import { applicationEntity } from './applications.ts'
import { answerList, listQuery } from './collection.ts'
import { applicationType } from './entity-types.ts'
import { requireMember } from './users.ts'

const keptMs = 30 * 24 * 60 * 60 * 1000

export function deletedItemRoutes(
  dependencies: Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>,
): Route[] {
  const { tenant, clock } = dependencies
  const isKept = ({ deletedDateTime }: Application) =>
    Date.parse(deletedDateTime ?? '') + keptMs > clock.now()
  const requireDeleted = (call: Call): Application => {
    const id = parameter(call, 'item')
    const application = tenant.deletedApplications.get(id.toLowerCase())
    if (application === undefined || !isKept(application)) throw resourceNotFound(id)
    return application
  }
  const shown = (call: Call, application: Application) =>
    ok({
      '@odata.context': contextOf(call, 'directoryObjects', true),
      '@odata.type': '#microsoft.graph.application',
      ...project(
        applicationEntity(application, tenant, false),
        selectedProperties(applicationType, call.query.select),
      ),
    })
  return [
    {
      method: 'GET',
      path: '/directory/deletedItems/microsoft.graph.application',
      family: 'directory',
      query: listQuery('$filter', '$orderby', '$count'),
      handle(call) {
        requireMember(tenant, call)
        return answerList(call, {
          items: [...tenant.deletedApplications.values()]
            .filter(isKept)
            .map((application) => applicationEntity(application, tenant, false)),
          type: applicationType,
          context: 'applications',
          filterable: ['appId', 'displayName', 'id'],
          sortable: ['displayName', 'deletedDateTime'],
        })
      },
    },
    {
      method: 'GET',
      path: '/directory/deletedItems/{item}',
      family: 'directory',
      query: entityQuery,
      handle: (call) => shown(call, requireDeleted(call)),
    },
    {
      method: 'DELETE',
      path: '/directory/deletedItems/{item}',
      family: 'directory',
      query: noQuery,
      handle(call) {
        const application = requireDeleted(call)
        requireApplicationManager(dependencies, call, application)
        tenant.deletedApplications.delete(application.id)
        return noContent()
      },
    },
    {
      method: 'POST',
      path: '/directory/deletedItems/{item}/restore',
      family: 'directory',
      query: noQuery,
      handle(call) {
        const application = requireDeleted(call)
        requireApplicationManager(dependencies, call, application)
        application.deletedDateTime = null
        tenant.deletedApplications.delete(application.id)
        tenant.applications.set(application.id, application)
        return shown(call, application)
      },
    },
  ]
}
