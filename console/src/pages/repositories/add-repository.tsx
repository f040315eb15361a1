import { Field, Input } from '@fluentui/react-components'
import type { CreatedRepository, NewRepositoryDetails } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { ownRepositoriesPath } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { FormDialogBody } from '../../ui/form-dialog.tsx'
import { KitDialogBody, KitFrame } from './recovery/kit-dialog.tsx'
import { kitLabelHint } from './recovery/make-kit.tsx'
import { useMakeKit } from './recovery/use-make-kit.ts'
import { keepEverything, RetentionFields } from './retention-fields.tsx'
import { emptyStorage, StorageFields, storageOf, storageProblem } from './storage-fields.tsx'

/**
 * Asks for a place, makes the repository, and at once its recovery kit: a repository without one is lost with its server.
 * The dialog stays, with what was typed, when it is refused.
 */
export function AddRepository({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [storage, setStorage] = useState(emptyStorage)
  const [retention, setRetention] = useState(keepEverything)
  const [label, setLabel] = useState('')
  const making = useMakeKit()
  const add = useAdd(({ id }) => making.mutate({ repositoryId: id, label: label.trim() }))
  const created = add.data
  return (
    <KitFrame isKit={created !== undefined} onClose={onClose}>
      {created === undefined ? (
        <FormDialogBody
          title="Add a repository"
          submit="Add"
          isBusy={add.isPending}
          problem={name.trim() === '' ? 'Name the repository.' : storageProblem(storage)}
          error={add.error}
          onSubmit={() =>
            add.mutate({ name: name.trim(), description, storage: storageOf(storage), retention })
          }
          onClose={onClose}
        >
          <Field label="Name" required>
            <Input value={name} onChange={(_event, { value }) => setName(value)} />
          </Field>
          <Field label="Description">
            <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
          </Field>
          <StorageFields form={storage} onChange={setStorage} />
          <RetentionFields retention={retention} onChange={setRetention} />
          <Field label="Label of its recovery kit" hint={kitLabelHint}>
            <Input maxLength={100} value={label} onChange={(_event, { value }) => setLabel(value)} />
          </Field>
        </FormDialogBody>
      ) : (
        <KitDialogBody
          repositoryName={created.name}
          making={making}
          request={{ repositoryId: created.id, label: label.trim() }}
          {...(created.warnings === undefined ? {} : { warnings: created.warnings })}
          onClose={() => void navigate(pb.repository(created.id))}
        />
      )}
    </KitFrame>
  )
}

function useAdd(onMade: (repository: CreatedRepository) => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (repository: NewRepositoryDetails) =>
      api.send<CreatedRepository>('POST', ownRepositoriesPath, repository),
    onSuccess: async (made) => {
      onMade(made)
      await queries.invalidateQueries({ queryKey: ['repositories'] })
    },
    // It held the secret key of a bucket.
    gcTime: 0,
  })
}
