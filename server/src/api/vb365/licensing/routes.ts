/**
 * `License`, `LicensedUsers`, `LicensingInformation` and `usedRepositories`. Strongroom needs no license: what is
 * counted is who has something backed up in the last 31 days, which is what clients of the dialect want to know.
 */
import { Type, type Static } from 'typebox'
import type { LicensedUser } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { notFound, organizationId, userId } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, slice, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { notSupported } from '../organizations/connection.ts'
import { noBody, organizationParameters } from '../parameters.ts'
import {
  autoUpdate,
  licensedUserSchema,
  licenseSchema,
  licensingInformation,
  usedRepositorySchema,
} from './schema.ts'

const reading = { access: 'monitor' } as const
const changing = { access: 'administrator' } as const
/** The most that 32 bits hold, which is what clients read it into: there is no limit. */
const noLimit = 2_147_483_647

export function registerLicensing(scope: DialectScope): void {
  registerLicense(scope)
  registerLicenseActions(scope)
  registerLicensedUsers(scope)
  registerOfOrganization(scope)
}

function registerLicense({ app, dependencies }: DialectScope): void {
  const { protection } = dependencies.operations
  const tags = ['License']
  app.get('/License', {
    config: reading,
    schema: { operationId: 'License_Get', tags, response: { 200: refTo(licenseSchema) } },
    handler: async (request) => {
      const count = await protection.licenses(callerOf(request).reach)
      return {
        status: 'Valid' as const,
        type: 'Community' as const,
        package: 'Strongroom: no license needed',
        licensedTo: '',
        contactPerson: '',
        email: '',
        totalNumber: noLimit,
        usedNumber: count.licensed,
        newNumber: count.new,
        supportID: '',
      }
    },
  })
  app.get('/License/AutoUpdate', {
    config: reading,
    schema: { operationId: 'License_GetAutoUpdate', tags, response: { 200: autoUpdate } },
    handler: async () => ({ isEnabled: false }),
  })
}

const noLicense = 'Strongroom needs no license: there is nothing to install or to update.'

function registerLicenseActions({ app }: DialectScope): void {
  const refused = [
    ['POST', '/License/Install', 'License_InstallAction'],
    ['POST', '/License/Update', 'License_UpdateAction'],
    ['PUT', '/License/AutoUpdate', 'License_Update'],
  ] as const
  for (const [method, url, operationId] of refused)
    app.route({
      method,
      url,
      config: { access: 'server-administrator' },
      schema: { operationId, tags: ['License'], 'x-support': 'refused', description: noLicense },
      handler: async () => {
        throw notSupported(noLicense)
      },
    })
}

function registerLicensedUsers({ app, version, root, dependencies }: DialectScope): void {
  const { protection } = dependencies.operations
  const tags = ['LicensedUser']
  app.get('/LicensedUsers', {
    config: reading,
    schema: {
      operationId: 'LicensedUser_Get',
      tags,
      querystring: Type.Object({
        ...pageQuery,
        organizationId: Type.Optional(Type.String()),
        backedUpOrganizationId: Type.Optional(Type.String()),
        name: Type.Optional(Type.String({ maxLength: 256 })),
      }),
      response: { 200: pageOf(licensedUserSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const ofBackup = version === 8 ? query.backedUpOrganizationId : undefined
      const filter = { organizationId: query.organizationId ?? ofBackup, name: query.name }
      const asked = pageRequest(query)
      const path = withQuery(`${root}/LicensedUsers`, query, [
        'organizationId',
        'backedUpOrganizationId',
        'name',
      ])
      const page = await protection.licensedUsers(filter, callerOf(request).reach, asked)
      return pageBody(page, asked, path, (user) => licensedUserBody(user, root))
    },
  })
  app.delete('/LicensedUsers/:licensedUserId', {
    config: changing,
    schema: {
      operationId: 'LicensedUser_Remove',
      tags,
      params: Type.Object({ licensedUserId: Type.String() }),
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const id = request.params.licensedUserId
      // The user, and the organization that they are licensed in.
      if (id.length !== 72) throw notFound()
      const user = { id: userId(id.slice(0, 36)), organizationId: organizationId(id.slice(36)) }
      await protection.release(user, reach, actor)
      return reply.code(204).send(null)
    },
  })
}

function licensedUserBody(user: LicensedUser, root: string): Static<typeof licensedUserSchema> {
  return {
    id: `${user.id}${user.organizationId}`,
    name: user.address === '' ? user.name : user.address,
    isBackedUp: true,
    lastBackupDate: isoDateTime(user.lastBackedUpAt),
    licenseState: user.isNew ? 'New' : 'Licensed',
    organizationId: user.organizationId,
    backedUpOrganizationId: user.organizationId,
    organizationName: user.organizationName,
    _links: { organization: { href: `${root}/Organizations/${user.organizationId}` } },
  }
}

function registerOfOrganization({ app, root, dependencies }: DialectScope): void {
  const { protection } = dependencies.operations
  app.get('/Organizations/:organizationId/LicensingInformation', {
    config: reading,
    schema: {
      operationId: 'OrganizationLicensingInformation_GetLicenseCount',
      tags: ['OrganizationLicensingInformation'],
      params: organizationParameters,
      response: { 200: licensingInformation },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const count = await protection.licenses(callerOf(request).reach, id)
      return { licensedUsers: count.licensed, newUsers: count.new }
    },
  })
  app.get('/Organizations/:organizationId/usedRepositories', {
    config: reading,
    schema: {
      operationId: 'Organization_GetStorageSpaceUsage',
      tags: ['Organization'],
      params: organizationParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(usedRepositorySchema) },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const asked = pageRequest(request.query)
      const used = await protection.use(id, callerOf(request).reach)
      const path = `${root}/Organizations/${id}/usedRepositories`
      return pageBody(slice(used, asked), asked, path, ({ repositoryId, usedBytes, objects }) => ({
        repositoryId,
        usedSpaceBytes: usedBytes,
        localCacheUsedSpaceBytes: 0,
        objectStorageUsedSpaceBytes: 0,
        isAvailable: true,
        details: '',
        protectedObjectsCount: objects,
        _links: { backupRepository: { href: `${root}/BackupRepositories/${repositoryId}` } },
      }))
    },
  })
}
