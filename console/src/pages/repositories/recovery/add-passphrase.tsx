import { Body1, Field, Input } from '@fluentui/react-components'
import type { RepositoryKey } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { ownRepositoryPath } from '../../../api/repositories.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'

interface AddPassphraseProps {
  readonly repositoryId: string
  readonly onClose: () => void
}

export function AddPassphrase({ repositoryId, onClose }: AddPassphraseProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [label, setLabel] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const add = useMutation({
    mutationFn: () =>
      api.send<RepositoryKey>('POST', ownRepositoryPath(repositoryId, 'keys'), {
        passphrase,
        label: label.trim(),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['recovery', repositoryId] })
      onClose()
    },
    gcTime: 0,
  })
  return (
    <FormDialog
      title="Add a passphrase"
      submit="Add"
      isBusy={add.isPending}
      problem={problemOf(passphrase, again)}
      error={add.error}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <Body1>
        It opens all data of the repository without this server, but none of the server’s private keys: a
        recovery kit is more.
      </Body1>
      <Field label="Label" hint="Who knows it, or where it lies.">
        <Input maxLength={100} value={label} onChange={(_event, { value }) => setLabel(value)} />
      </Field>
      <Field
        label="Passphrase"
        required
        hint="At least 12 characters; some words that nobody would guess together."
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={(_event, { value }) => setPassphrase(value)}
        />
      </Field>
      <Field label="Once more" required>
        <Input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(_event, { value }) => setAgain(value)}
        />
      </Field>
    </FormDialog>
  )
}

function problemOf(passphrase: string, again: string): string | undefined {
  if (passphrase === '') return 'Enter a passphrase.'
  return again === passphrase ? undefined : 'Enter the passphrase twice.'
}
