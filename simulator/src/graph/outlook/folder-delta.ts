/** `…/mailFolders/delta`: every folder below the top, at all depths (Graph: "mailFolder: delta"). */
import {
  firstAfter,
  folderId,
  type FolderRecord,
  isWithin,
  type Mailbox,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { ok, selectedProperties } from '../odata.ts'
import type { Route } from '../route.ts'
import { type DeltaState, writeDeltaToken } from './delta-token.ts'
import { folderJson, folderType } from './folder-view.ts'
import { requireMailbox } from './mailbox-access.ts'
import { startOrContinue, tokenLink } from './message-delta.ts'

const defaultPageSize = 10

export function folderDeltaRoutes(
  dependencies: Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>,
): Route[] {
  return [
    {
      method: 'GET',
      path: '/users/{user}/mailFolders/delta',
      family: 'outlook',
      query: {
        options: ['$select', '$top', '$skiptoken', '$deltatoken'],
        top: { default: defaultPageSize, max: 1000 },
      },
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const now = dependencies.clock.now()
        const state = startOrContinue(call, mailbox, 0, now)
        const size = call.prefer.maxPageSize ?? state.options.top ?? defaultPageSize
        const { rows, cursor } = page(mailbox, state, size)
        const link =
          cursor === undefined
            ? { '@odata.deltaLink': tokenLink(call, '$deltatoken', writeDeltaToken(mailbox, state, now)) }
            : {
                '@odata.nextLink': tokenLink(
                  call,
                  '$skiptoken',
                  writeDeltaToken(mailbox, { ...state, cursor }, now),
                ),
              }
        return ok({
          '@odata.context': `${call.origin}/v1.0/$metadata#users('${mailbox.userId}')/mailFolders/$delta`,
          ...link,
          value: rows,
        })
      },
    },
  ]
}

function page(
  mailbox: Mailbox,
  state: DeltaState,
  size: number,
): { rows: object[]; cursor: number | undefined } {
  const properties = selectedProperties(folderType, state.options.select?.split(','))
  const rows: object[] = []
  const log = mailbox.folderLog
  for (let index = firstAfter(log, state.cursor); index < log.length; index += 1) {
    const change = log[index]
    if (change === undefined || change.sequence > state.upTo) break
    const { folder, isRemoved } = change
    if (folder.change !== change.sequence || (isRemoved && state.since === 0)) continue
    if (!isRemoved && !isTracked(mailbox, folder)) continue
    if (rows.length === size) return { rows, cursor: change.sequence - 1 }
    rows.push(
      isRemoved
        ? {
            '@odata.type': '#microsoft.graph.mailFolder',
            id: folderId(mailbox, folder),
            '@removed': { reason: 'deleted' },
          }
        : { '@odata.type': '#microsoft.graph.mailFolder', ...folderJson(mailbox, folder, properties) },
    )
  }
  return { rows, cursor: undefined }
}

/** Below the top, and not hidden. */
function isTracked(mailbox: Mailbox, folder: FolderRecord): boolean {
  const top = wellKnownFolder(mailbox, 'msgfolderroot')
  return folder !== top && !folder.isHidden && isWithin(mailbox, folder, top)
}
