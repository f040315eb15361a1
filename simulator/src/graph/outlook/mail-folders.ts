/** Mail folders (Graph: mailFolder; reference section 4.5). */
import {
  addFolder,
  childFolders,
  type FolderRecord,
  isWithin,
  type Mailbox,
  moveFolder,
  removeFolder,
  renameFolder,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { SimulatorReply } from '../../http.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { accessDenied, GraphFailure, invalidUrlQuery } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { filterPaths, matchesFilter, valueAt } from '../filter-evaluate.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { created, linkTo, noContent, ok, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery, type QueryRules } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { folderEntity, folderJson, folderType } from './folder-view.ts'
import { requireFolder, requireMailbox } from './mailbox-access.ts'
import { readDestination } from './message-moves.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail'>

const defaultPageSize = 10

const listRules: QueryRules = {
  options: ['$select', '$filter', '$top', '$skip', '$count', 'includeHiddenFolders'],
  top: { default: defaultPageSize, max: 1000 },
}

export function mailFolderRoutes(dependencies: Dependencies): Route[] {
  return [...readRoutes(dependencies), ...writeRoutes(dependencies), ...moveRoutes(dependencies)]
}

/** The two collections that folders stand in, and the parent of each. */
const collections = [
  {
    path: '/users/{user}/mailFolders',
    parentOf: (mailbox: Mailbox) => wellKnownFolder(mailbox, 'msgfolderroot'),
  },
  {
    path: '/users/{user}/mailFolders/{folder}/childFolders',
    parentOf: (mailbox: Mailbox, call: Call) => requireFolder(mailbox, parameter(call, 'folder')),
  },
] as const

const contextOf = (call: Call, mailbox: Mailbox) =>
  `${call.origin}/v1.0/$metadata#users('${mailbox.userId}')/mailFolders`

function readRoutes(dependencies: Dependencies): Route[] {
  return [
    ...collections.map(({ path, parentOf }): Route => ({
      method: 'GET',
      path,
      family: 'outlook',
      query: listRules,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        return list(call, mailbox, childFolders(mailbox, parentOf(mailbox, call)))
      },
    })),
    {
      method: 'GET',
      path: '/users/{user}/mailFolders/{folder}',
      family: 'outlook',
      query: entityQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        return ok({
          '@odata.context': `${contextOf(call, mailbox)}/$entity`,
          ...folderJson(mailbox, folder, selectedProperties(folderType, call.query.select)),
        })
      },
    },
  ]
}

function list(call: Call, mailbox: Mailbox, folders: readonly FolderRecord[]): SimulatorReply {
  const { query } = call
  const properties = selectedProperties(folderType, query.select)
  const visible = folders.filter(({ isHidden }) => query.includeHiddenFolders || !isHidden)
  const found = filtered(mailbox, visible, query.filter)
  const next = query.skip + (query.top ?? call.prefer.maxPageSize ?? defaultPageSize)
  return ok({
    '@odata.context': contextOf(call, mailbox),
    ...(query.count ? { '@odata.count': found.length } : {}),
    value: found.slice(query.skip, next).map((folder) => folderJson(mailbox, folder, properties)),
    ...(next < found.length ? { '@odata.nextLink': linkTo(call, { $skip: String(next) }) } : {}),
  })
}

function filtered(mailbox: Mailbox, folders: readonly FolderRecord[], text: string | undefined) {
  if (text === undefined) return folders
  const filter = parseFilter(text)
  const unknown = filterPaths(filter).find(
    ([name]) => !folderType.byDefault.some((property) => property === name),
  )
  if (unknown !== undefined)
    throw invalidUrlQuery(`The property '${unknown.join('/')}' is not supported in $filter.`)
  return folders.filter((folder) =>
    matchesFilter(filter, (path) => valueAt(folderEntity(mailbox, folder), path)),
  )
}

function writeRoutes(dependencies: Dependencies): Route[] {
  const path = '/users/{user}/mailFolders/{folder}'
  return [
    ...collections.map(({ path: collection, parentOf }): Route => ({
      method: 'POST',
      path: collection,
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const parent = parentOf(mailbox, call)
        const { displayName, isHidden } = readFolder(call)
        if (displayName === undefined) throw missingName()
        requireFreeName(mailbox, parent, displayName)
        const folder = addFolder(mailbox, parent, displayName, isHidden)
        return createdFolder(call, mailbox, folder)
      },
    })),
    {
      method: 'PATCH',
      path,
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        const { displayName } = readFolder(call)
        if (displayName === undefined) throw missingName()
        if (folder.wellKnownName !== null) throw accessDenied()
        if (displayName !== folder.displayName) {
          requireFreeName(mailbox, parentOfFolder(mailbox, folder), displayName, folder)
          renameFolder(mailbox, folder, displayName)
        }
        return ok({
          '@odata.context': `${contextOf(call, mailbox)}/$entity`,
          ...folderJson(mailbox, folder, folderType.byDefault),
        })
      },
    },
    removal(dependencies, 'DELETE', path, 'recoverableitemsdeletions'),
    removal(dependencies, 'POST', `${path}/permanentDelete`, 'recoverableitemspurges'),
  ]
}

function parentOfFolder(mailbox: Mailbox, folder: FolderRecord): FolderRecord {
  return (folder.parent === null ? undefined : mailbox.folders.get(folder.parent)) ?? folder
}

function createdFolder(call: Call, mailbox: Mailbox, folder: FolderRecord): SimulatorReply {
  return created({
    '@odata.context': `${contextOf(call, mailbox)}/$entity`,
    ...folderJson(mailbox, folder, folderType.byDefault),
  })
}

function readFolder(call: Call): { displayName: string | undefined; isHidden: boolean } {
  const body = readJsonBody(call.request, 'outlook')
  requireKnown(body, ['displayName', 'isHidden'], 'Microsoft.OutlookServices.MailFolder', 'outlook')
  const read = createFieldReader(body, 'outlook')
  const displayName = read.text('displayName')
  if (displayName !== undefined && (displayName.trim() === '' || displayName.length > 255))
    throw missingName()
  return { displayName, isHidden: read.truth('isHidden') ?? false }
}

const missingName = () =>
  new GraphFailure(400, 'ErrorInvalidFolderName', 'The folder needs a displayName of 1 to 255 characters.')

/** Names under one parent differ by more than their case. */
function requireFreeName(mailbox: Mailbox, parent: FolderRecord, name: string, self?: FolderRecord): void {
  const isTaken = childFolders(mailbox, parent).some(
    (folder) => folder !== self && folder.displayName.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken)
    throw new GraphFailure(409, 'ErrorFolderExists', 'A folder with the specified name already exists.')
}

function removal(dependencies: Dependencies, method: 'DELETE' | 'POST', path: string, refuge: string): Route {
  return {
    method,
    path,
    family: 'outlook',
    query: noQuery,
    handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      const folder = requireFolder(mailbox, parameter(call, 'folder'))
      if (folder.wellKnownName !== null) {
        throw new GraphFailure(
          403,
          'ErrorDeleteDistinguishedFolder',
          'Distinguished folders cannot be deleted.',
        )
      }
      removeFolder(mailbox, folder, wellKnownFolder(mailbox, refuge))
      return noContent()
    },
  }
}

function moveRoutes(dependencies: Dependencies): Route[] {
  return [
    {
      method: 'POST',
      path: '/users/{user}/mailFolders/{folder}/move',
      family: 'outlook',
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const folder = requireFolder(mailbox, parameter(call, 'folder'))
        const target = readDestination(mailbox, call)
        if (folder.wellKnownName !== null) {
          throw new GraphFailure(
            403,
            'ErrorMoveDistinguishedFolder',
            'Distinguished folders cannot be moved.',
          )
        }
        if (isWithin(mailbox, target, folder)) {
          throw new GraphFailure(400, 'ErrorMoveCopyFailed', 'A folder cannot be moved into itself.')
        }
        requireFreeName(mailbox, target, folder.displayName, folder)
        moveFolder(mailbox, folder, target)
        return createdFolder(call, mailbox, folder)
      },
    },
  ]
}
