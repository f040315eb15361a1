/** Changes a repository and removes it. What could cost restore points waits, and the page says so. */
import { Body1, Button, Field, Input } from '@fluentui/react-components'
import type { RepositoryDetails } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isWaiting } from '../../../api/approvals.ts'
import { useApi } from '../../../api/context.tsx'
import { ownRepositoryPath, repositoriesPath } from '../../../api/repositories.ts'
import { pb } from '../../../paths.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { Loading } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'
import { WaitingBar } from '../../approvals/waiting-bar.tsx'
import { RetentionFields } from '../retention-fields.tsx'
import type { TabProps } from './tab-props.ts'

export function SettingsTab({ repository, health }: TabProps) {
  return (
    <>
      <Change repository={repository} />
      {health === undefined ? (
        <Loading />
      ) : (
        <KeepLast repositoryId={repository.id} keepLast={health.keepLast} />
      )}
      <Remove repository={repository} />
    </>
  )
}

/** An act that may be put on record instead of being done. */
function useAct(repositoryId: string, act: () => Promise<unknown>, onDone?: () => Promise<void>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    ...(onDone === undefined ? {} : { onSuccess: onDone }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      await queries.invalidateQueries({ queryKey: ['repositories'] })
      await queries.invalidateQueries({ queryKey: ['repository-health', repositoryId] })
    },
  })
}

function Change({ repository }: { readonly repository: RepositoryDetails }) {
  const { id } = repository
  const api = useApi()
  const [name, setName] = useState(repository.name)
  const [description, setDescription] = useState(repository.description)
  const [retention, setRetention] = useState(repository.retention)
  const save = useAct(id, () =>
    api.send('PUT', `${repositoriesPath}/${encodeURIComponent(id)}`, {
      name: name.trim(),
      description,
      ...retention,
    }),
  )
  return (
    <Section title="Name and retention">
      <Body1>
        A shorter retention of a repository that holds restore points waits, or needs a second administrator:
        what it forgets is gone. A longer one counts at once.
      </Body1>
      <Form
        submit="Save"
        isBusy={save.isPending}
        problem={name.trim() === '' ? 'Name the repository.' : undefined}
        error={isWaiting(save.error) ? null : save.error}
        onSubmit={() => save.mutate()}
      >
        <Field label="Name" required>
          <Input value={name} onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Field label="Description">
          <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
        </Field>
        <RetentionFields retention={retention} onChange={setRetention} />
        <WaitingBar error={save.error} />
        <span role="status">{save.isSuccess ? 'Saved.' : ''}</span>
      </Form>
    </Section>
  )
}

const mostKept = 10_000

function KeepLast({ repositoryId, keepLast }: { readonly repositoryId: string; readonly keepLast: number }) {
  const api = useApi()
  const [text, setText] = useState(String(keepLast))
  const save = useAct(repositoryId, () =>
    api.send('PUT', ownRepositoryPath(repositoryId, 'keep-last'), { keepLast: Number(text) }),
  )
  return (
    <Section title="What is always kept">
      <Body1>
        So many newest restore points of each job stay, whatever their age: a job that stands still does not
        lose its last backups. Fewer than now waits, or needs a second administrator.
      </Body1>
      <Form
        submit="Save the number"
        isBusy={save.isPending}
        problem={Number(text) >= 1 ? undefined : 'At least one stays.'}
        error={isWaiting(save.error) ? null : save.error}
        onSubmit={() => save.mutate()}
      >
        <Field
          label="Newest restore points of each job that stay"
          hint={`1 to ${mostKept.toLocaleString()}.`}
        >
          <Input
            type="number"
            min={1}
            max={mostKept}
            required
            value={text}
            onChange={(_event, { value }) => setText(value)}
          />
        </Field>
        <WaitingBar error={save.error} />
        <span role="status">{save.isSuccess ? 'Saved.' : ''}</span>
      </Form>
    </Section>
  )
}

function Remove({ repository: { id, name } }: { readonly repository: RepositoryDetails }) {
  const api = useApi()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const remove = useAct(
    id,
    () => api.send('POST', ownRepositoryPath(id, 'remove'), { force: true }),
    async () => {
      await navigate(pb.repositories())
    },
  )
  const waits = isWaiting(remove.error)
  return (
    <Section title="Remove the repository">
      <Body1>
        An empty one goes at once. One with restore points goes with all of them, and that waits, or needs a
        second administrator. Jobs that write into it have to be given another one, or removed, first.
      </Body1>
      <div>
        <Button onClick={() => setAsking(true)}>Remove the repository…</Button>
      </div>
      {isAsking ? (
        <ConfirmDialog
          title={`Remove “${name}” and every restore point in it?`}
          confirm="Remove"
          isBusy={remove.isPending || waits}
          error={waits ? null : remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          {waits
            ? null
            : 'What was backed up into it cannot be restored any more. Where it holds restore points, this waits, and can be refused on the page of approvals until then.'}
          <WaitingBar error={remove.error} />
        </ConfirmDialog>
      ) : null}
    </Section>
  )
}
