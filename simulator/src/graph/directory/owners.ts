/** Owners of an application or service principal (Graph: application: list, add and remove owners). */
import type { Application, ServicePrincipal } from '../../tenant/model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { noContent } from '../odata.ts'
import { noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { type HolderKind, holderKinds } from './application-access.ts'
import { answerList, listQuery } from './collection.ts'
import { directoryObjectType } from './entity-types.ts'
import { findObject } from './objects.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

export function ownerRoutes(dependencies: Dependencies): Route[] {
  return holderKinds.flatMap((kind) => routesOf(dependencies, kind))
}

function routesOf(dependencies: Dependencies, kind: HolderKind): Route[] {
  const { tenant } = dependencies
  const common = { family: 'directory', alternateKeys: ['appId'] } as const
  const entry = kind.path.replace(/\{\w+\}/, '{id}').toLowerCase()
  return [
    {
      ...common,
      method: 'GET',
      path: `${kind.path}/owners`,
      query: listQuery(),
      handle(call) {
        requireMember(tenant, call)
        const object = kind.find(dependencies, call)
        if (object === undefined) throw resourceNotFound(Object.values(call.parameters)[0]?.value ?? '')
        const items = [...(object.ownerIds ?? [])]
          .map((id) => findObject(tenant, id))
          .filter((owner) => owner !== undefined)
        return answerList(call, { items, type: directoryObjectType, context: 'directoryObjects' })
      },
    },
    {
      ...common,
      method: 'POST',
      path: `${kind.path}/owners/$ref`,
      permission: `POST ${entry}/owners`,
      query: noQuery,
      handle(call) {
        const object = kind.requireManaged(dependencies, call)
        const owners = (object.ownerIds ??= new Set())
        const id = referencedId(call.request)
        if (findObject(tenant, id) === undefined) throw resourceNotFound(id)
        if (owners.has(id))
          throw directoryBadRequest(
            "One or more added object references already exist for the following modified properties: 'owners'.",
          )
        owners.add(id)
        record(dependencies, call, { kind, object, ownerId: id, operation: 'Assign' })
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      path: `${kind.path}/owners/{owner}/$ref`,
      permission: `DELETE ${entry}/owners/{id}`,
      query: noQuery,
      handle(call) {
        const object = kind.requireManaged(dependencies, call)
        const id = parameter(call, 'owner').toLowerCase()
        if (object.ownerIds?.delete(id) !== true) throw resourceNotFound(id)
        record(dependencies, call, { kind, object, ownerId: id, operation: 'Unassign' })
        return noContent()
      },
    },
  ]
}

interface Recorded {
  readonly kind: HolderKind
  readonly object: Application | ServicePrincipal
  readonly ownerId: string
  readonly operation: 'Assign' | 'Unassign'
}

function record(
  dependencies: Dependencies,
  call: Call,
  { kind, object, ownerId, operation }: Recorded,
): void {
  const isAdded = operation === 'Assign'
  const noun = kind.kind === 'application' ? 'application' : 'service principal'
  const user = dependencies.tenant.users.get(ownerId)
  recordChange(dependencies, call, {
    activity: isAdded ? `Add owner to ${noun}` : `Remove owner from ${noun}`,
    category: 'ApplicationManagement',
    operation,
    targets: [
      {
        id: ownerId,
        displayName: null,
        type: user === undefined ? 'ServicePrincipal' : 'User',
        userPrincipalName: user?.userPrincipalName ?? null,
        modifiedProperties: [
          modified(
            kind.kind === 'application' ? 'Application.ObjectID' : 'ServicePrincipal.ObjectID',
            isAdded ? undefined : object.id,
            isAdded ? object.id : undefined,
          ),
        ],
      },
      {
        id: object.id,
        displayName: object.displayName,
        type: kind.kind === 'application' ? 'Application' : 'ServicePrincipal',
      },
    ],
  })
}

/** The object id at the end of `@odata.id` (OData 4.0 part 1 section 11.4.6.1). */
export function referencedId(request: Parameters<typeof readJsonBody>[0]): string {
  const body = readJsonBody(request, 'directory')
  requireKnown(body, [], 'Microsoft.OData.Core.Reference', 'directory')
  const reference = createFieldReader(body, 'directory').text('@odata.id') ?? ''
  const match = /\/(?:directoryObjects|users|servicePrincipals|groups)\/([0-9a-f-]{36})$/i.exec(reference)
  if (match?.[1] === undefined)
    throw directoryBadRequest('Invalid reference: @odata.id has to name a directory object.')
  return match[1].toLowerCase()
}
