import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { PreviewDialog } from './preview-dialog.tsx'
import { CheckDialog, CopyDialog, RebuildDialog } from './start-dialogs.tsx'
import { useStartRun } from './use-start-run.ts'

type Asked = 'check' | 'prune' | 'retention' | 'rebuild-index' | 'copy' | 'heal'

interface StartButtonsProps {
  readonly repositoryId: string
  readonly hasAlert: boolean
}

/** Starts a run by hand; nothing begins without a question, and nothing goes without a preview. */
export function StartButtons({ repositoryId, hasAlert }: StartButtonsProps) {
  const [asked, setAsked] = useState<Asked>()
  const preview = useStartRun(repositoryId)
  const close = (): void => setAsked(undefined)
  const look = (kind: 'prune' | 'retention'): void => {
    preview.reset()
    setAsked(kind)
    preview.mutate({ kind, preview: true })
  }
  return (
    <>
      <Button appearance="primary" icon={<ShieldCheckmarkRegular />} onClick={() => setAsked('check')}>
        Check…
      </Button>
      <Button onClick={() => look('prune')}>Prune…</Button>
      <Button onClick={() => look('retention')}>Retention…</Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />}>More</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setAsked('rebuild-index')}>Rebuild the index…</MenuItem>
            <MenuItem onClick={() => setAsked('copy')}>Copy…</MenuItem>
            <MenuItem onClick={() => setAsked('heal')}>Heal from a copy…</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked === 'check' ? <CheckDialog repositoryId={repositoryId} onClose={close} /> : null}
      {asked === 'rebuild-index' ? <RebuildDialog repositoryId={repositoryId} onClose={close} /> : null}
      {asked === 'copy' || asked === 'heal' ? (
        <CopyDialog kind={asked} repositoryId={repositoryId} onClose={close} />
      ) : null}
      {asked === 'prune' || asked === 'retention' ? (
        <PreviewDialog
          kind={asked}
          repositoryId={repositoryId}
          runId={preview.data?.id}
          error={preview.error}
          hasAlert={hasAlert}
          onClose={close}
        />
      ) : null}
    </>
  )
}
