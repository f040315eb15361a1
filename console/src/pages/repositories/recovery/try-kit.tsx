import {
  Body1,
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components'
import type { RecoveryKit } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { tryKit } from '../../../api/recovery.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { passphraseOf } from './kit-text.ts'

interface TryKitProps {
  readonly repositoryId: string
  readonly kit: RecoveryKit
  readonly onClose: () => void
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** A page of a kit is a few lines. */
const largestBytes = 65_536

/** Whether the paper in the safe still opens the repository. */
export function TryKit({ repositoryId, kit, onClose }: TryKitProps) {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const attempt = useMutation({
    mutationFn: () => tryKit(api, { repositoryId, kitId: kit.id, passphrase: passphraseOf(text) }),
    onSuccess: async () => {
      setText('')
      await queries.invalidateQueries({ queryKey: ['recovery', repositoryId] })
    },
    gcTime: 0,
  })
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined && file.size <= largestBytes) setText(passphraseOf(await file.text()))
  }
  return (
    <FormDialog
      title={`Try the kit ${kit.label === '' ? 'without a label' : `“${kit.label}”`}`}
      submit="Try it"
      isBusy={attempt.isPending}
      problem={
        text.trim() === '' && !attempt.isSuccess ? 'Type the passphrase, or choose the file.' : undefined
      }
      error={attempt.error}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
    >
      <Body1>
        The server opens the key of the kit as it lies in the repository. Do it once a year, with the paper in
        your hand; nothing is changed.
      </Body1>
      <Field
        label="Passphrase of the kit"
        required
        hint="Eight groups of four. Small or capital letters, hyphens and spaces do not matter."
      >
        <Input autoComplete="off" value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className={styles.row}>
        <input
          ref={input}
          type="file"
          accept=".txt,text/plain"
          hidden
          onChange={({ target }) => void read(target.files?.[0])}
        />
        <Button onClick={() => input.current?.click()}>Take it out of a file…</Button>
      </div>
      {attempt.isSuccess ? (
        <MessageBar intent="success">
          <MessageBarBody>It opens the repository.</MessageBarBody>
        </MessageBar>
      ) : null}
    </FormDialog>
  )
}
