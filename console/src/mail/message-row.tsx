import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Message } from '@strongroom/api-client'
import { Link } from 'react-router'
import { formatWhen, senderName } from './format-when.ts'

interface MessageRowProps {
  readonly message: Message
  /** The address of the message. */
  readonly to: string
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly onToggle: () => void
}

/** Pixels. */
export const rowHeight = 60

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    height: `${rowHeight}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  link: {
    flexGrow: 1,
    minWidth: 0,
    alignSelf: 'stretch',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignContent: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // Marks of writing direction in a stranger's words turn nothing else around.
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' },
  from: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  subject: { gridColumn: '1 / -1' },
})

export function MessageRow({ message, to, isOpen, isSelected, onToggle }: MessageRowProps) {
  const styles = useStyles()
  const subject = message.subject === '' ? '(no subject)' : message.subject
  return (
    <div className={mergeClasses(styles.row, isOpen && styles.open)}>
      <Checkbox checked={isSelected} aria-label={`Select “${subject}”`} onChange={onToggle} />
      <Link to={to} className={styles.link} aria-current={isOpen ? 'true' : undefined}>
        <span className={mergeClasses(styles.text, styles.from)} title={message.from}>
          {message.from === '' ? '(nobody)' : senderName(message.from)}
        </span>
        <span className={styles.when}>{formatWhen(message.received ?? message.sent)}</span>
        <span className={mergeClasses(styles.text, styles.subject)}>{subject}</span>
      </Link>
    </div>
  )
}
