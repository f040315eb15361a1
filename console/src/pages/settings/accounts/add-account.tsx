import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import type { Account, NewAccount } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsPath } from '../../../api/accounts.ts'
import { useApi } from '../../../api/context.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { NewPasswordFields, passwordProblem } from '../../../ui/new-password-fields.tsx'
import { kindNames } from '../words.ts'
import { reachProblem, type RoleAndReach, RoleFields } from './role-fields.tsx'

interface AddAccountProps {
  /** With the id of the account, when one was made. */
  readonly onClose: (id?: string) => void
}

export function AddAccount({ onClose }: AddAccountProps) {
  const [kind, setKind] = useState<Account['kind']>('password')
  const [userName, setUserName] = useState('')
  const [description, setDescription] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [reach, setReach] = useState<RoleAndReach>({ role: 'monitor', organizationIds: null })
  const add = useAdd(onClose)
  const missing = userName.trim() === '' ? 'Choose a user name.' : reachProblem(reach)
  const problem = missing ?? (kind === 'password' ? passwordProblem(password, again) : undefined)
  const send = (): void => {
    const { role, organizationIds } = reach
    const account = {
      userName: userName.trim(),
      kind,
      role,
      description,
      organizationIds: organizationIds === null ? null : [...organizationIds],
    }
    add.mutate(kind === 'password' ? { ...account, password } : account)
  }
  return (
    <FormDialog
      title="Add an account"
      submit="Add"
      isBusy={add.isPending}
      problem={problem}
      error={add.error}
      onSubmit={send}
      onClose={() => onClose()}
    >
      <Field label="Kind">
        <RadioGroup
          value={kind}
          onChange={(_event, { value }) => setKind(value === 'service' ? 'service' : 'password')}
        >
          {Object.entries(kindNames).map(([value, name]) => (
            <Radio key={value} value={value} label={name} />
          ))}
        </RadioGroup>
      </Field>
      <Field label="User name" required>
        <Input autoComplete="off" value={userName} onChange={(_event, { value }) => setUserName(value)} />
      </Field>
      <Field label="Description">
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
      {kind === 'password' ? (
        <NewPasswordFields password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
      ) : (
        <span>Add its public key afterwards: the program keeps the private one.</span>
      )}
      <RoleFields value={reach} onChange={setReach} />
    </FormDialog>
  )
}

function useAdd(onAdded: (id: string) => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (account: NewAccount) => api.send<Account>('POST', accountsPath, account),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['accounts'], exact: true })
      onAdded(id)
    },
  })
}
