/**
 * The mail of the simulated tenant: mailboxes, folders, messages, their history and their MIME.
 * It knows nothing of HTTP, JSON or permissions: that is the Graph room's part.
 */
export { createMailStore, type MailStore } from './mail-store.ts'
export { detailOf } from './content.ts'
export {
  fitsPropertyType,
  mapi,
  messageFlagHasAttachments,
  messageFlagRead,
  messageFlagUnsent,
  parseExtendedPropertyName,
} from './extended-properties.ts'
export { headerBlock, parseHeaderBlock } from './header-fields.ts'
export { htmlOfText, previewOf, textOfHtml } from './html-text.ts'
export { attachmentId, changeKey, folderId, formerMessageId, messageId, parseItemId } from './ids.ts'
export {
  addFolder,
  addMessage,
  changeMessage,
  childFolders,
  copyMessage,
  firstAfter,
  folderOf,
  isCurrent,
  isWithin,
  keptSource,
  type MessagePatch,
  moveFolder,
  moveMessage,
  newestFirst,
  type NewMessage,
  removeFolder,
  renameFolder,
  wellKnownFolder,
} from './mailbox.ts'
export { renderMime } from './mime-render.ts'
export type {
  Attachment,
  Detail,
  Envelope,
  ExtendedProperty,
  FolderRecord,
  FollowupFlag,
  HeaderField,
  Importance,
  ItemBody,
  Mailbox,
  MessageContent,
  MessageRecord,
  Recipient,
  ZonedTime,
} from './model.ts'
export { privateNames } from './well-known-folders.ts'
