/** What is asked before a run that has no preview. */
import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pb } from '../../../paths.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { emptyStorage, StorageFields, storageOf, storageProblem } from '../storage-fields.tsx'
import { useStartRun } from './use-start-run.ts'
import { kindTexts } from './words.ts'

export interface StartDialogProps {
  readonly repositoryId: string
  readonly onClose: () => void
}

function useStartAndFollow(repositoryId: string) {
  const navigate = useNavigate()
  return useStartRun(repositoryId, ({ id }) => void navigate(pb.maintenanceRun(repositoryId, id)))
}

export function CheckDialog({ repositoryId, onClose }: StartDialogProps) {
  const [data, setData] = useState<'none' | 'all'>('none')
  const start = useStartAndFollow(repositoryId)
  return (
    <FormDialog
      title="Check the repository"
      submit="Check"
      isBusy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate({ kind: 'check', data })}
      onClose={onClose}
    >
      <Body1>{kindTexts.check} Backups and restores go on meanwhile.</Body1>
      <Field label="What is read">
        <RadioGroup value={data} onChange={(_event, { value }) => setData(value === 'all' ? 'all' : 'none')}>
          <Radio value="none" label="Restore points and indexes: takes moments" />
          <Radio value="all" label="All data as well: reads and verifies every byte, which takes its time" />
        </RadioGroup>
      </Field>
    </FormDialog>
  )
}

export function RebuildDialog({ repositoryId, onClose }: StartDialogProps) {
  const start = useStartAndFollow(repositoryId)
  return (
    <ConfirmDialog
      title="Rebuild the index?"
      confirm="Rebuild"
      isBusy={start.isPending}
      error={start.error}
      onConfirm={() => start.mutate({ kind: 'rebuild-index' })}
      onClose={onClose}
    >
      {kindTexts['rebuild-index']} It is for an index that is lost or damaged; nothing is deleted, and backups
      and restores go on meanwhile.
    </ConfirmDialog>
  )
}

const folderHints = {
  copy: 'An absolute path on the server: empty, or an earlier copy of this repository. Best on another disk or a mount of another machine.',
  heal: 'An absolute path on the server: where the copy lies.',
} as const

interface CopyDialogProps extends StartDialogProps {
  readonly kind: 'copy' | 'heal'
}

export function CopyDialog({ kind, repositoryId, onClose }: CopyDialogProps) {
  const [storage, setStorage] = useState(emptyStorage)
  const start = useStartAndFollow(repositoryId)
  const isNowhere = storage.kind === 'folder' && storage.path.trim() === ''
  return (
    <FormDialog
      title={kind === 'copy' ? 'Copy the repository' : 'Heal from a copy'}
      submit={kind === 'copy' ? 'Copy' : 'Heal'}
      isBusy={start.isPending}
      problem={isNowhere ? 'Name the folder.' : storageProblem(storage)}
      error={start.error}
      onSubmit={() => start.mutate({ kind, target: storageOf(storage) })}
      onClose={onClose}
    >
      <Body1>
        {kindTexts[kind]} Backups and restores go on meanwhile. The key of a bucket is used for this run
        alone, and kept nowhere.
      </Body1>
      <StorageFields
        form={storage}
        folderHint={folderHints[kind]}
        isLockOffered={kind === 'copy'}
        onChange={setStorage}
      />
    </FormDialog>
  )
}
