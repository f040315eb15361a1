import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components'
import type { BackupRepository, NewRepository } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { repositoriesPath } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { yearNames } from './words.ts'

type Years = NonNullable<NewRepository['yearlyRetentionPeriod']>

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Asks for a folder of the server; the dialog stays, with what was typed, when it is refused. */
export function AddRepository({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [path, setPath] = useState('')
  const [years, setYears] = useState<Years>('Keep')
  const add = useAdd()
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate({
              name: name.trim(),
              description,
              ...(path.trim() === '' ? {} : { path: path.trim() }),
              retentionType: 'SnapshotBased',
              retentionPeriodType: 'Yearly',
              yearlyRetentionPeriod: years,
            })
          }}
        >
          <DialogBody>
            <DialogTitle>Add a repository</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label="Name" required>
                <Input value={name} onChange={(_event, { value }) => setName(value)} />
              </Field>
              <Field label="Description">
                <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
              </Field>
              <Field
                label="Folder"
                hint="An absolute path on the server, new or empty. Without one it is a folder beside the server’s data."
              >
                <Input value={path} onChange={(_event, { value }) => setPath(value)} />
              </Field>
              <Field
                label="Keep backups"
                hint="It is noted with the repository; nothing is deleted by itself yet."
              >
                <Select value={years} onChange={(_event, { value }) => setYears(yearsOf(value))}>
                  {Object.entries(yearNames).map(([value, text]) => (
                    <option key={value} value={value}>
                      {text}
                    </option>
                  ))}
                </Select>
              </Field>
              <ProblemBar error={add.error} />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={name.trim() === '' || add.isPending}>
                Add
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
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
