import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import type { Account, AccountKey } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountKeysQuery, accountPath } from '../../../api/accounts.ts'
import { useApi } from '../../../api/context.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Form } from '../../../ui/form.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'

/** The public keys with which a program proves that it is this account (RFC 7523). */
export function AccountKeys({ account }: { readonly account: Account }) {
  const api = useApi()
  const queries = useQueryClient()
  const { data = [], error } = useQuery(accountKeysQuery(api, account.id))
  const remove = useMutation({
    mutationFn: (id: string) => api.send('DELETE', accountPath(account.id, `keys/${encodeURIComponent(id)}`)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts', account.id] }),
  })
  const columns: readonly Column<AccountKey>[] = [
    {
      key: 'what',
      header: 'Key',
      width: 'minmax(9rem, 2fr)',
      render: ({ description, thumbprint }) => (description === '' ? thumbprint : description),
    },
    {
      key: 'end',
      header: 'Until',
      width: '11rem',
      isSecondary: true,
      render: ({ expiresAt }) => formatTime(expiresAt),
    },
    {
      key: 'remove',
      header: 'Remove',
      width: '7rem',
      render: ({ id, thumbprint }) => (
        <Button
          size="small"
          disabled={remove.isPending}
          aria-label={`Remove the key ${thumbprint}`}
          onClick={() => remove.mutate(id)}
        >
          Remove
        </Button>
      ),
    },
  ]
  return (
    <Section title="Keys">
      <ProblemBar error={error ?? remove.error} />
      <DataTable
        label="Keys"
        rows={data}
        columns={columns}
        keyOf={({ id }) => id}
        height="14rem"
        empty={
          <EmptyState
            title="It cannot sign in yet"
            text="Let the program make a key pair and add its public key here; “strongroom account key” makes one too."
          />
        }
      />
      <AddKey account={account} />
    </Section>
  )
}

function AddKey({ account }: { readonly account: Account }) {
  const [text, setText] = useState('')
  const [description, setDescription] = useState('')
  const [until, setUntil] = useState('')
  const api = useApi()
  const queries = useQueryClient()
  const add = useMutation({
    mutationFn: () =>
      api.send<AccountKey>('POST', accountPath(account.id, 'keys'), {
        jwk: keyOf(text),
        description,
        ...(until === '' ? {} : { expiresAt: until }),
      }),
    onSuccess: async () => {
      setText('')
      setDescription('')
      await queries.invalidateQueries({ queryKey: ['accounts', account.id] })
    },
  })
  return (
    <Form
      submit="Add the key"
      isBusy={add.isPending}
      problem={text.trim() === '' ? 'Paste a public key.' : undefined}
      error={add.error}
      onSubmit={() => add.mutate()}
    >
      <Field
        label="Public key"
        required
        hint="A JSON Web Key (RFC 7517): RSA, P-256 or Ed25519; never the private one."
      >
        <Textarea rows={5} value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Field label="Description">
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
      <Field label="Counts until" hint="No end when it is left out.">
        <Input type="date" value={until} onChange={(_event, { value }) => setUntil(value)} />
      </Field>
    </Form>
  )
}

/** @throws {Error} saying what it has to be. */
function keyOf(text: string): object {
  let key: unknown
  try {
    key = JSON.parse(text)
  } catch (cause) {
    throw new Error('The key is not JSON. Paste a JSON Web Key such as {"kty":"EC", …}.', { cause })
  }
  if (typeof key === 'object' && key !== null && !Array.isArray(key)) return key
  throw new Error('The key is not a JSON object. Paste one JSON Web Key, not a set of them.')
}
