/** Mail of a restore session: found, looked at, saved, sent, restored. The console and the portal share it. */
import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api/context.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type ExplorerAddress, useExplorerAddress } from './explorer-address.ts'
import { ExplorerActions } from './explorer-actions.tsx'
import { ExplorerPanes } from './explorer-panes.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { mailboxPath } from './restore-paths.ts'
import { RestoreProgress } from './restore-progress.tsx'
import { foldersQuery, mailboxQuery, restoreSessionsKey } from './restore-queries.ts'
import {
  byMailbox,
  type ChosenMessage,
  type RestoreRight,
  type RestoreSubject,
  subjectText,
} from './restore-subject.ts'
import { narrow } from './screen.ts'
import { SearchBar } from './search-bar.tsx'
import { SendDialog } from './send-dialog.tsx'
import { type Download, useDownload } from './use-download.ts'
import { useSelection } from './use-selection.ts'

interface MailExplorerProps {
  readonly sessionId: string
  readonly right: RestoreRight
}

const useStyles = makeStyles({
  explorer: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  // One message fills a narrow screen.
  aside: { [narrow]: { display: 'none' } },
})

interface Begun {
  readonly taskId: string
  readonly what: string
}

export function MailExplorer({ sessionId, right }: MailExplorerProps) {
  const styles = useStyles()
  const queries = useQueryClient()
  const address = useExplorerAddress()
  const { mailboxId, folderId, query } = address
  const selection = useSelection(`${mailboxId ?? ''}/${folderId ?? ''}?${query ?? ''}`)
  const place = useOpenPlace(sessionId, address)
  const [subject, setSubject] = useState<RestoreSubject>()
  const [sending, setSending] = useState<readonly ChosenMessage[]>()
  const [begun, setBegun] = useState<readonly Begun[]>([])
  const [sent, setSent] = useState<string>()
  const download = useDownload()
  return (
    <div className={styles.explorer}>
      <div className={mergeClasses(styles.bar, address.itemId !== undefined && styles.aside)}>
        <SearchBar address={address} />
        <ExplorerActions
          selection={selection}
          place={right === 'operator' || place === undefined ? undefined : subjectText(place)}
          isSaving={download.isPending}
          onRestore={() => setSubject({ kind: 'messages', messages: selection.messages })}
          onRestorePlace={() => setSubject(place)}
          onSave={() => download.mutate(downloadsOf(sessionId, selection.messages))}
          onSend={() => setSending(selection.messages)}
        />
      </div>
      <ProblemBar error={download.error} />
      {sent === undefined ? null : (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{sent}</MessageBarBody>
        </MessageBar>
      )}
      {begun.map(({ taskId, what }) => (
        <RestoreProgress
          key={taskId}
          taskId={taskId}
          what={what}
          onDismiss={() => setBegun(begun.filter((one) => one.taskId !== taskId))}
        />
      ))}
      <ExplorerPanes
        sessionId={sessionId}
        address={address}
        selection={selection}
        isSaving={download.isPending}
        onSave={(message) => download.mutate(downloadsOf(sessionId, [message]))}
        onRestore={(message) => setSubject({ kind: 'messages', messages: [message] })}
      />
      {subject === undefined ? null : (
        <RestoreDialog
          sessionId={sessionId}
          subject={subject}
          right={right}
          onStarted={(taskId) => {
            setBegun((before) => [...before, { taskId, what: subjectText(subject) }])
            void queries.invalidateQueries({ queryKey: [...restoreSessionsKey, sessionId] })
          }}
          onClose={() => setSubject(undefined)}
        />
      )}
      {sending === undefined ? null : (
        <SendDialog
          sessionId={sessionId}
          messages={sending}
          right={right}
          onSent={setSent}
          onClose={() => setSending(undefined)}
        />
      )}
    </div>
  )
}

/** The folder or mailbox that is open, to be restored as a whole; undefined while a search is open. */
function useOpenPlace(
  sessionId: string,
  { mailboxId, folderId, query }: ExplorerAddress,
): RestoreSubject | undefined {
  const api = useApi()
  const isOpen = mailboxId !== undefined && query === undefined
  const mailbox = useQuery({ ...mailboxQuery(api, sessionId, mailboxId ?? ''), enabled: isOpen })
  const folders = useQuery({ ...foldersQuery(api, sessionId, mailboxId ?? ''), enabled: isOpen })
  if (!isOpen || mailbox.data === undefined) return undefined
  const folder = folders.data?.find(({ id }) => id === folderId)
  if (folder !== undefined) return { kind: 'folder', mailboxId, folderId: folder.id, name: folder.name }
  return { kind: 'mailbox', mailboxId, name: mailbox.data.name }
}

/** One message as it is, several as an archive of each mailbox. */
function downloadsOf(sessionId: string, messages: readonly ChosenMessage[]): readonly Download[] {
  const [only] = messages
  if (only !== undefined && messages.length === 1) {
    const path = mailboxPath(sessionId, only.mailboxId, `items/${encodeURIComponent(only.id)}/save`)
    return [{ path, fileName: 'message.eml' }]
  }
  return byMailbox(messages).map(([mailboxId, items]) => ({
    path: mailboxPath(sessionId, mailboxId, 'items/Save'),
    body: { items },
    fileName: 'messages.zip',
  }))
}
