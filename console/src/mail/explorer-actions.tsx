/** What can be done with the messages that are selected, or with the folder or mailbox that is open. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular, ArrowResetRegular, DismissRegular, SendRegular } from '@fluentui/react-icons'
import { formatCount } from '../ui/format.ts'
import type { Selection } from './use-selection.ts'

interface ExplorerActionsProps {
  readonly selection: Selection
  /** The name of the folder or mailbox that is open, when the whole of it may be restored. */
  readonly place: string | undefined
  readonly isSaving: boolean
  readonly onRestore: () => void
  readonly onRestorePlace: () => void
  readonly onSave: () => void
  readonly onSend: () => void
}

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export function ExplorerActions(props: ExplorerActionsProps) {
  const { selection, place, isSaving, onRestore, onRestorePlace, onSave, onSend } = props
  const styles = useStyles()
  if (selection.count === 0)
    return place === undefined ? null : (
      <div role="group" aria-label="What is open" className={styles.bar}>
        <Button icon={<ArrowResetRegular />} onClick={onRestorePlace}>
          Restore {place}
        </Button>
      </div>
    )
  return (
    <div role="group" aria-label="Selected messages" className={styles.bar}>
      <Button appearance="primary" icon={<ArrowResetRegular />} onClick={onRestore}>
        Restore {formatCount(selection.count, 'message')}
      </Button>
      <Button icon={<ArrowDownloadRegular />} disabled={isSaving} onClick={onSave}>
        {isSaving ? 'Saving…' : 'Save'}
      </Button>
      <Button icon={<SendRegular />} onClick={onSend}>
        Send by mail
      </Button>
      <Button appearance="subtle" icon={<DismissRegular />} onClick={selection.clear}>
        Select none
      </Button>
    </div>
  )
}
