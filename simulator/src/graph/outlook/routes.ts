/** Outlook's routes: mail folders, messages and attachments. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'
import { attachmentRoutes } from './attachments.ts'
import { folderDeltaRoutes } from './folder-delta.ts'
import { mailFolderRoutes } from './mail-folders.ts'
import { messageCreateRoutes } from './message-create.ts'
import { messageDeltaRoutes } from './message-delta.ts'
import { messageMoveRoutes } from './message-moves.ts'
import { messageUpdateRoutes } from './message-update.ts'
import { messageRoutes } from './messages.ts'
import { translateIdRoutes } from './translate-ids.ts'
import type { UploadSessions } from './upload-sessions.ts'

export function outlookRoutes(dependencies: GraphDependencies, uploads: UploadSessions): Route[] {
  return [
    ...mailFolderRoutes(dependencies),
    ...folderDeltaRoutes(dependencies),
    ...messageRoutes(dependencies),
    ...messageCreateRoutes(dependencies),
    ...messageUpdateRoutes(dependencies),
    ...messageMoveRoutes(dependencies),
    ...messageDeltaRoutes(dependencies),
    ...attachmentRoutes(dependencies),
    ...uploads.routes,
    ...translateIdRoutes(dependencies),
  ]
}
