/** `/applications/{id}/federatedIdentityCredentials` (Graph: federatedIdentityCredential; reference section 3.2). */
import { randomUUID } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import type { Application, FederatedIdentityCredential } from '../../tenant/model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { directoryBadRequest, GraphFailure, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { requireApplication, requireApplicationManager } from './application-access.ts'
import { answerList, listQuery } from './collection.ts'
import { federatedIdentityCredentialType } from './entity-types.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

const most = 20
const fields = ['name', 'issuer', 'subject', 'audiences', 'description']

export function federatedIdentityCredentialRoutes(dependencies: Dependencies): Route[] {
  return [...readRoutes(dependencies), ...writeRoutes(dependencies)]
}

const contextPath = (application: Application) =>
  `applications('${application.id}')/federatedIdentityCredentials`

const entityOf = (credential: FederatedIdentityCredential): Entity => ({ ...credential })

const path = '/applications/{application}/federatedIdentityCredentials'
const common = { family: 'directory', alternateKeys: ['appId', 'name'] } as const

/** By id, or by name as in `federatedIdentityCredentials(name='x')`. */
function requireCredential(application: Application, call: Call): FederatedIdentityCredential {
  const key = call.parameters['credential'] ?? { name: null, value: '' }
  const found = application.federatedIdentityCredentials.find(({ id, name }) =>
    key.name === 'name' ? name === key.value : id === key.value.toLowerCase() || name === key.value,
  )
  if (found === undefined) throw resourceNotFound(key.value)
  return found
}

function readRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    {
      ...common,
      method: 'GET',
      path,
      query: listQuery('$filter', '$count'),
      handle(call) {
        requireMember(tenant, call)
        const application = requireApplication(dependencies, call)
        return answerList(call, {
          items: application.federatedIdentityCredentials.map(entityOf),
          type: federatedIdentityCredentialType,
          context: contextPath(application),
          filterable: ['name', 'issuer', 'subject', 'id'],
        })
      },
    },
    {
      ...common,
      method: 'GET',
      path: `${path}/{credential}`,
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        const application = requireApplication(dependencies, call)
        const credential = requireCredential(application, call)
        return ok({
          '@odata.context': contextOf(call, contextPath(application), true),
          ...project(
            entityOf(credential),
            selectedProperties(federatedIdentityCredentialType, call.query.select),
          ),
        })
      },
    },
  ]
}

function writeRoutes(dependencies: Dependencies): Route[] {
  const managed = (call: Call): Application => {
    const application = requireApplication(dependencies, call)
    requireApplicationManager(dependencies, call, application)
    return application
  }
  return [
    {
      ...common,
      method: 'POST',
      path,
      query: noQuery,
      handle(call) {
        const application = managed(call)
        const credential = {
          ...readNew(application, readJsonBody(call.request, 'directory')),
          effectiveAt: effectiveAt(dependencies),
        }
        change(dependencies, call, {
          application,
          after: [...application.federatedIdentityCredentials, credential],
        })
        return created({
          '@odata.context': contextOf(call, contextPath(application), true),
          ...project(entityOf(credential), federatedIdentityCredentialType.byDefault),
        })
      },
    },
    {
      ...common,
      method: 'PATCH',
      path: `${path}/{credential}`,
      query: noQuery,
      handle(call) {
        const application = managed(call)
        const old = requireCredential(application, call)
        const updated = {
          ...readChanged(application, old, readJsonBody(call.request, 'directory')),
          effectiveAt: effectiveAt(dependencies),
        }
        const after = application.federatedIdentityCredentials.map((one) => (one === old ? updated : one))
        change(dependencies, call, { application, after })
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      path: `${path}/{credential}`,
      query: noQuery,
      handle(call) {
        const application = managed(call)
        const gone = requireCredential(application, call)
        const after = application.federatedIdentityCredentials.filter((one) => one !== gone)
        change(dependencies, call, { application, after })
        return noContent()
      },
    },
  ]
}

interface Changed {
  readonly application: Application
  readonly after: FederatedIdentityCredential[]
}

function change(dependencies: Dependencies, call: Call, { application, after }: Changed): void {
  const before = application.federatedIdentityCredentials
  application.federatedIdentityCredentials = after
  recordChange(dependencies, call, {
    activity: 'Update application',
    category: 'ApplicationManagement',
    operation: 'Update',
    targets: [
      {
        id: application.id,
        displayName: application.displayName,
        type: 'Application',
        modifiedProperties: [
          modified('FederatedIdentityCredentials', before.map(shownOf), after.map(shownOf)),
        ],
      },
    ],
  })
}

const effectiveAt = ({ clock, lag }: Dependencies) => clock.now() + lag.credentials

const shownOf = ({ id, name, issuer, subject, audiences }: FederatedIdentityCredential) => ({
  id,
  name,
  issuer,
  subject,
  audiences,
})

function readNew(application: Application, body: JsonRecord): FederatedIdentityCredential {
  requireKnown(body, fields, 'microsoft.graph.federatedIdentityCredential', 'directory')
  const { federatedIdentityCredentials: existing } = application
  if (existing.length >= most) {
    throw new GraphFailure(
      400,
      'Directory_QuotaExceeded',
      `The application can have at most ${most} federated identity credentials.`,
    )
  }
  const name = createFieldReader(body, 'directory').text('name') ?? ''
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/.test(name)) throw invalid('name')
  if (existing.some((one) => one.name === name)) {
    throw new GraphFailure(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `FederatedIdentityCredential with name ${name} already exists.`,
    )
  }
  const blank = { id: randomUUID(), name, issuer: '', subject: '', audiences: [], description: null }
  return readChanged(application, blank, body)
}

function readChanged(
  { federatedIdentityCredentials }: Application,
  before: FederatedIdentityCredential,
  body: JsonRecord,
): FederatedIdentityCredential {
  requireKnown(body, fields, 'microsoft.graph.federatedIdentityCredential', 'directory')
  const read = createFieldReader(body, 'directory')
  if (body['name'] !== undefined && body['name'] !== before.name)
    throw directoryBadRequest("Property 'name' of a federatedIdentityCredential cannot be updated.")
  const after = {
    ...before,
    issuer: read.text('issuer') ?? before.issuer,
    subject: read.text('subject') ?? before.subject,
    audiences: read.texts('audiences') ?? before.audiences,
    description:
      body['description'] === undefined ? before.description : (read.nullableText('description') ?? null),
  }
  requireLimits(after)
  const isTaken = federatedIdentityCredentials.some(
    (one) => one.id !== before.id && one.issuer === after.issuer && one.subject === after.subject,
  )
  if (isTaken) {
    throw new GraphFailure(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'FederatedIdentityCredential with the same issuer and subject already exists on the application.',
    )
  }
  return after
}

function requireLimits({ issuer, subject, audiences, description }: FederatedIdentityCredential): void {
  if (!isFilled(issuer, 600) || !URL.canParse(issuer)) throw invalid('issuer')
  if (!isFilled(subject, 600)) throw invalid('subject')
  // "this field is mandatory and … can contain only one value"
  if (audiences.length !== 1 || !isFilled(audiences[0] ?? '', 600)) throw invalid('audiences')
  if ((description ?? '').length > 600) throw invalid('description')
}

const isFilled = (text: string, longest: number) => text.trim() !== '' && text.length <= longest

const invalid = (property: string) =>
  directoryBadRequest(
    `Invalid value specified for property '${property}' of resource 'FederatedIdentityCredential'.`,
  )
