import { Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { EffectiveScope } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApi } from '../api/context.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { scopeQuery } from './portal-queries.ts'

type ScopeItem = EffectiveScope['users'][number]

interface Choice {
  readonly users: readonly ScopeItem[] | undefined
  readonly error: unknown
  /** Nobody alone: everybody of the scope. */
  readonly user: ScopeItem | undefined
  readonly reason: string
  readonly choose: (userId: string) => void
  readonly setReason: (reason: string) => void
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '28rem' },
})

/** Whose mail an operator restores, and why: the person is in the address. */
export function useOperatorChoice(isOperator: boolean): Choice {
  const [params, setParams] = useSearchParams()
  const [reason, setReason] = useState('')
  const scope = useQuery(scopeQuery(useApi(), isOperator))
  const userId = params.get('user')
  return {
    users: scope.data,
    error: scope.error,
    user: scope.data?.find(({ id }) => id === userId),
    reason,
    choose: (id) => setParams(id === '' ? {} : { user: id }),
    setReason,
  }
}

const longestSelect = 50

export function OperatorChoice({ choice }: { readonly choice: Choice }) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const { users, user, error, reason, choose, setReason } = choice
  if (error !== null) return <ProblemBar error={error} />
  if (users === undefined) return <Loading label="Whom you may restore…" />
  if (users.length === 0)
    return (
      <EmptyState
        title="There is nobody whom you may restore"
        text="Ask the administrator who backs up your organization to name you in a restore operator role, with the people whom you help."
      />
    )
  const wanted = search.trim().toLowerCase()
  const shown = users.filter(
    (one) =>
      one.id === user?.id || `${one.user.displayName}\n${one.user.name}`.toLowerCase().includes(wanted),
  )
  return (
    <div className={styles.box}>
      {users.length <= longestSelect ? null : (
        <Field label="Search people">
          <Input value={search} onChange={(_event, { value }) => setSearch(value)} />
        </Field>
      )}
      <Field label="Whose mail">
        <Select value={user?.id ?? ''} onChange={(_event, { value }) => choose(value)}>
          <option value="">Everybody whom I may restore ({users.length})</option>
          {shown.slice(0, longestSelect * 4).map(({ id, user: { displayName, name } }) => (
            <option key={id} value={id}>
              {displayName} ({name})
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Reason" hint="For example the number of the ticket; it is kept in the audit log.">
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </div>
  )
}
