import { Button, Field, Input } from '@fluentui/react-components'
import type { Account } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountPath } from '../../../api/accounts.ts'
import { useApi } from '../../../api/context.tsx'
import { sessionQuery } from '../../../api/session.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Form, useFormStyles } from '../../../ui/form.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { kindNames } from '../words.ts'
import { AccountKeys } from './account-keys.tsx'
import { ResetCredentials } from './reset-credentials.tsx'
import { reachProblem, type RoleAndReach, RoleFields } from './role-fields.tsx'
import { useAccountChange } from './use-account-change.ts'

interface AccountDetailsProps {
  readonly account: Account
  readonly onClose: () => void
}

/** Another account, and what an administrator may do with it. */
export function AccountDetails({ account, onClose }: AccountDetailsProps) {
  const session = useQuery(sessionQuery(useApi()))
  const isOwn = session.data?.accountId === account.id
  return (
    <>
      <Section title={account.userName} actions={<Button onClick={onClose}>Close</Button>}>
        <Facts
          facts={[
            ['Kind', kindNames[account.kind]],
            ['Since', formatTime(account.createdAt)],
          ]}
        />
        <ChangeAccount account={account} />
        <Switches account={account} isOwn={isOwn} onRemoved={onClose} />
      </Section>
      {account.kind === 'service' ? <AccountKeys account={account} /> : null}
      {account.kind === 'password' && !isOwn ? <ResetCredentials account={account} /> : null}
    </>
  )
}

function ChangeAccount({ account }: { readonly account: Account }) {
  const [description, setDescription] = useState(account.description)
  const [reach, setReach] = useState<RoleAndReach>(account)
  const save = useAccountChange(account)
  const { role, organizationIds } = reach
  return (
    <Form
      submit="Save"
      isBusy={save.isPending}
      problem={reachProblem(reach)}
      error={save.error}
      onSubmit={() =>
        save.mutate({
          role,
          organizationIds: organizationIds === null ? null : [...organizationIds],
          description,
        })
      }
    >
      <Field label="Description">
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
      <RoleFields value={reach} onChange={setReach} />
    </Form>
  )
}

interface SwitchesProps {
  readonly account: Account
  readonly isOwn: boolean
  readonly onRemoved: () => void
}

function Switches({ account, isOwn, onRemoved }: SwitchesProps) {
  const styles = useFormStyles()
  const [isRemoving, setRemoving] = useState(false)
  const change = useAccountChange(account)
  if (isOwn) return <span>This is your own account: another administrator can disable or remove it.</span>
  return (
    <>
      <ProblemBar error={change.error} />
      <div className={styles.row}>
        <Button disabled={change.isPending} onClick={() => change.mutate({ isEnabled: !account.isEnabled })}>
          {account.isEnabled ? 'Disable' : 'Enable'}
        </Button>
        <Button onClick={() => setRemoving(true)}>Remove</Button>
      </div>
      {isRemoving ? (
        <RemoveAccount account={account} onRemoved={onRemoved} onClose={() => setRemoving(false)} />
      ) : null}
    </>
  )
}

interface RemoveAccountProps {
  readonly account: Account
  readonly onRemoved: () => void
  readonly onClose: () => void
}

function RemoveAccount({ account, onRemoved, onClose }: RemoveAccountProps) {
  const api = useApi()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.send('DELETE', accountPath(account.id)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'], exact: true })
      onRemoved()
    },
  })
  return (
    <ConfirmDialog
      title={`Remove the account ${account.userName}?`}
      confirm="Remove"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      Its sessions end and its keys count no more. What it did stays in the audit log.
    </ConfirmDialog>
  )
}
