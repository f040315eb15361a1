/** Owners of an application (Graph: application: list, add and remove owners). */
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { noContent } from '../odata.ts'
import { noQuery } from '../query.ts'
import { parameter, type Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireApplication, requireManager } from './applications.ts'
import { answerList, listQuery } from './collection.ts'
import { directoryObjectType } from './entity-types.ts'
import { findObject } from './objects.ts'
import { requireMember } from './users.ts'

export function ownerRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'clock' | 'lagMs'>): Route[] {
  const { tenant } = dependencies
  const common = { family: 'directory', alternateKeys: ['appId'] } as const
  return [
    {
      ...common,
      method: 'GET',
      path: '/applications/{application}/owners',
      query: listQuery(),
      handle(call) {
        requireMember(tenant, call)
        const { ownerIds } = requireApplication(dependencies, call)
        const items = [...ownerIds]
          .map((id) => findObject(tenant, id))
          .filter((object) => object !== undefined)
        return answerList(call, { items, type: directoryObjectType, context: 'directoryObjects' })
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/applications/{application}/owners/$ref',
      permission: 'POST /applications/{id}/owners',
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireManager(dependencies, call, application)
        const id = referencedId(call.request)
        if (findObject(tenant, id) === undefined) throw resourceNotFound(id)
        if (application.ownerIds.has(id))
          throw directoryBadRequest(
            "One or more added object references already exist for the following modified properties: 'owners'.",
          )
        application.ownerIds.add(id)
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      path: '/applications/{application}/owners/{owner}/$ref',
      permission: 'DELETE /applications/{id}/owners/{id}',
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireManager(dependencies, call, application)
        const id = parameter(call, 'owner').toLowerCase()
        if (!application.ownerIds.delete(id)) throw resourceNotFound(id)
        return noContent()
      },
    },
  ]
}

/** The object id at the end of `@odata.id` (OData 4.0 part 1 section 11.4.6.1). */
function referencedId(request: Parameters<typeof readJsonBody>[0]): string {
  const body = readJsonBody(request, 'directory')
  requireKnown(body, [], 'Microsoft.OData.Core.Reference', 'directory')
  const reference = createFieldReader(body, 'directory').text('@odata.id') ?? ''
  const match = /\/(?:directoryObjects|users|servicePrincipals)\/([0-9a-f-]{36})$/i.exec(reference)
  if (match?.[1] === undefined)
    throw directoryBadRequest('Invalid reference: @odata.id has to name a directory object.')
  return match[1].toLowerCase()
}
