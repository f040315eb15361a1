/** A recovery kit is made, tried, and shown once. */
import {
  Body1,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { PrintRegular } from '@fluentui/react-icons'
import type { MadeRecoveryKit } from '@strongroom/api-client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { DownloadButton } from '../../../ui/download-button.tsx'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { kitFileName } from './kit-text.ts'
import { PrintPage } from './print-page.tsx'
import type { KitMaking, KitRequest } from './use-make-kit.ts'

interface KitDialogProps {
  readonly repositoryName: string
  /** Asked for already. */
  readonly making: KitMaking
  readonly request: KitRequest
  /** What weakens the storage of a new repository. */
  readonly warnings?: readonly string[]
  readonly onClose: () => void
}

const useStyles = makeStyles({
  content: {
    outlineStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
  },
  passphrase: {
    margin: 0,
    padding: tokens.spacingVerticalM,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    overflowWrap: 'anywhere',
    userSelect: 'all',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface KitFrameProps {
  /** A kit is made or shown: the dialog stays until somebody says that it is kept. */
  readonly isKit: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One dialog for the form and for the kit after it: screen readers lose what is in a dialog that takes another's place. */
export function KitFrame({ isKit, onClose, children }: KitFrameProps) {
  return (
    // Its kind must not change while it is open: the browser's tree of what can be reached would lose it.
    <Dialog open onOpenChange={(_event, { open }) => (open || isKit ? undefined : onClose())}>
      <DialogSurface>{children}</DialogSurface>
    </Dialog>
  )
}

/** Stays until somebody says that the kit is kept: it cannot be shown again. */
export function KitDialogBody({ repositoryName, making, request, warnings = [], onClose }: KitDialogProps) {
  const styles = useStyles()
  const content = useRef<HTMLDivElement>(null)
  const [isKept, setKept] = useState(false)
  const { data: made, error, isPending } = making
  // The button that was pressed is gone: whoever works with the keyboard stands where the news is.
  useEffect(() => content.current?.focus(), [isPending])
  return (
    <DialogBody>
      <DialogTitle>Recovery kit of “{repositoryName}”</DialogTitle>
      <DialogContent>
        <div ref={content} tabIndex={-1} className={styles.content}>
          {warnings.map((warning) => (
            <MessageBar key={warning} intent="warning" layout="multiline">
              <MessageBarBody>{warning}</MessageBarBody>
            </MessageBar>
          ))}
          {isPending ? <Loading label="Makes the kit, and opens the repository with it…" /> : null}
          {error === null ? null : (
            <>
              <Body1>
                The repository is there, but it has no new recovery kit. Without one, its backups are lost
                with this server.
              </Body1>
              <ProblemBar error={error} />
            </>
          )}
          {made === undefined ? null : (
            <ShownKit made={made} repositoryName={repositoryName} isKept={isKept} onKept={setKept} />
          )}
        </div>
      </DialogContent>
      <DialogActions>
        {error === null ? null : (
          <>
            <Button onClick={onClose}>Later</Button>
            <Button appearance="primary" onClick={() => making.mutate(request)}>
              Try again
            </Button>
          </>
        )}
        {made === undefined ? null : (
          <Button appearance="primary" disabled={!isKept} onClick={onClose}>
            Done
          </Button>
        )}
      </DialogActions>
    </DialogBody>
  )
}

interface ShownKitProps {
  readonly made: MadeRecoveryKit
  readonly repositoryName: string
  readonly isKept: boolean
  readonly onKept: (isKept: boolean) => void
}

function ShownKit({ made: { passphrase, page }, repositoryName, isKept, onKept }: ShownKitProps) {
  const styles = useStyles()
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>It was made and tried.</MessageBarTitle>
          The server has opened the repository with it. It is shown once: nobody can show it a second time.
        </MessageBarBody>
      </MessageBar>
      <Body1>
        Whoever has this kit and the repository can read every backup in it, and bring the server back. Print
        it, lock the paper away far from the server and from the repository, and delete the file.
      </Body1>
      <p className={styles.passphrase} aria-label="Passphrase of the kit" role="group">
        {passphrase}
      </p>
      <div className={styles.row}>
        <DownloadButton name={kitFileName(repositoryName)} type="text/plain" content={page}>
          Save as a file
        </DownloadButton>
        <Button icon={<PrintRegular />} onClick={() => globalThis.print()}>
          Print
        </Button>
      </div>
      <Checkbox
        label="I have printed or saved it, and it is in a safe place"
        checked={isKept}
        onChange={(_event, { checked }) => onKept(checked === true)}
      />
      <PrintPage text={page} />
    </>
  )
}
