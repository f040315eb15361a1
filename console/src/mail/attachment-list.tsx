import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { AttachRegular } from '@fluentui/react-icons'
import type { MessagePreview } from '@strongroom/api-client'
import { formatBytes, formatCount } from '../ui/format.ts'
import { type MessageId, previewPath } from './restore-paths.ts'

interface AttachmentListProps {
  readonly id: MessageId
  readonly attachments: MessagePreview['attachments']
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '7rem',
    overflowY: 'auto',
  },
  item: { minWidth: 0, maxWidth: '100%' },
  file: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
})

/** The files of a message, each to be saved; the server sends them as nothing that a browser would open. */
export function AttachmentList({ id, attachments }: AttachmentListProps) {
  const styles = useStyles()
  const files = attachments.filter(({ isInline }) => !isInline)
  if (files.length === 0) return null
  return (
    <div className={styles.box}>
      <Text size={200}>{formatCount(files.length, 'attachment')}</Text>
      <ul aria-label="Attachments" className={styles.list}>
        {files.map((file) => (
          <li key={file.id} className={styles.item}>
            <a
              href={previewPath(id, `attachments/${encodeURIComponent(file.id)}`)}
              download=""
              className={styles.file}
              title={file.name}
            >
              <AttachRegular aria-hidden="true" />
              <span className={styles.name}>{file.name === '' ? 'unnamed file' : file.name}</span>
              <span className={styles.size}>{formatBytes(file.sizeBytes)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
