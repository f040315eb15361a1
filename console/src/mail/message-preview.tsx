/** One message as it was backed up. Whatever a stranger wrote is text here, or lies in a frame that may do nothing (security 5.6). */
import { Button, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular, ArrowResetRegular } from '@fluentui/react-icons'
import type { MessagePreview as Preview } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/context.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatBytes, formatTime } from '../ui/format.ts'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { type MessageId, previewPath } from './restore-paths.ts'
import { previewQuery } from './restore-queries.ts'
import type { ChosenMessage } from './restore-subject.ts'
import { narrow } from './screen.ts'

interface MessagePreviewProps {
  readonly id: MessageId
  readonly isSaving: boolean
  readonly onSave: (message: ChosenMessage) => void
  readonly onRestore: (message: ChosenMessage) => void
}

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    flexGrow: 1,
    minWidth: 0,
  },
  subject: { margin: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  note: { color: tokens.colorNeutralForeground2 },
  // Mail is written for white paper: its own colours are readable on nothing else.
  frame: {
    flexGrow: 1,
    width: '100%',
    minHeight: '24rem',
    [narrow]: { minHeight: '75dvh' },
    boxSizing: 'border-box',
    backgroundColor: 'white',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: {
    margin: 0,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

export function MessagePreview({ id, isSaving, onSave, onRestore }: MessagePreviewProps) {
  const styles = useStyles()
  const preview = useQuery(previewQuery(useApi(), id))
  const chosen = { id: id.itemId, mailboxId: id.mailboxId, subject: preview.data?.subject ?? '' }
  return (
    <article aria-label="Message" className={styles.pane}>
      <div className={styles.actions}>
        <Button appearance="primary" icon={<ArrowResetRegular />} onClick={() => onRestore(chosen)}>
          Restore
        </Button>
        <Button icon={<ArrowDownloadRegular />} disabled={isSaving} onClick={() => onSave(chosen)}>
          Save as .eml
        </Button>
      </div>
      {preview.isPending ? <Loading label="The message…" /> : null}
      <ProblemBar error={preview.error} />
      {preview.data === undefined ? null : <Contents id={id} preview={preview.data} />}
    </article>
  )
}

function Contents({ id, preview }: { readonly id: MessageId; readonly preview: Preview }) {
  const styles = useStyles()
  const subject = preview.subject === '' ? '(no subject)' : preview.subject
  return (
    <>
      <Subtitle2 as="h2" className={styles.subject}>
        {subject}
      </Subtitle2>
      <Facts
        facts={[
          ['From', preview.from],
          ['To', preview.to === '' ? undefined : preview.to],
          ['Cc', preview.cc === '' ? undefined : preview.cc],
          ['Received', formatTime(preview.receivedAt ?? preview.sentAt)],
          ['Size', formatBytes(preview.sizeBytes)],
        ]}
      />
      <AttachmentList id={id} attachments={preview.attachments} />
      {preview.hasHtml ? (
        <>
          <Text size={200} className={styles.note}>
            Pictures and other content from the Internet are not loaded. A link tells where it leads before it
            is opened.
          </Text>
          {/* No script and no origin: a link may open a window of its own, and nothing else. */}
          <iframe
            title={`Message “${subject}”`}
            src={previewPath(id, 'body')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            className={styles.frame}
          />
        </>
      ) : (
        <pre className={styles.text}>{preview.text === '' ? '(no text)' : preview.text}</pre>
      )}
    </>
  )
}
