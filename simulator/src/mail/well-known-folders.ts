/** The folders every mailbox is born with (Graph v1.0, "mailFolder resource type", well-known names). */
export interface WellKnownFolder {
  readonly name: string
  readonly displayName: string
  /** The well-known name of the parent; null for the root of the store. */
  readonly parent: string | null
  readonly isHidden?: true
}

/** Parents stand before their children. `root` has no public name: it is only the parent of the others. */
export const wellKnownFolders: readonly WellKnownFolder[] = [
  { name: 'root', displayName: 'Root', parent: null },
  { name: 'msgfolderroot', displayName: 'Top of Information Store', parent: 'root' },
  { name: 'recoverableitemsroot', displayName: 'Recoverable Items', parent: 'root' },
  { name: 'recoverableitemsdeletions', displayName: 'Deletions', parent: 'recoverableitemsroot' },
  { name: 'recoverableitemsversions', displayName: 'Versions', parent: 'recoverableitemsroot' },
  { name: 'recoverableitemspurges', displayName: 'Purges', parent: 'recoverableitemsroot' },
  { name: 'searchfolders', displayName: 'Finder', parent: 'root' },
  { name: 'archive', displayName: 'Archive', parent: 'msgfolderroot' },
  { name: 'conversationhistory', displayName: 'Conversation History', parent: 'msgfolderroot' },
  { name: 'deleteditems', displayName: 'Deleted Items', parent: 'msgfolderroot' },
  { name: 'drafts', displayName: 'Drafts', parent: 'msgfolderroot' },
  { name: 'inbox', displayName: 'Inbox', parent: 'msgfolderroot' },
  { name: 'junkemail', displayName: 'Junk Email', parent: 'msgfolderroot' },
  { name: 'outbox', displayName: 'Outbox', parent: 'msgfolderroot' },
  { name: 'sentitems', displayName: 'Sent Items', parent: 'msgfolderroot' },
  { name: 'syncissues', displayName: 'Sync Issues', parent: 'msgfolderroot', isHidden: true },
  { name: 'conflicts', displayName: 'Conflicts', parent: 'syncissues', isHidden: true },
  { name: 'localfailures', displayName: 'Local Failures', parent: 'syncissues', isHidden: true },
  { name: 'serverfailures', displayName: 'Server Failures', parent: 'syncissues', isHidden: true },
]

/** Names that no caller may use, although the folder exists. */
export const privateNames: ReadonlySet<string> = new Set(['root', 'recoverableitemsroot'])
