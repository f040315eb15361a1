import { Field, Input, Select } from '@fluentui/react-components'
import type { BackupRepository, NewRepository } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { repositoriesPath } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { yearNames } from './words.ts'

type Years = NonNullable<NewRepository['yearlyRetentionPeriod']>

/** Asks for a folder of the server; the dialog stays, with what was typed, when it is refused. */
export function AddRepository({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [path, setPath] = useState('')
  const [years, setYears] = useState<Years>('Keep')
  const add = useAdd()
  const send = (): void =>
    add.mutate({
      name: name.trim(),
      description,
      ...(path.trim() === '' ? {} : { path: path.trim() }),
      retentionType: 'SnapshotBased',
      retentionPeriodType: 'Yearly',
      yearlyRetentionPeriod: years,
    })
  return (
    <FormDialog
      title="Add a repository"
      submit="Add"
      isBusy={add.isPending}
      problem={name.trim() === '' ? 'Name the repository.' : undefined}
      error={add.error}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label="Name" required>
        <Input value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label="Description">
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
      <Field
        label="Folder"
        hint="An absolute path on the server, new or empty. When empty, a folder below the data folder of the server."
      >
        <Input value={path} onChange={(_event, { value }) => setPath(value)} />
      </Field>
      <Field label="Keep backups" hint="It is noted with the repository; nothing is deleted by itself yet.">
        <Select value={years} onChange={(_event, { value }) => setYears(yearsOf(value))}>
          {Object.entries(yearNames).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  )
}

function useAdd() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (repository: NewRepository) =>
      api.send<BackupRepository>('POST', repositoriesPath, repository),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['repositories'] })
      await navigate(pb.repository(id))
    },
  })
}

const periods: readonly Years[] = ['Year1', 'Years2', 'Years3', 'Years5', 'Years7', 'Years10', 'Years25']

function yearsOf(value: string): Years {
  return periods.find((period) => period === value) ?? 'Keep'
}
