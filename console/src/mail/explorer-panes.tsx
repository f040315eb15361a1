/** Three panes side by side where there is room; one at a time, with a way back, where there is none. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { EmptyState } from '../ui/empty-state.tsx'
import { BackLink } from './back-link.tsx'
import type { ExplorerAddress } from './explorer-address.ts'
import { MailboxPane } from './mailbox-pane.tsx'
import { MessageList } from './message-list.tsx'
import { MessagePreview } from './message-preview.tsx'
import type { ChosenMessage } from './restore-subject.ts'
import { wide } from './screen.ts'
import type { Selection } from './use-selection.ts'

interface ExplorerPanesProps {
  readonly sessionId: string
  readonly address: ExplorerAddress
  readonly selection: Selection
  readonly isSaving: boolean
  readonly onSave: (message: ChosenMessage) => void
  readonly onRestore: (message: ChosenMessage) => void
}

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflow: 'hidden',
    [wide]: {
      gridTemplateColumns: '14rem minmax(16rem, 22rem) minmax(0, 1fr)',
      height: 'max(26rem, calc(100dvh - 18rem))',
    },
  },
  // A list of any length scrolls by itself; a phone's page scrolls as a whole over everything else.
  listed: { height: 'calc(100dvh - 4rem)', minHeight: '20rem' },
  pane: {
    display: 'none',
    flexDirection: 'column',
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    [wide]: { display: 'flex', borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  shown: { display: 'flex' },
})

export function ExplorerPanes(props: ExplorerPanesProps) {
  const { sessionId, address, selection, isSaving, onSave, onRestore } = props
  const styles = useStyles()
  const { mailboxId, folderId, query, itemId, itemMailboxId } = address
  const list = folderId !== undefined || query !== undefined ? 'list' : 'mailboxes'
  const shown = itemId === undefined ? list : 'message'
  return (
    <div className={mergeClasses(styles.panes, shown === 'list' && styles.listed)}>
      <nav
        aria-label="Mailboxes and folders"
        className={mergeClasses(styles.pane, shown === 'mailboxes' && styles.shown)}
      >
        <MailboxPane sessionId={sessionId} address={address} />
      </nav>
      <section aria-label="Messages" className={mergeClasses(styles.pane, shown === 'list' && styles.shown)}>
        <BackLink to={address.to({ mailboxId })} text={mailboxId === undefined ? 'Mailboxes' : 'Folders'} />
        {mailboxId !== undefined || query !== undefined ? (
          <MessageList sessionId={sessionId} address={address} selection={selection} />
        ) : (
          <EmptyState
            title="Choose a mailbox"
            text="Its folders and messages are shown then. Or search all mailboxes."
          />
        )}
      </section>
      <section
        aria-label="Preview"
        className={mergeClasses(styles.pane, shown === 'message' && styles.shown)}
      >
        <BackLink to={address.to({ mailboxId, folderId, query })} text="Messages" />
        {itemId === undefined || itemMailboxId === undefined ? (
          <EmptyState
            title="Choose a message"
            text="It is shown here as it was backed up. Select several to restore or save them together."
          />
        ) : (
          <MessagePreview
            key={itemId}
            id={{ sessionId, mailboxId: itemMailboxId, itemId }}
            isSaving={isSaving}
            onSave={onSave}
            onRestore={onRestore}
          />
        )}
      </section>
    </div>
  )
}
