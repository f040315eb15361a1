/** `Applications`, `BackupApplications` and `BackupAccounts` of an organization (reference 2.4): read, and no more. */
import { Type } from 'typebox'
import type { Organization } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { organizationId } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, withQuery } from '../../page.ts'
import { resource, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import { notSupported } from './connection.ts'

const tags = ['OrganizationApplication']
const config = { access: 'administrator' } as const
const path = '/Organizations/:organizationId'

export const applicationSchema = resource('RESTApplication', {
  applicationId: uuid,
  displayName: Type.String(),
  tags: Type.Array(Type.String()),
})
export const backupApplicationSchema = resource('RESTBackupApplication', {
  applicationId: uuid,
  displayName: Type.String(),
  certificateThumbprint: Type.Optional(Type.String()),
})

export function registerOrganizationApplications(scope: DialectScope): void {
  registerReading(scope)
  registerRefused(scope)
}

function registerReading({ app, root, dependencies }: DialectScope): void {
  const { organizations } = dependencies.operations
  app.get(`${path}/Applications`, {
    config,
    schema: {
      operationId: 'OrganizationApplication_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...pageQuery,
        displayName: Type.Optional(Type.String({ maxLength: 256 })),
        tag: Type.Optional(Type.String()),
      }),
      response: { 200: pageOf(applicationSchema) },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const { displayName, tag } = request.query
      const found = distinct(await organizations.get(id, callerOf(request).reach)).filter(
        (one) => (tag === undefined || tag === '') && matches(one.displayName, displayName),
      )
      const asked = pageRequest(request.query)
      const own = withQuery(`${root}/Organizations/${id}/Applications`, request.query, ['displayName', 'tag'])
      return pageBody(pageIn(found, asked), asked, own, (one) => ({
        applicationId: one.appId,
        displayName: one.displayName,
        tags: [],
      }))
    },
  })
  app.get(`${path}/BackupApplications`, {
    config,
    schema: {
      operationId: 'OrganizationBackupApplication_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(backupApplicationSchema) },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const { applications } = await organizations.get(id, callerOf(request).reach)
      const found = applications.filter(({ purpose }) => purpose === 'backup')
      const asked = pageRequest(request.query)
      const own = `${root}/Organizations/${id}/BackupApplications`
      return pageBody(pageIn(found, asked), asked, own, (one) => ({
        applicationId: one.appId,
        displayName: one.displayName,
        ...(one.certificateThumbprint === undefined
          ? {}
          : { certificateThumbprint: one.certificateThumbprint }),
      }))
    },
  })
  app.get(`${path}/BackupAccounts`, {
    config,
    schema: {
      operationId: 'OrganizationBackupAccount_Get',
      tags,
      params: organizationParameters,
      response: { 200: Type.Array(Type.Unsafe<never>({})) },
    },
    handler: async (request) => {
      await organizations.get(organizationId(request.params.organizationId), callerOf(request).reach)
      return []
    },
  })
}

/** Several applications against throttling no longer help: Microsoft counts them together, and so the feature is going. */
function registerRefused({ app, dependencies }: DialectScope): void {
  const { organizations } = dependencies.operations
  const refused = [
    ['POST', 'Applications', 'OrganizationApplication_Add'],
    ['POST', 'BackupApplications', 'OrganizationBackupApplication_Add'],
    ['PUT', 'BackupApplications', 'OrganizationBackupApplication_Set'],
    ['DELETE', 'BackupApplications', 'OrganizationBackupApplication_Remove'],
    ['PUT', 'BackupAccounts', 'OrganizationBackupAccount_Set'],
  ] as const
  for (const [method, name, operationId] of refused) {
    const description = name === 'BackupAccounts' ? noBackupAccounts : noBackupApplications
    app.route({
      method,
      url: `${path}/${name}`,
      config,
      schema: { operationId, tags, 'x-support': 'refused', description, params: organizationParameters },
      handler: async (request) => {
        await organizations.get(organizationId(request.params.organizationId), callerOf(request).reach)
        throw notSupported(description)
      },
    })
  }
}

const noBackupAccounts =
  'Backup accounts with passwords are not used: each organization works with its application and certificate.'
const noBackupApplications =
  'Additional backup applications are not used: Microsoft limits all applications of a tenant together, so that more of them gain nothing. One application does the work.'

type Application = Organization['applications'][number]

function distinct({ applications }: Organization): readonly Application[] {
  return applications.filter(
    (one, index) => applications.findIndex(({ appId }) => appId === one.appId) === index,
  )
}

/** `*` and `?` stand for any text and any character; no pattern takes more than text times pattern steps. */
function matches(text: string, pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === '') return true
  const wanted = Array.from(pattern.toLowerCase())
  // Whether the text so far fits the first N characters of the pattern.
  let fits = [true]
  for (let index = 0; index < wanted.length && wanted[index] === '*'; index += 1) fits[index + 1] = true
  for (const character of text.toLowerCase()) {
    const next: boolean[] = [false]
    for (const [index, sign] of wanted.entries()) {
      const isHere =
        sign === '*' ? (fits[index + 1] ?? false) : (fits[index] ?? false) && isLike(sign, character)
      next[index + 1] = isHere || (sign === '*' && (next[index] ?? false))
    }
    fits = next
  }
  return fits[wanted.length] ?? false
}

function isLike(sign: string, character: string): boolean {
  return sign === '?' || sign === character
}

function pageIn<Item>(
  items: readonly Item[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly items: readonly Item[]; readonly hasMore: boolean } {
  return { items: items.slice(offset, offset + limit), hasMore: items.length > offset + limit }
}
