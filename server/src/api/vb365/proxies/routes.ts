/** `Proxies`: this process, as the one backup proxy there is. */
import { Type, type Static } from 'typebox'
import { notFound } from '../../ids.ts'
import { listBody, listSchema, pageQuery } from '../../page.ts'
import { links, oneOf, refTo, resource, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'

export const proxySchema = resource(
  'RESTProxy',
  {
    id: uuid,
    type: oneOf('Local', 'Domain', 'Workgroup'),
    hostName: Type.String(),
    fqdn: Type.String(),
    description: Type.String(),
    port: Type.Integer(),
    threadsNumber: Type.Integer(),
    useInternetProxy: Type.Boolean(),
    internetProxyType: oneOf('FromManagementServer', 'Custom'),
    enableNetworkThrottling: Type.Boolean(),
    status: oneOf('Online', 'Offline'),
    operatingSystem: oneOf('Windows', 'Linux'),
    maintenanceModeState: oneOf('Disabled', 'Enabling', 'Enabled'),
    version: Type.String(),
    role: Type.Array(oneOf('Unknown', 'Orchestrator', 'Scheduler', 'ApplianceProcessor', 'Processor')),
    _links: links,
  },
  {
    since: { fqdn: 7, operatingSystem: 8, maintenanceModeState: 8, version: 8, role: 8 },
    until: { threadsNumber: 7 },
  },
)

/** How many items of a mailbox are read at a time. */
const threadsNumber = 4

function proxyBody({ root, dependencies }: DialectScope): Static<typeof proxySchema> {
  const { proxyId, hostName, port, version } = dependencies.identity
  return {
    id: proxyId,
    type: 'Local',
    hostName,
    fqdn: hostName,
    description: '',
    port,
    threadsNumber,
    useInternetProxy: false,
    internetProxyType: 'FromManagementServer',
    enableNetworkThrottling: false,
    status: 'Online',
    operatingSystem: 'Linux',
    maintenanceModeState: 'Disabled',
    version,
    role: ['Orchestrator', 'Scheduler', 'Processor'],
    _links: {
      self: { href: `${root}/Proxies/${proxyId}` },
      repositories: { href: `${root}/BackupRepositories?proxyId=${proxyId}` },
    },
  }
}

/** Of v6 and v7: there is one proxy and one view of it, so that every answer has all of its members. */
const extendedView = { extendedView: Type.Optional(Type.Boolean()) }

export function registerProxies(scope: DialectScope): void {
  const { app, version, root } = scope
  const config = { access: 'monitor' } as const
  const tags = ['Proxy']
  app.get('/Proxies', {
    config,
    schema: {
      operationId: 'Proxy_GetProxies',
      tags,
      querystring: Type.Object({ ...pageQuery, ...extendedView }),
      response: { 200: listSchema(proxySchema, version === 8) },
    },
    handler: async ({ query }) =>
      listBody([scope], { version, query, path: `${root}/Proxies`, pageSince: 8 }, proxyBody),
  })
  app.get('/Proxies/:proxyId', {
    config,
    schema: {
      operationId: 'Proxy_GetProxy',
      tags,
      params: Type.Object({ proxyId: Type.String() }),
      querystring: Type.Object(extendedView),
      response: { 200: refTo(proxySchema) },
    },
    handler: async ({ params }) => {
      if (params.proxyId.toLowerCase() !== scope.dependencies.identity.proxyId) throw notFound()
      return proxyBody(scope)
    },
  })
}
